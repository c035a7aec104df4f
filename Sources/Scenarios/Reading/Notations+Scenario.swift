import DataNodes
import Diagnostics
import Simulation

extension Notation where Value == WrongRule {
  /// A wrong rule, each with the belief that it stands for.
  static var wrongRule: Self {
    let rules = WrongRule.allCases.map { (name: $0.rawValue, description: $0.belief) }
    return Self(.choice(rules), write: { $0.rawValue }) { $0.text.flatMap(WrongRule.init) }
  }
}

extension Notation where Value == Focus, Scope == ScenarioScope {
  /// `everything`, `nothing`, or requests and a time.
  static var focus: Self {
    .oneOf([
      .choice([("everything", .everything), ("nothing", .nothing)]),
      .object(
        Keys(
          "a focus", { _ in Focus.everything },
          [
            Key("requests", .node(.text), "Requests kept, such as 1-3.") {
              focus, node, scope in focus.requests = requests(node, &scope)
            },
            Key("from", .instant, \.from, "Time kept, its start."),
            Key("to", .instant, \.to, "Time kept, its end."),
          ])),
    ])
  }

  private static func requests(
    _ node: DataNode, _ scope: inout ScenarioScope
  ) -> ClosedRange<Int>? {
    let ends = (node.text ?? "").split(separator: "-").compactMap { Int($0) }
    if let first = ends.first, let last = ends.last, ends.count <= 2, 1 <= first, first <= last {
      return first...last
    }
    scope.bag.report(.badRequests(node))
    return nil
  }
}

extension Notation where Value == Zones, Scope == ScenarioScope {
  /// Zones, and when one is away.
  static var zones: Self {
    .object(
      Keys(
        "zones", { _ in Zones(count: 1, losses: []) },
        [
          Key("count", .integer(in: 1...16), \.count, required: true, "How many."),
          Key("lost", .list(of: .object(loss)), \.losses, "When one is away."),
          Key(
            "detour", .duration, \.detour,
            "How long managed services still send calls there."),
        ]
      ) { node, zones, scope in
        for loss in node["lost"]?.elements ?? [] {
          guard let zone = loss["zone"], let number = zone.integer, number > zones.count
          else { continue }
          scope.bag.report(.beyondRules("zone", "1 to \(zones.count)", "this scenario", zone))
        }
      })
  }

  private static var loss: Keys<Zones.Loss, Scope> {
    Keys(
      "a loss", { _ in Zones.Loss(zone: 1, from: .start, to: .never) },
      [
        Key("zone", .integer(in: 1...16), \.zone, required: true, "Which."),
        Key("from", .instant, \.from, required: true, "From when on."),
        Key("to", .instant, \.to, required: true, "Until when."),
      ])
  }
}

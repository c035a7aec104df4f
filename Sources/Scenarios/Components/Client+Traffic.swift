import DataNodes
import Diagnostics
import Simulation

// The ways in which requests come: a client has one of them.
extension Client {
  static let traffic: [Key<ClientSpecification, ScenarioScope>] = kinds + details

  private typealias ClientKey = Key<ClientSpecification, ScenarioScope>

  private static let kinds: [ClientKey] = [
    Key("at", .oneOrMany(.instant), "Requests at these times.", default: { _ in "0 s" }) {
      $0.traffic = .times($1.sorted())
    },
    Key("every", .duration, "One request each time.") {
      $0.traffic = .constant(gap: $1, first: .start)
    },
    Key("poisson", .rate, "Independent requests at this rate.", example: "0.9/s") {
      $0.traffic = .poisson(perSecond: $1)
    },
    Key("burst", .integer(in: 1...10_000_000), "So many at once, at the start.") {
      $0.traffic = .bursts([.init(at: .start, count: $1)])
    },
    Key("bursts", .list(of: .object(burst)), "So many at once, at several times.") {
      $0.traffic = .bursts($1.sorted { $0.time < $1.time })
    },
    Key("ramp", .object(ramp), "A rate that moves from one value to another.") {
      $0.traffic = .ramp(from: $1.from, to: $1.to, over: $1.over)
    },
    Key("diurnal", .object(swing), "A rate that swings through the day.") {
      $0.traffic = .diurnal(
        perSecond: $1.mean, swing: $1.swing, period: $1.period, peak: $1.peak)
    },
    Key("users", .integer(in: 1...1_000_000), "Users who wait, think and ask again.") {
      $0.traffic = .closed(users: $1, think: think)
    },
    Key("replay", .node(.text), "A file with one time a line, in seconds.") {
      client, node, scope in client.traffic = replay(node, &scope)
    },
  ]

  private static let details: [ClientKey] = [
    Key("first", .instant, "When the first of `every` comes.", default: { _ in "0 s" }) {
      guard case .constant(let gap, _) = $0.traffic else { return }
      $0.traffic = .constant(gap: gap, first: $1)
    },
    Key("think", .law, "How long users think.", default: { _ in Laws.text(think) }) {
      guard case .closed(let users, _) = $0.traffic else { return }
      $0.traffic = .closed(users: users, think: $1)
    },
  ]

  private static let think = Distribution.constant(.seconds(1))

  /// Reports a second kind of traffic.
  static func finish(
    _ node: DataNode, _ client: inout ClientSpecification, _ scope: inout ScenarioScope
  ) {
    let given = kinds.compactMap { node.member($0.name) }
    if given.count > 1 { scope.bag.report(.twoKindsOfTraffic(given.map(\.name), given[1])) }
  }

  private static func replay(_ node: DataNode, _ scope: inout ScenarioScope) -> Traffic {
    guard let name = node.text, let text = scope.file(name) else {
      scope.bag.report(.noReplay(node))
      return .times([])
    }
    let times = text.split(whereSeparator: \.isNewline).compactMap { line in
      line.split(separator: ",").first.flatMap { Double($0) }
    }
    return .times(times.sorted().map { .start + .seconds($0) })
  }

  private static let burst = Keys<Traffic.Burst, ScenarioScope>(
    "a burst", { _ in Traffic.Burst(at: .start, count: 1) },
    [
      Key("at", .instant, \.time, required: true, "When."),
      Key("count", .integer(in: 1...10_000_000), \.count, required: true, "How many."),
    ])

  private struct Ramp {
    var from = 0.0
    var to = 0.0
    var over = SimDuration.zero
  }

  private static let ramp = Keys<Ramp, ScenarioScope>(
    "a ramp", { _ in Ramp() },
    [
      Key("from", .rate, \.from, required: true, "The rate at the start."),
      Key("to", .rate, \.to, required: true, "The rate at the end."),
      Key("over", .duration, \.over, required: true, "How long it takes."),
    ])

  private struct Swing {
    var mean = 1.0
    var swing = 0.8
    var period = SimDuration.seconds(24 * 3600)
    var peak = SimTime.start + .seconds(14 * 3600)
  }

  private static let swing = Keys<Swing, ScenarioScope>(
    "a daily swing", { _ in Swing() },
    [
      Key("mean", .rate, \.mean, required: true, "The rate on average."),
      Key("swing", .share, \.swing, "How far it swings: 1 goes down to nothing."),
      Key("period", .duration, \.period, "How long a day is."),
      Key("peak", .instant, \.peak, "When the rate is highest."),
    ])
}

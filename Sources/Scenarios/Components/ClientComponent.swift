import DataNodes
import Diagnostics
import Simulation

extension Component {
  /// Who sends requests.
  static let client = Component(
    type: "client", summary: "Sends requests and waits for the answers.",
    fields: [
      Field("calls", .text, required: true, "The service it asks.", example: "orders"),
      Field(
        "how", .choice(["wait", "later"] + Operations.verbs.map(\.name)),
        "How it asks; what fits the service unless said."),
      Field("at", .oneOrMany(.duration), "Requests at these times.", default: "0 s"),
      Field("every", .duration, "One request each time."),
      Field("first", .duration, "When the first of `every` comes.", default: "0 s"),
      Field("poisson", .rate, "Independent requests at this rate.", example: "0.9/s"),
      Field("burst", .integer(in: 1...10_000_000), "So many at once, at the start."),
      Field("bursts", .list(of: burst), "So many at once, at several times."),
      Field("ramp", ramp, "A rate that moves from one value to another."),
      Field("diurnal", diurnal, "A rate that swings through the day."),
      Field("users", .integer(in: 1...1_000_000), "Users who wait, think and ask again."),
      Field("think", .law, "How long users think.", default: "1 s"),
      Field("replay", .text, "A file with one time a line, in seconds."),
      Field("requests", .integer(in: 1...1_000_000_000), "No more requests than these."),
      Field("until", .duration, "No requests from then on."),
      Field("size", .payload, "Bytes of a request.", default: "1 KB"),
      Field("retry", .retry, "Tries again after failures."),
      Field("breaker", .breaker, "Stops asking after failures."),
      Field("patience", .duration, "How long it waits for an answer."),
      Field("withoutToken", .pattern, "Requests that carry no token."),
      Field("malformed", .pattern, "Requests whose body cannot be read."),
      Field(
        "kinds", .map(of: .pattern, key: "a kind"),
        "What requests are about: {refund: 10 %, order: always}; the first that holds counts."),
    ]
  ) { node, scope in
    let target = scope.place(node["calls"], allowing: Targets.any)
    let type = target.map { scope.services[$0].type } ?? "function"
    var client = ClientSpecification(
      target: target ?? 0, traffic: traffic(node, &scope), operation: operation(node, type))
    client.size = node["size"]?.bytes ?? client.size
    if let retry = node["retry"] { client.retry = retry.retry }
    client.budget = node["retry"]?["budget"]?.budget
    client.breaker = node["breaker"]?.breaker
    client.patience = node["patience"]?.duration
    client.requestsMax = node["requests"]?.integer
    client.until = node["until"]?.instant ?? .never
    client.withoutToken = node["withoutToken"]?.pattern ?? .never
    client.malformed = node["malformed"]?.pattern ?? .never
    client.kinds = (node["kinds"]?.members ?? []).map {
      RequestKind($0.name, $0.value.pattern ?? .never)
    }
    return .client(client)
  }

  private static let burst = Schema.object(
    "a burst",
    [
      Field("at", .duration, required: true, "When."),
      Field("count", .integer(in: 1...10_000_000), required: true, "How many."),
    ])

  private static let ramp = Schema.object(
    "a ramp",
    [
      Field("from", .rate, required: true, "The rate at the start."),
      Field("to", .rate, required: true, "The rate at the end."),
      Field("over", .duration, required: true, "How long it takes."),
    ])

  private static let diurnal = Schema.object(
    "a daily swing",
    [
      Field("mean", .rate, required: true, "The rate on average."),
      Field("swing", .share, "How far it swings: 1 goes down to nothing.", default: "0.8"),
      Field("period", .duration, "How long a day is.", default: "24 h"),
      Field("peak", .duration, "When the rate is highest.", default: "14 h"),
    ])

  private static func operation(_ node: DataNode, _ type: String) -> OperationKind {
    switch node["how"]?.text {
    case "wait", "call": .invoke
    case "later": .invokeLater
    case .some(let name): Operations.verbs.first { $0.name == name }?.kind ?? .invoke
    case nil: Operations.natural(for: type)
    }
  }

  private static func traffic(_ node: DataNode, _ scope: inout ScenarioScope) -> Traffic {
    let names = [
      "at", "every", "poisson", "burst", "bursts", "ramp", "diurnal", "users", "replay",
    ]
    let given = names.compactMap { node.member($0) }
    if given.count > 1 { scope.bag.report(.twoKindsOfTraffic(given.map(\.name), given[1])) }
    guard let member = given.first else { return .times([.start]) }
    let value = member.value
    switch member.name {
    case "every":
      return .constant(gap: value.duration ?? .zero, first: node["first"]?.instant ?? .start)
    case "poisson": return .poisson(perSecond: value.rate ?? 1)
    case "burst": return .bursts([.init(at: .start, count: value.integer ?? 1)])
    case "bursts":
      return .bursts(
        value.elements.map {
          .init(at: $0["at"]?.instant ?? .start, count: $0["count"]?.integer ?? 1)
        }.sorted { $0.time < $1.time })
    case "ramp":
      return .ramp(
        from: value["from"]?.rate ?? 0, to: value["to"]?.rate ?? 0,
        over: value["over"]?.duration ?? .zero)
    case "diurnal":
      return .diurnal(
        perSecond: value["mean"]?.rate ?? 1, swing: value["swing"]?.share ?? 0.8,
        period: value["period"]?.duration ?? .seconds(86_400),
        peak: value["peak"]?.instant ?? .start + .seconds(14 * 3600))
    case "users":
      let think = node["think"]?.law ?? .constant(.seconds(1))
      return .closed(users: value.integer ?? 1, think: think)
    case "replay": return replay(value, &scope)
    default:
      let times = value.elements.isEmpty ? [value] : value.elements
      return .times(times.compactMap(\.instant).sorted())
    }
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
}

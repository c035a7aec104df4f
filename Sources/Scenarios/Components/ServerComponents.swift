import DataNodes
import Diagnostics
import Simulation

extension Component {
  private static let scaling = Schema.object(
    "a scaling policy",
    [
      Field("least", .integer(in: 0...100_000), "Never fewer.", default: "1"),
      Field("most", .integer(in: 1...100_000), "Never more.", default: "10"),
      Field("target", .aim, "The share of busy places aimed at.", default: "70 %"),
      Field("period", .duration(atLeast: .seconds(1)), "How often it looks.", default: "1 min"),
      Field("cooldown", .duration, "Left alone after a change.", default: "5 min"),
      Field("outAfter", looks, "Looks above the target before there are more.", default: "1"),
      Field("inAfter", looks, "Looks below it before there are fewer.", default: "1"),
      Field("steps", .list(of: step, count: 1...20), "Steps by the use, instead of a target."),
      Field("plan", .list(of: bounds, count: 1...100), "Other bounds at certain times."),
    ])

  private static let step = Schema.object(
    "a step",
    [
      Field("above", .share, "From this use on there are more."),
      Field("below", .share, "Down from this use there are fewer."),
      Field("change", .integer(in: 1...100_000), required: true, "So many."),
    ])

  private static let bounds = Schema.object(
    "bounds",
    [
      Field("at", .duration, required: true, "From when on."),
      Field("least", .integer(in: 0...100_000), required: true, "Never fewer."),
      Field("most", .integer(in: 1...100_000), required: true, "Never more."),
      Field("daily", .boolean, "True: each day at this time.", default: "false"),
    ])

  private static func steps(_ node: DataNode?) -> [ServerSpecification.Scaling.Step] {
    var steps: [ServerSpecification.Scaling.Step] = []
    for step in node?.elements ?? [] {
      let change = step["change"]?.integer ?? 0
      if let use = step["above"]?.share { steps.append(.init(use: use, change: change)) }
      if let use = step["below"]?.share { steps.append(.init(use: use, change: -change)) }
    }
    return steps
  }

  private static func plan(_ node: DataNode?) -> [ServerSpecification.Scaling.Bounds] {
    (node?.elements ?? []).map { bounds in
      let least = bounds["least"]?.integer ?? 0
      return .init(
        at: bounds["at"]?.instant ?? .start, least: least,
        most: max(least, bounds["most"]?.integer ?? least),
        isDaily: bounds["daily"]?.boolean ?? false)
    }
  }

  private static let looks = Schema.integer(in: 1...1000)

  private static let window = Schema.object(
    "a window",
    [
      Field("from", .duration, required: true, "Its start."),
      Field("to", .duration, required: true, "Its end."),
    ])

  /// A fleet of servers.
  static let server = Component(
    type: "server", summary: "Servers behind a queue, paid for by the hour.",
    fields: [
      Field("count", .integer(in: 0...100_000), "Servers at the start.", default: "1"),
      Field("places", .integer(in: 1...100_000), "Requests at once per server.", default: "1"),
      Field("work", .law, "What one request takes.", default: "0 s"),
      Field("queueMax", .integer(in: 0...10_000_000), "Requests that may wait."),
      Field("patience", .duration, "The longest wait, then 503."),
      Field("boot", .law, "How long a new server takes.", default: "90 s"),
      Field("scaling", scaling, "Adds and removes servers."),
      Field("instance", .text, "What one costs: an item of the price book.", default: "t3.small"),
      Field("crashes", .oneOrMany(.duration), "When a server fails."),
      Field("patching", .list(of: window), "When a server is away for patches."),
      Field("errors", .pattern, "Requests that fail."),
      Field("slow", .slowness, "Requests that take longer."),
      Field("answerSize", .payload, "Bytes of an answer.", default: "1 KB"),
      Field("balancer", .boolean, "True: a load balancer before it is billed.", default: "false"),
      Field("managed", .boolean, "True: functions on managed instances.", default: "false"),
    ]
  ) { node, scope in
    var server = ServerSpecification()
    server.isManaged = node["managed"]?.boolean ?? false
    server.hasBalancer = node["balancer"]?.boolean ?? false
    server.count = node["count"]?.integer ?? (server.isManaged ? 3 : 1)
    server.places = node["places"]?.integer ?? 1
    server.work = node["work"]?.law ?? .none
    server.queueMax = server.isManaged ? 0 : node["queueMax"]?.integer
    server.patience = node["patience"]?.duration
    if server.isManaged {
      refuse(["queueMax", "patience", "balancer"], of: node, for: "managed: false", &scope)
    }
    server.boot = node["boot"]?.law ?? server.boot
    server.scaling = node["scaling"].map(readScaling)
    if node["scaling"]?["steps"] != nil {
      refuse(["target", "outAfter", "inAfter"], of: node["scaling"], for: "no steps", &scope)
    }
    server.type = node["instance"]?.text ?? (server.isManaged ? "m5.large" : server.type)
    let crashes = node["crashes"]
    server.crashes =
      crashes?.instant.map { [$0] } ?? crashes?.elements.compactMap(\.instant) ?? []
    server.patching = (node["patching"]?.elements ?? []).map {
      .init(from: $0["from"]?.instant ?? .start, to: $0["to"]?.instant ?? .start)
    }
    server.errors = node["errors"]?.pattern ?? .never
    server.slow = node["slow"]?.pattern ?? .never
    server.slowFactor = node["slow"]?["factor"]?.decimal ?? 1
    server.answerSize = node["answerSize"]?.bytes ?? 1024
    return .server(server)
  }

  private static func readScaling(_ node: DataNode) -> ServerSpecification.Scaling {
    var scaling = ServerSpecification.Scaling(
      least: node["least"]?.integer ?? 1, most: node["most"]?.integer ?? 10,
      target: node["target"]?.share ?? 0.7, period: node["period"]?.duration ?? .seconds(60),
      cooldown: node["cooldown"]?.duration ?? .seconds(300))
    scaling.looksAbove = node["outAfter"]?.integer ?? 1
    scaling.looksBelow = node["inAfter"]?.integer ?? 1
    scaling.steps = steps(node["steps"])
    scaling.plan = plan(node["plan"])
    // Steps count what boots, and need no rest after a change.
    if !scaling.steps.isEmpty { scaling.cooldown = node["cooldown"]?.duration ?? .zero }
    return scaling
  }

  private static let scaler = Schema.object(
    "a scaler",
    [
      Field(
        "law", .choice(["tracking", "kubernetes", "queue", "steps"]), required: true,
        "Which law."),
      Field("target", .aim, "The share of busy places aimed at.", default: "70 %"),
      Field("period", .duration(atLeast: .seconds(1)), "How often it looks."),
      Field("cooldown", .duration, "Tracking: left alone after a change.", default: "5 min"),
      Field(
        "stabilisation", .duration, "Kubernetes, queue: fewer only after so long.",
        default: "5 min"),
      Field("perTask", .number(in: 0.01...1e6), "Queue: requests for each task.", default: "5"),
      Field("steps", .list(of: step, count: 1...20), "Steps: by the use since the last look."),
      Field("plan", .list(of: bounds, count: 1...100), "Other bounds at certain times."),
    ])

  /// Container tasks.
  static let container = Component(
    type: "container", summary: "Container tasks behind a queue, paid for by the second.",
    fields: [
      Field("least", .integer(in: 0...100_000), "Tasks at the start.", default: "1"),
      Field("most", .integer(in: 1...100_000), "Never more.", default: "10"),
      Field("places", .integer(in: 1...100_000), "Requests at once per task.", default: "1"),
      Field("work", .law, "What one request takes.", default: "0 s"),
      Field("startUp", .law, "How long a new task takes.", default: "30 s"),
      Field("scaler", scaler, "Adds and removes tasks; none: fixed."),
      Field("processors", .number(in: 0...256), "Of one task.", default: "0.25"),
      Field("memory", .size, "Of one task.", default: "512 MB"),
      Field("queueMax", .integer(in: 0...10_000_000), "Requests that may wait."),
      Field("patience", .duration, "The longest wait, then 503."),
      Field("errors", .pattern, "Requests that fail."),
      Field("balancer", .boolean, "True: a load balancer before it is billed.", default: "false"),
    ]
  ) { node, scope in
    var tasks = ContainerSpecification()
    tasks.hasBalancer = node["balancer"]?.boolean ?? false
    tasks.least = node["least"]?.integer ?? 1
    tasks.most = node["most"]?.integer ?? 10
    tasks.places = node["places"]?.integer ?? 1
    tasks.work = node["work"]?.law ?? .none
    tasks.startUp = node["startUp"]?.law ?? tasks.startUp
    tasks.scaler = node["scaler"].map(readScaler) ?? .fixed
    tasks.plan = plan(node["scaler"]?["plan"])
    checkScaler(node["scaler"], &scope)
    tasks.processors = node["processors"]?.decimal ?? 0.25
    tasks.memory = Double(node["memory"]?.bytes ?? 512 << 20) / 1_073_741_824
    tasks.queueMax = node["queueMax"]?.integer
    tasks.patience = node["patience"]?.duration
    tasks.errors = node["errors"]?.pattern ?? .never
    return .container(tasks)
  }

  /// Keys of a law that is not chosen.
  private static func checkScaler(_ node: DataNode?, _ scope: inout ScenarioScope) {
    let owners: [(String, [String])] = [
      ("target", ["tracking", "kubernetes"]), ("cooldown", ["tracking"]),
      ("stabilisation", ["kubernetes", "queue"]), ("perTask", ["queue"]), ("steps", ["steps"]),
    ]
    let law = node?["law"]?.text ?? ""
    for (name, laws) in owners where !laws.contains(law) {
      refuse([name], of: node, for: "law: \(laws[0])", &scope)
    }
    if law == "steps", node?["steps"] == nil, let law = node?.member("law") {
      scope.bag.report(.noEffect(law, without: "steps: [{above: 70 %, change: 1}]"))
    }
  }

  private static func refuse(
    _ names: [String], of node: DataNode?, for needed: String, _ scope: inout ScenarioScope
  ) {
    for member in names.compactMap({ node?.member($0) }) {
      scope.bag.report(.noEffect(member, without: needed))
    }
  }

  private static func readScaler(_ node: DataNode) -> ContainerSpecification.Scaler {
    let target = node["target"]?.share ?? 0.7
    let stabilisation = node["stabilisation"]?.duration ?? .seconds(300)
    switch node["law"]?.text {
    case "kubernetes":
      return .kubernetes(
        target: target, period: node["period"]?.duration ?? .seconds(15),
        stabilisation: stabilisation)
    case "queue":
      return .queue(
        perTask: node["perTask"]?.decimal ?? 5,
        period: node["period"]?.duration ?? .seconds(30), stabilisation: stabilisation)
    case "steps":
      return .steps(steps(node["steps"]), period: node["period"]?.duration ?? .seconds(60))
    default:
      return .tracking(
        target: target, period: node["period"]?.duration ?? .seconds(60),
        cooldown: node["cooldown"]?.duration ?? .seconds(300))
    }
  }
}

import DataNodes
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
    ])

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
    ]
  ) { node, _ in
    var server = ServerSpecification()
    server.hasBalancer = node["balancer"]?.boolean ?? false
    server.count = node["count"]?.integer ?? 1
    server.places = node["places"]?.integer ?? 1
    server.work = node["work"]?.law ?? .none
    server.queueMax = node["queueMax"]?.integer
    server.patience = node["patience"]?.duration
    server.boot = node["boot"]?.law ?? server.boot
    server.scaling = node["scaling"].map(readScaling)
    server.type = node["instance"]?.text ?? server.type
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
    return scaling
  }

  private static let scaler = Schema.object(
    "a scaler",
    [
      Field("law", .choice(["tracking", "kubernetes"]), required: true, "Which law."),
      Field("target", .aim, "The share of busy places aimed at.", default: "70 %"),
      Field("period", .duration(atLeast: .seconds(1)), "How often it looks."),
      Field("cooldown", .duration, "Tracking: left alone after a change.", default: "5 min"),
      Field("stabilisation", .duration, "Kubernetes: fewer only after so long.", default: "5 min"),
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
  ) { node, _ in
    var tasks = ContainerSpecification()
    tasks.hasBalancer = node["balancer"]?.boolean ?? false
    tasks.least = node["least"]?.integer ?? 1
    tasks.most = node["most"]?.integer ?? 10
    tasks.places = node["places"]?.integer ?? 1
    tasks.work = node["work"]?.law ?? .none
    tasks.startUp = node["startUp"]?.law ?? tasks.startUp
    tasks.scaler = node["scaler"].map(readScaler) ?? .fixed
    tasks.processors = node["processors"]?.decimal ?? 0.25
    tasks.memory = Double(node["memory"]?.bytes ?? 512 << 20) / 1_073_741_824
    tasks.queueMax = node["queueMax"]?.integer
    tasks.patience = node["patience"]?.duration
    tasks.errors = node["errors"]?.pattern ?? .never
    return .container(tasks)
  }

  private static func readScaler(_ node: DataNode) -> ContainerSpecification.Scaler {
    let target = node["target"]?.share ?? 0.7
    if node["law"]?.text == "kubernetes" {
      return .kubernetes(
        target: target, period: node["period"]?.duration ?? .seconds(15),
        stabilisation: node["stabilisation"]?.duration ?? .seconds(300))
    }
    return .tracking(
      target: target, period: node["period"]?.duration ?? .seconds(60),
      cooldown: node["cooldown"]?.duration ?? .seconds(300))
  }
}

import DataNodes
import Diagnostics
import Simulation

extension ServerFleet: AuthoredService {
  static let answers: [OperationKind] = [.invoke, .invokeLater, .batch]
  static let permissions: [Permission] = [.role]

  static let keys = Keys<ServerSpecification, ScenarioScope>(
    "a server", { _ in ServerSpecification() },
    [
      Key("count", .integer(in: 0...100_000), \.count, "Servers at the start."),
      Key("places", .integer(in: 1...100_000), \.places, "Requests at once per server."),
      Key("work", .law, \.work, "What one request takes."),
      Key("queueMax", .integer(in: 0...10_000_000), \.queueMax, "Requests that may wait."),
      Key("patience", .duration, \.patience, "The longest wait, then 503."),
      Key("boot", .law, \.boot, "How long a new server takes."),
      Key("scaling", .object(scaling), \.scaling, "Adds and removes servers."),
      Key("instance", .text, \.type, "What one costs: an item of the price book."),
      Key("crashes", .oneOrMany(.instant), \.crashes, "When a server fails."),
      Key("patching", .list(of: .object(window)), \.patching, "When a server is away for patches."),
      Key("errors", .pattern, \.errors, "Requests that fail."),
      Key("slow", .slowness, "Requests that take longer.") { server, slow in
        (server.slow, server.slowFactor) = (slow.pattern, slow.factor)
      },
      Key("answerSize", .payload, \.answerSize, "Bytes of an answer."),
      Key(
        "balancer", .boolean, \.hasBalancer, "True: a load balancer before it is billed."),
      Key("managed", .boolean, \.isManaged, "True: functions on managed instances."),
    ], finish: finish)

  /// Managed instances have other defaults, and nobody waits for one.
  private static func finish(
    _ node: DataNode, _ server: inout ServerSpecification, _ scope: inout ScenarioScope
  ) {
    let scaling = node["scaling"]
    if scaling?["steps"] != nil {
      scope.refuse(["target", "outAfter", "inAfter"], of: scaling, for: "no steps")
    }
    guard server.isManaged else { return }
    scope.refuse(["queueMax", "patience", "balancer"], of: node, for: "managed: false")
    server.queueMax = 0
    if node["count"] == nil { server.count = 3 }
    if node["instance"] == nil { server.type = "m5.large" }
  }

  private static let scaling = Keys<ServerSpecification.Scaling, ScenarioScope>(
    "a scaling policy", { _ in ServerSpecification.Scaling() },
    [
      Key("least", .integer(in: 0...100_000), \.least, "Never fewer."),
      Key("most", .integer(in: 1...100_000), \.most, "Never more."),
      Key("target", .aim, \.target, "The share of busy places aimed at."),
      Key("period", .duration(atLeast: .seconds(1)), \.period, "How often it looks."),
      Key("cooldown", .duration, \.cooldown, "Left alone after a change."),
      Key(
        "outAfter", .integer(in: 1...1000), \.looksAbove,
        "Looks above the target before there are more."),
      Key(
        "inAfter", .integer(in: 1...1000), \.looksBelow,
        "Looks below it before there are fewer."),
      Key("steps", .scalingSteps, "Steps by the use, instead of a target.") { $0.steps = $1 },
      Key("plan", .scalingPlan, "Other bounds at certain times.") { $0.plan = $1 },
    ]
  ) { node, scaling, _ in
    // Steps count what boots, and need no rest after a change.
    if !scaling.steps.isEmpty, node["cooldown"] == nil { scaling.cooldown = .zero }
  }

  private static let window = Keys<ServerSpecification.Window, ScenarioScope>(
    "a window", { _ in ServerSpecification.Window(from: .start, to: .start) },
    [
      Key("from", .instant, \.from, required: true, "Its start."),
      Key("to", .instant, \.to, required: true, "Its end."),
    ])
}

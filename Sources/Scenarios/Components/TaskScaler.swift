import DataNodes
import Diagnostics
import Simulation

/// A scaler of tasks as written: each law has a period of its own, and some keys alone.
struct TaskScaler {
  enum Law: String, CaseIterable, Sendable { case tracking, kubernetes, queue, steps }

  fileprivate(set) var law = Law.tracking
  fileprivate var target = 0.7
  fileprivate var period: SimDuration?
  fileprivate var cooldown = SimDuration.seconds(300)
  fileprivate var stabilisation = SimDuration.seconds(300)
  fileprivate var perTask = 5.0
  fileprivate var steps: [ServerSpecification.Scaling.Step] = []
  fileprivate(set) var plan: [ServerSpecification.Scaling.Bounds] = []

  static let keys = Keys<TaskScaler, ScenarioScope>(
    "a scaler", { _ in TaskScaler() },
    [
      Key("law", .choice, \.law, required: true, "Which law."),
      Key("target", .aim, \.target, "The share of busy places aimed at."),
      Key("period", .duration(atLeast: .seconds(1)), \.period, "How often it looks."),
      Key("cooldown", .duration, \.cooldown, "Tracking: left alone after a change."),
      Key(
        "stabilisation", .duration, \.stabilisation,
        "Kubernetes, queue: fewer only after so long."),
      Key("perTask", .number(in: 0.01...1e6), \.perTask, "Queue: requests for each task."),
      Key("steps", .scalingSteps, \.steps, "Steps: by the use since the last look."),
      Key("plan", .scalingPlan, \.plan, "Other bounds at certain times."),
    ], finish: finish)

  /// The laws that heed a key.
  private static let owners: [(key: String, laws: [Law])] = [
    ("target", [.tracking, .kubernetes]), ("cooldown", [.tracking]),
    ("stabilisation", [.kubernetes, .queue]), ("perTask", [.queue]), ("steps", [.steps]),
  ]

  private static func finish(
    _ node: DataNode, _ scaler: inout TaskScaler, _ scope: inout ScenarioScope
  ) {
    for owner in owners where !owner.laws.contains(scaler.law) {
      scope.refuse([owner.key], of: node, for: "law: \(owner.laws[0].rawValue)")
    }
    if scaler.law == .steps, node["steps"] == nil, let law = node.member("law") {
      scope.bag.report(.noEffect(law, without: "steps: [{above: 70 %, change: 1}]"))
    }
  }
}

extension TaskScaler.Law {
  /// The scaler of this law with the values of `written`.
  func scaler(_ written: TaskScaler) -> ContainerSpecification.Scaler {
    let period = written.period
    switch self {
    case .tracking:
      return .tracking(
        target: written.target, period: period ?? .seconds(60), cooldown: written.cooldown)
    case .kubernetes:
      return .kubernetes(
        target: written.target, period: period ?? .seconds(15),
        stabilisation: written.stabilisation)
    case .queue:
      return .queue(
        perTask: written.perTask, period: period ?? .seconds(30),
        stabilisation: written.stabilisation)
    case .steps: return .steps(written.steps, period: period ?? .seconds(60))
    }
  }
}

import DataNodes
import Simulation

extension ContainerService: AuthoredService {
  static let answers: [OperationKind] = [.invoke, .invokeLater, .batch]

  static let keys = Keys<ContainerSpecification, ScenarioScope>(
    "a container", { _ in ContainerSpecification() },
    [
      Key("least", .integer(in: 0...100_000), \.least, "Tasks at the start."),
      Key("most", .integer(in: 1...100_000), \.most, "Never more."),
      Key("places", .integer(in: 1...100_000), \.places, "Requests at once per task."),
      Key("work", .law, \.work, "What one request takes."),
      Key("startUp", .law, \.startUp, "How long a new task takes."),
      Key("scaler", scaler, \.scaler, "Adds and removes tasks; none: fixed."),
      Key("processors", .number(in: 0...256), \.processors, "Of one task."),
      Key("memory", .gigabytes, \.memory, "Of one task."),
      Key("queueMax", .integer(in: 0...10_000_000), \.queueMax, "Requests that may wait."),
      Key("patience", .duration, \.patience, "The longest wait, then 503."),
      Key("errors", .pattern, \.errors, "Requests that fail."),
      Key(
        "balancer", .boolean, \.hasBalancer, "True: a load balancer before it is billed."),
    ])

  /// A scaler as written: either law has a period of its own.
  private struct Scaler {
    enum Law: String, CaseIterable, Sendable { case tracking, kubernetes }

    var law = Law.tracking
    var target = 0.7
    var period: SimDuration?
    var cooldown = SimDuration.seconds(300)
    var stabilisation = SimDuration.seconds(300)

    var scaler: ContainerSpecification.Scaler {
      switch law {
      case .tracking:
        .tracking(target: target, period: period ?? .seconds(60), cooldown: cooldown)
      case .kubernetes:
        .kubernetes(
          target: target, period: period ?? .seconds(15), stabilisation: stabilisation)
      }
    }
  }

  private static let scaler = Notation<Scaler, ScenarioScope>.object(
    Keys(
      "a scaler", { _ in Scaler() },
      [
        Key("law", .choice, \.law, required: true, "Which law."),
        Key("target", .aim, \.target, "The share of busy places aimed at."),
        Key("period", .duration(atLeast: .seconds(1)), \.period, "How often it looks."),
        Key("cooldown", .duration, \.cooldown, "Tracking: left alone after a change."),
        Key(
          "stabilisation", .duration, \.stabilisation,
          "Kubernetes: fewer only after so long."),
      ])
  ).map { $0.scaler }
}

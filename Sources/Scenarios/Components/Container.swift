import DataNodes
import Simulation

extension ContainerService: AuthoredService {
  static let answers: [OperationKind] = [.invoke, .invokeLater, .batch]
  static let permissions: [Permission] = [.role]

  static let keys = Keys<ContainerSpecification, ScenarioScope>(
    "a container", { _ in ContainerSpecification() },
    [
      Key("least", .integer(in: 0...100_000), \.least, "Tasks at the start."),
      Key("most", .integer(in: 1...100_000), \.most, "Never more."),
      Key("places", .integer(in: 1...100_000), \.places, "Requests at once per task."),
      Key("work", .law, \.work, "What one request takes."),
      Key("startUp", .law, \.startUp, "How long a new task takes."),
      Key("scaler", .object(TaskScaler.keys), "Adds and removes tasks; none: fixed.") {
        tasks, scaler in
        tasks.scaler = scaler.law.scaler(scaler)
        tasks.plan = scaler.plan
      },
      Key("processors", .number(in: 0...256), \.processors, "Of one task."),
      Key("memory", .gigabytes, \.memory, "Of one task."),
      Key("queueMax", .integer(in: 0...10_000_000), \.queueMax, "Requests that may wait."),
      Key("patience", .duration, \.patience, "The longest wait, then 503."),
      Key("errors", .pattern, \.errors, "Requests that fail."),
      Key(
        "balancer", .boolean, \.hasBalancer, "True: a load balancer before it is billed."),
    ])
}

import DataNodes
import Simulation

extension BusService: AuthoredService {
  static let answers: [OperationKind] = [.emit, .invokeLater]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<BusSpecification, ScenarioScope>(
    "a bus", { _ in BusSpecification() },
    [
      Key(
        "rules", .list(of: .object(rule), count: 1...100), \.rules, required: true, "The rules.")
    ])

  private static let rule = Keys<BusSpecification.Rule, ScenarioScope>(
    "a rule", { _ in BusSpecification.Rule(recipients: []) },
    [
      Key("when", .pattern, \.matches, "Which events match."),
      Recipients.key("to", "Who gets them.").within(\.recipients),
    ] + EventPattern.keys.within(\.wants) + Recipients.refusals.within(\.recipients))
}

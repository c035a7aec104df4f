import DataNodes
import Diagnostics
import Simulation

/// Items, messages and events that the provider refuses for their size.
enum SizeChecks {
  static func run(
    _ scenario: Scenario, _ members: [DataNode.Member], into bag: inout DiagnosticBag
  ) {
    for (service, member) in zip(scenario.services, members) {
      let node = member.value
      if let client = service.kind.client {
        check(client.target, client.size, node["size"], scenario, into: &bag)
      }
      for (operation, step) in zip(
        service.kind.function?.program ?? [], node["does"]?.elements ?? [])
      where operation.kind != .work {
        check(operation.target, operation.size, step["size"], scenario, into: &bag)
      }
    }
  }

  private static func check(
    _ target: Int, _ bytes: Int, _ node: DataNode?, _ scenario: Scenario,
    into bag: inout DiagnosticBag
  ) {
    let rules = scenario.rules
    let most: Int
    switch scenario.services[target].kind.type {
    case "table": most = rules.tables.itemMax
    case "queue": most = rules.queues.messageMax
    case "topic": most = rules.topics.messageMax
    case "bus": most = rules.buses.messageMax
    default: return
    }
    guard let node, bytes > most else { return }
    let name = scenario.services[target].name
    bag.report(
      .beyondRules("size", "\(most >> 10) KB for \"\(name)\"", scenario.rules.name, node))
  }
}

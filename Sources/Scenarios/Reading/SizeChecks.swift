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
      switch service.kind {
      case .client(let client):
        check(client.target, client.size, node["size"], scenario, into: &bag)
      case .function(let function):
        for (operation, step) in zip(function.program, node["does"]?.elements ?? [])
        where operation.kind != .work {
          check(operation.target, operation.size, step["size"], scenario, into: &bag)
        }
      default: break
      }
    }
  }

  private static func check(
    _ target: Int, _ bytes: Int, _ node: DataNode?, _ scenario: Scenario,
    into bag: inout DiagnosticBag
  ) {
    let rules = scenario.rules
    let most: Int
    switch scenario.services[target].kind {
    case .table: most = rules.tables.itemMax
    case .queue: most = rules.queues.messageMax
    case .topic: most = rules.topics.messageMax
    case .bus: most = rules.buses.messageMax
    default: return
    }
    guard let node, bytes > most else { return }
    let name = scenario.services[target].name
    bag.report(
      .beyondRules("size", "\(most >> 10) KB for \"\(name)\"", scenario.rules.name, node))
  }
}

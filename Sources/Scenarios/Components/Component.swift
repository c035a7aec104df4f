package import DataNodes
import Diagnostics
import Simulation

/// A kind of service as authors write it: its keys and what they mean. A new one is one file with
/// such a value, and one line in `Components.all`.
package struct Component: Sendable {
  /// What authors write behind `type:`.
  package let type: String
  /// One sentence for the manual.
  package let summary: String
  package let fields: [Field]
  let read: @Sendable (DataNode, inout ScenarioScope) -> Service.Kind

  /// The grammar of one such service.
  package var schema: Schema {
    .object(
      "a \(type)",
      [Field("type", .choice([type]), required: true, "The kind of service.")]
        + [Field("title", .text, "The name readers see."), Nouns.field] + fields + access)
  }
}

extension Component {
  /// Whoever acts by itself has a role; whatever IAM guards has a policy.
  private var access: [Field] {
    let acts = ["function", "workflow", "server", "container"].contains(type)
    let isGuarded = [
      "gateway", "function", "bucket", "table", "queue", "topic", "bus", "stream", "workflow",
      "database",
    ].contains(type)
    return (acts ? [Policies.role] : []) + (isGuarded ? [Policies.policy] : [])
  }
}

/// All kinds of services, in the order of the manual.
package enum Components {
  package static let all: [Component] = [
    .client, .gateway, .function, .bucket, .table, .queue, .stream, .topic, .bus, .schedule,
    .workflow, .balancer, .server, .container, .database, .cache,
  ]
}

/// The surroundings of a component: who the other services are.
struct ScenarioScope {
  /// Names and types of all services, in their order.
  let services: [(name: String, type: String)]
  let rules: RuleBook
  /// Reads a file beside the scenario.
  let file: @Sendable (String) -> String?
  var bag = DiagnosticBag()

  /// The place of a service that `node` names; reports `unknown-service` and `wrong-wiring`.
  mutating func place(_ node: DataNode?, allowing types: [String]) -> Int? {
    guard let node, let name = node.text else { return nil }
    guard let place = services.firstIndex(where: { $0.name == name }) else {
      bag.report(.unknownService(name, at: node.span, among: services.map(\.name)))
      return nil
    }
    guard types.contains(services[place].type) else {
      bag.report(.wrongWiring(name, services[place].type, allowed: types, at: node.span))
      return nil
    }
    return place
  }

  /// The places of one service or a list of them.
  mutating func places(_ node: DataNode?, allowing types: [String]) -> [Int] {
    guard let node else { return [] }
    let nodes = node.elements.isEmpty ? [node] : node.elements
    return nodes.compactMap { place($0, allowing: types) }
  }
}

/// Types by what can be asked of them.
enum Targets {
  static let callable = [
    "gateway", "function", "balancer", "server", "container", "workflow", "cache",
  ]
  static let events = ["function", "queue", "topic", "bus", "workflow", "server", "container"]
  static let any = [
    "gateway", "function", "bucket", "table", "queue", "stream", "topic", "bus", "workflow",
    "balancer", "server", "container", "database", "cache",
  ]
}

import DataNodes
import Diagnostics
import Simulation

/// The surroundings of a service's keys: the other services, the rules, files beside the scenario.
struct ScenarioScope: KeyScope {
  /// Names and types of all services, in their order.
  let services: [(name: String, type: String)]
  let rules: RuleBook
  /// Reads a file beside the scenario.
  let file: @Sendable (String) -> String?
  var bag = DiagnosticBag()

  static var standard: ScenarioScope {
    ScenarioScope(
      services: [], rules: Books.builtIn.rules(Books.defaultName) ?? RuleBook(),
      file: { _ in nil })
  }

  /// The place of a service that `node` names; reports `unknown-service` and `wrong-wiring`.
  mutating func place(_ node: DataNode, _ partner: Partner) -> Int? {
    guard let name = node.text else { return nil }
    guard let place = services.firstIndex(where: { $0.name == name }) else {
      bag.report(.unknownService(name, at: node.span, among: services.map(\.name)))
      return nil
    }
    let allowed = partner.types
    guard allowed.contains(services[place].type) else {
      bag.report(.wrongWiring(name, services[place].type, allowed: allowed, at: node.span))
      return nil
    }
    return place
  }

  /// The call by which the service at a place is asked unless an author says otherwise.
  func natural(_ place: Int) -> OperationKind {
    guard services.indices.contains(place) else { return .invoke }
    return Components.named(services[place].type)?.answers.first ?? .invoke
  }
}

/// The services that a key may name.
enum Partner: Sendable {
  /// Those that answer such a call.
  case answering(OperationKind)
  /// Those that answer anything at all.
  case anyone
  case types([String])

  /// Their types, by name.
  var types: [String] {
    switch self {
    case .answering(let kind): Components.all.filter { $0.answers.contains(kind) }.map(\.type)
    case .anyone: Components.all.filter { !$0.answers.isEmpty }.map(\.type)
    case .types(let types): types
    }
  }
}

extension Notation where Value == Int, Scope == ScenarioScope {
  /// The name of another service: its place in the scenario.
  static func service(_ partner: Partner) -> Self {
    Self(.text, scoped: { node, scope in scope.place(node, partner) })
  }
}

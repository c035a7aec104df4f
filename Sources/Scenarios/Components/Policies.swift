import DataNodes
import Diagnostics
import Simulation

/// Roles and policies, as authors write them: `write items`, `deny remove items`, `call any`.
enum Policies {
  private static let statement = Schema.string(
    "a permission such as write items, deny put photos, call any or any items"
  ) { words($0) != nil }

  /// For whoever acts by itself.
  static let role = Field(
    "role", .list(of: statement), "What it may do with others; all else is denied.")

  private static let caller = Schema.string("a service that may call, or deny and its name") {
    !$0.isEmpty
  }

  /// For whoever is called.
  static let policy = Field(
    "policy", .list(of: caller), "Who may call it, beside those whose role allows it.")

  /// What each verb covers: calling a function is one permission, whether one waits or not.
  private static let verbs: [(name: String, operations: [OperationKind])] = {
    let plain = Operations.verbs.map { ($0.name, [$0.kind]) }
    let families: [(String, [OperationKind])] = [
      ("any", []), ("call", [.invoke, .invokeLater]),
      ("read", [.read, .readEventually, .readTransaction]),
      ("write", [.write, .writeTransaction]),
    ]
    return families + plain
  }()

  /// Whether it denies, the verb, and the rest, which names a service.
  private static func words(
    _ text: String
  ) -> (isDeny: Bool, operations: [OperationKind], name: String)? {
    var words = text.split(separator: " ").map(String.init)
    let isDeny = words.first == "deny"
    if isDeny { words.removeFirst() }
    guard words.count >= 2, let verb = verbs.first(where: { $0.name == words[0] }) else {
      return nil
    }
    return (isDeny, verb.operations, words.dropFirst().joined(separator: " "))
  }

  /// What a service says; reports services that there are not.
  static func read(_ node: DataNode, _ scope: inout ScenarioScope) -> Access {
    var access = Access()
    access.role = node["role"].map { role in
      role.elements.compactMap { element in
        guard let (isDeny, operations, name) = element.text.flatMap(words) else { return nil }
        guard let other = place(name, element, &scope) else { return nil }
        return Access.Statement(
          isDeny: isDeny, operations: operations, other: other < 0 ? nil : other)
      }
    }
    access.policy = node["policy"].map { policy in
      policy.elements.compactMap { element in
        var words = (element.text ?? "").split(separator: " ").map(String.init)
        let isDeny = words.first == "deny" && words.count > 1
        if isDeny { words.removeFirst() }
        guard let other = place(words.joined(separator: " "), element, &scope) else { return nil }
        return Access.Statement(isDeny: isDeny, other: other < 0 ? nil : other)
      }
    }
    return access
  }

  /// The place of a service; -1 for all of them.
  private static func place(
    _ name: String, _ node: DataNode, _ scope: inout ScenarioScope
  ) -> Int? {
    if name == "any" { return -1 }
    if let place = scope.services.firstIndex(where: { $0.name == name }) { return place }
    scope.bag.report(
      .unknownService(name, at: node.span, among: scope.services.map(\.name)))
    return nil
  }
}

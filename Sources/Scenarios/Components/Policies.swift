import DataNodes
import Diagnostics
import Simulation

/// A key about what is allowed: whoever acts by itself has a role, whatever IAM guards a policy.
enum Permission: Sendable {
  case role
  case policy

  var key: Key<Access, ScenarioScope> {
    switch self {
    case .role:
      Key(
        "role", .list(of: .statement), \.role,
        "What it may do with others; all else is denied.")
    case .policy:
      Key(
        "policy", .list(of: .caller), \.policy,
        "Who may call it, beside those whose role allows it.")
    }
  }
}

extension Notation where Value == Access.Statement, Scope == ScenarioScope {
  /// A line of a role: `write items`, `deny remove items`, `call any`.
  fileprivate static var statement: Self {
    let schema = Schema.string(
      "a permission such as write items, deny put photos, call any or any items"
    ) { Words($0).statement != nil }
    return Self(schema) { node, scope in
      guard let words = node.text.map(Words.init), let (operations, name) = words.statement,
        let other = scope.end(name, node)
      else { return nil }
      return .init(isDeny: words.isDeny, operations: operations, other: other.place)
    }
  }

  /// A line of a service's own policy: who may call it, or `deny` and its name.
  fileprivate static var caller: Self {
    let schema = Schema.string("a service that may call, or deny and its name") { !$0.isEmpty }
    return Self(schema) { node, scope in
      guard let words = node.text.map(Words.init), let other = scope.end(words.text, node)
      else { return nil }
      return .init(isDeny: words.isDeny, other: other.place)
    }
  }
}

/// The words of a line, without the one that denies.
private struct Words {
  let isDeny: Bool
  private let words: [Substring]

  init(_ text: String) {
    let all = text.split(separator: " ")
    isDeny = all.first == "deny" && all.count > 1
    words = isDeny ? Array(all.dropFirst()) : all
  }

  var text: String { words.joined(separator: " ") }

  /// The operations that a line speaks of and the service that it names; nil for no such line.
  var statement: (operations: [OperationKind], name: String)? {
    guard words.count >= 2, let verb = Self.verbs.first(where: { $0.name == words[0] })
    else { return nil }
    return (verb.operations, words.dropFirst().joined(separator: " "))
  }

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
}

/// The other end of a permission.
private enum End {
  case any
  case service(Int)

  var place: Int? {
    if case .service(let place) = self { place } else { nil }
  }
}

extension ScenarioScope {
  /// The service of a name, or `any`; reports services that there are not.
  fileprivate mutating func end(_ name: String, _ node: DataNode) -> End? {
    if name == "any" { return .any }
    if let place = services.firstIndex(where: { $0.name == name }) { return .service(place) }
    bag.report(.unknownService(name, at: node.span, among: services.map(\.name)))
    return nil
  }
}

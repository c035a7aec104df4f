import DataNodes
import Diagnostics
import Simulation

/// The steps of handlers and workflow tasks, as authors write them.
enum Operations {
  /// A verb, and the operation it means. It may name every service that answers the operation.
  struct Verb: Sendable {
    let name: String
    let kind: OperationKind
    let description: String
  }

  static let verbs: [Verb] = [
    Verb(name: "call", kind: .invoke, description: "Waits for it."),
    Verb(name: "later", kind: .invokeLater, description: "Hands over."),
    Verb(name: "read", kind: .read, description: "Strong read."),
    Verb(name: "readEventually", kind: .readEventually, description: "Read that may be old."),
    Verb(name: "readTransaction", kind: .readTransaction, description: "Read in a transaction."),
    Verb(name: "write", kind: .write, description: "Writes an item."),
    Verb(
      name: "writeTransaction", kind: .writeTransaction, description: "Writes in a transaction."),
    Verb(name: "remove", kind: .remove, description: "Removes an item."),
    Verb(name: "put", kind: .put, description: "Stores an object."),
    Verb(name: "fetch", kind: .fetch, description: "Gets an object."),
    Verb(name: "send", kind: .send, description: "Sends a message or a record."),
    Verb(name: "publish", kind: .publish, description: "Publishes."),
    Verb(name: "emit", kind: .emit, description: "Emits an event."),
    Verb(name: "start", kind: .start, description: "Starts it."),
    Verb(name: "query", kind: .query, description: "Asks it."),
    Verb(name: "lookup", kind: .lookup, description: "Asks it."),
  ]

  /// A step as far as it is read: the operation is nil until a verb came, and after a second one.
  fileprivate struct Draft {
    var operation: Operation?
    var settings = Operation(.work)
    var verbs = 0
  }

  /// One thing to do: exactly one of the verbs, or `work`.
  fileprivate static let keys = Keys<Draft, ScenarioScope>(
    "a step", { _ in Draft() }, [work] + verbs.map(key) + settings, finish: finish)

  private typealias Key = DataNodes.Key<Draft, ScenarioScope>

  private static let work = Key("work", .law, "Computes for so long.", example: "120 ms") {
    $0.operation = .work($1)
    $0.verbs += 1
  }

  private static func key(_ verb: Verb) -> Key {
    Key(verb.name, .node(.text), verb.description) { draft, node, scope in
      draft.verbs += 1
      guard draft.verbs == 1 else { return scope.bag.report(.twoVerbs(at: node.span)) }
      guard let place = scope.place(node, .answering(verb.kind)) else { return }
      draft.operation = Operation(verb.kind, target: place)
    }
  }

  private static let settings: [Key] = [
    Key("perItem", .boolean, \.settings.isPerItem, "True: works so long for each message."),
    Key("size", .payload, \.settings.size, "Bytes sent or asked for."),
    Key("permitted", .boolean, \.settings.isPermitted, "False: a policy is missing."),
    Key("reachable", .boolean, \.settings.isReachable, "False: the network leads nowhere."),
    Key("tolerate", .boolean, \.settings.toleratesFailure, "True: go on after a failure."),
  ]

  private static func finish(
    _ node: DataNode, _ draft: inout Draft, _ scope: inout ScenarioScope
  ) {
    guard draft.verbs == 1 else {
      draft.operation = nil
      guard draft.verbs == 0 else { return }
      return scope.bag.report(.noVerb(at: node.span, known: ["work"] + verbs.map(\.name)))
    }
    let settings = draft.settings
    draft.operation?.size = settings.size
    draft.operation?.isPerItem = settings.isPerItem && node["work"] != nil
    draft.operation?.isPermitted = settings.isPermitted
    draft.operation?.isReachable = settings.isReachable
    draft.operation?.toleratesFailure = settings.toleratesFailure
  }
}

extension Notation where Value == Operation, Scope == ScenarioScope {
  /// A step of a handler or a task.
  static var operation: Self {
    Notation<Operations.Draft, Scope>.object(Operations.keys).map(\.operation)
  }
}

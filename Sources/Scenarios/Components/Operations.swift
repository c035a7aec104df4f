import DataNodes
import Diagnostics
import Simulation

/// The steps of handlers and workflow tasks, as authors write them.
enum Operations {
  /// A verb, the operation it means and whom it may name.
  struct Verb: Sendable {
    let name: String
    let kind: OperationKind
    let targets: [String]
    let description: String
  }

  static let verbs: [Verb] = [
    Verb(name: "call", kind: .invoke, targets: Targets.callable, description: "Waits for it."),
    Verb(
      name: "later", kind: .invokeLater, targets: Targets.events, description: "Hands over."),
    Verb(name: "read", kind: .read, targets: ["table", "cache"], description: "Strong read."),
    Verb(
      name: "readEventually", kind: .readEventually, targets: ["table"],
      description: "Read that may be old."),
    Verb(
      name: "readTransaction", kind: .readTransaction, targets: ["table"],
      description: "Read in a transaction."),
    Verb(name: "write", kind: .write, targets: ["table"], description: "Writes an item."),
    Verb(
      name: "writeTransaction", kind: .writeTransaction, targets: ["table"],
      description: "Writes in a transaction."),
    Verb(name: "remove", kind: .remove, targets: ["table"], description: "Removes an item."),
    Verb(name: "put", kind: .put, targets: ["bucket"], description: "Stores an object."),
    Verb(name: "fetch", kind: .fetch, targets: ["bucket"], description: "Gets an object."),
    Verb(
      name: "send", kind: .send, targets: ["queue", "stream"],
      description: "Sends a message or a record."),
    Verb(name: "publish", kind: .publish, targets: ["topic"], description: "Publishes."),
    Verb(name: "emit", kind: .emit, targets: ["bus"], description: "Emits an event."),
    Verb(name: "start", kind: .start, targets: ["workflow"], description: "Starts it."),
    Verb(name: "query", kind: .query, targets: ["database"], description: "Asks it."),
    Verb(name: "lookup", kind: .lookup, targets: ["cache"], description: "Asks it."),
  ]

  /// One thing to do: exactly one of the verbs, or `work`.
  static let schema = Schema.object(
    "a step",
    [
      Field("work", .law, "Computes for so long.", example: "120 ms"),
      Field("perItem", .boolean, "True: works so long for each message.", default: "false"),
    ]
      + verbs.map { Field($0.name, .text, $0.description) } + [
        Field("size", .payload, "Bytes sent or asked for.", default: "1 KB"),
        Field("permitted", .boolean, "False: a policy is missing.", default: "true"),
        Field("reachable", .boolean, "False: the network leads nowhere.", default: "true"),
        Field("tolerate", .boolean, "True: go on after a failure.", default: "false"),
      ])

  /// The operation of a node; nil when it names none, which is reported.
  static func read(_ node: DataNode, _ scope: inout ScenarioScope) -> Operation? {
    var operation: Operation?
    if let law = node["work"]?.law { operation = .work(law) }
    for verb in verbs {
      guard let target = node[verb.name] else { continue }
      guard operation == nil else {
        scope.bag.report(.twoVerbs(at: target.span))
        return nil
      }
      guard let place = scope.place(target, allowing: verb.targets) else { return nil }
      operation = Operation(verb.kind, target: place)
    }
    guard var operation else {
      scope.bag.report(.noVerb(at: node.span, known: ["work"] + verbs.map(\.name)))
      return nil
    }
    if let size = node["size"]?.bytes { operation.size = size }
    operation.isPerItem = operation.kind == .work && node["perItem"]?.boolean == true
    operation.isPermitted = node["permitted"]?.boolean ?? true
    operation.isReachable = node["reachable"]?.boolean ?? true
    operation.toleratesFailure = node["tolerate"]?.boolean ?? false
    return operation
  }

  /// The operation by which a client asks a service of this type.
  static func natural(for type: String) -> OperationKind {
    switch type {
    case "bucket": .put
    case "table": .write
    case "queue", "stream": .send
    case "topic": .publish
    case "bus": .emit
    case "database": .query
    case "cache": .lookup
    default: .invoke
    }
  }
}

/// The keys of a mapping, and the value they describe together.
package struct Keys<Subject, Scope: KeyScope>: Sendable {
  /// The mapping, for messages: `front matter`, `a stream`.
  package let name: String
  package let all: [Key<Subject, Scope>]
  /// The grammar of the mapping.
  package let schema: Schema
  private let initial: @Sendable (Scope) -> Subject
  private let finish: @Sendable (DataNode, inout Subject, inout Scope) -> Void

  /// - Parameters:
  ///   - initial: the subject of an empty mapping.
  ///   - finish: whatever several keys decide together; it may report.
  package init(
    _ name: String, _ initial: @escaping @Sendable (Scope) -> Subject,
    _ keys: [Key<Subject, Scope>],
    finish: @escaping @Sendable (DataNode, inout Subject, inout Scope) -> Void = { _, _, _ in }
  ) {
    self.name = name
    all = keys
    self.initial = initial
    self.finish = finish
    let standard = initial(.standard)
    schema = .object(name, keys.map { $0.field(standard) })
  }

  /// Reads a checked mapping, keys in their declared order. O(keys × members).
  package func read(_ node: DataNode, _ scope: inout Scope) -> Subject {
    var subject = initial(scope)
    all.read(node, &subject, &scope)
    finish(node, &subject, &scope)
    return subject
  }
}

extension Keys where Scope == Unscoped {
  /// Reads a checked mapping.
  package func read(_ node: DataNode) -> Subject {
    var scope = Unscoped()
    return read(node, &scope)
  }
}

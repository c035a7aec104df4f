/// The form in which authors write a value: the texts it allows, the value of each, and the text of
/// a value, for defaults.
///
/// `Scope` is the surroundings that reading needs beside the node, such as the other services of a
/// scenario; it takes reports as well. `Unscoped` is the scope of grammars that need none.
package struct Notation<Value, Scope: KeyScope>: Sendable {
  package let schema: Schema
  /// The value of a checked node; nil leaves the property alone.
  package let read: @Sendable (DataNode, inout Scope) -> Value?
  /// A value as it would be written; nil for one that authors cannot write.
  package let write: @Sendable (Value) -> String?

  package init(
    _ schema: Schema, write: @escaping @Sendable (Value) -> String? = { _ in nil },
    scoped read: @escaping @Sendable (DataNode, inout Scope) -> Value?
  ) {
    self.schema = schema
    self.read = read
    self.write = write
  }

  package init(
    _ schema: Schema, write: @escaping @Sendable (Value) -> String? = { _ in nil },
    read: @escaping @Sendable (DataNode) -> Value?
  ) {
    self.init(schema, write: write) { node, _ in read(node) }
  }

  /// The same texts for values of another type.
  package func map<Other>(
    _ value: @escaping @Sendable (Value) -> Other?,
    back: @escaping @Sendable (Other) -> Value? = { _ in nil }
  ) -> Notation<Other, Scope> {
    let (read, write) = (read, write)
    return Notation<Other, Scope>(schema, write: { back($0).flatMap(write) }) { node, scope in
      read(node, &scope).flatMap(value)
    }
  }

  /// A value, or a list of such values.
  package static func oneOrMany<Element>(_ element: Notation<Element, Scope>) -> Self
  where Value == [Element] {
    let read = element.read
    return Self(.oneOrMany(element.schema)) { node, scope in
      let nodes = node.isSequence ? node.elements : [node]
      return nodes.compactMap { read($0, &scope) }
    }
  }

  /// A list of values.
  package static func list<Element>(
    of element: Notation<Element, Scope>, count: ClosedRange<Int> = 0...Int.max
  ) -> Self where Value == [Element] {
    let read = element.read
    return Self(.list(of: element.schema, count: count)) { node, scope in
      node.elements.compactMap { read($0, &scope) }
    }
  }

  /// A mapping whose keys are names that authors choose.
  package static func map<Element>(of element: Notation<Element, Scope>, key: String) -> Self
  where Value == [(name: String, value: Element)] {
    let read = element.read
    return Self(.map(of: element.schema, key: key)) { node, scope in
      node.members.compactMap { member in read(member.value, &scope).map { (member.name, $0) } }
    }
  }

  /// A mapping with keys of its own.
  package static func object(_ keys: Keys<Value, Scope>) -> Self {
    Self(keys.schema) { node, scope in keys.read(node, &scope) }
  }

  /// The first of several notations that takes a node for its own.
  package static func oneOf(_ notations: [Self]) -> Self {
    let write: @Sendable (Value) -> String? = { value in
      notations.lazy.compactMap { $0.write(value) }.first
    }
    return Self(.oneOf(notations.map(\.schema)), write: write) { node, scope in
      for notation in notations where notation.schema.allows(node) {
        return notation.read(node, &scope)
      }
      return nil
    }
  }
}

/// The surroundings of keys.
package protocol KeyScope: SendableMetatype {
  /// The surroundings for which schemas and tables state defaults.
  static var standard: Self { get }
}

/// The surroundings of grammars that look at nothing beside the document.
package struct Unscoped: KeyScope, Sendable {
  package static let standard = Unscoped()

  package init() {}
}

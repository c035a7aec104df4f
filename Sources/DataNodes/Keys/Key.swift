/// A key of a mapping and the property of `Subject` that its value goes to. Its check, its reading,
/// its JSON Schema and its row in the manual come from this one value; its default is what the
/// property holds at first.
///
/// ```swift
/// Key("latency", .law, \.latency, "How long a call takes.")
/// ```
package struct Key<Subject, Scope: KeyScope>: Sendable {
  package let name: String
  /// Puts the value of a node into the subject.
  let read: @Sendable (DataNode, inout Subject, inout Scope) -> Void
  /// The key's field, with the default that a fresh subject gives.
  let field: @Sendable (Subject) -> Field

  /// A key for a property that always has a value.
  package init<Value>(
    _ name: String, _ notation: Notation<Value, Scope>,
    _ property: any WritableKeyPath<Subject, Value> & Sendable, required: Bool = false,
    _ help: String, example: String? = nil
  ) {
    self.init(name, notation, required: required, help, example: example) { subject in
      notation.write(subject[keyPath: property])
    } scoped: { subject, value, _ in
      subject[keyPath: property] = value
    }
  }

  /// A key for a property that is nil while nobody writes it.
  package init<Value>(
    _ name: String, _ notation: Notation<Value, Scope>,
    _ property: any WritableKeyPath<Subject, Value?> & Sendable, required: Bool = false,
    _ help: String, example: String? = nil
  ) {
    self.init(name, notation, required: required, help, example: example) { subject in
      subject[keyPath: property].flatMap(notation.write)
    } scoped: { subject, value, _ in
      subject[keyPath: property] = value
    }
  }

  /// A key whose value is no single property.
  /// - Parameters:
  ///   - standard: the default as it would be written, from a fresh subject.
  ///   - set: puts the value into the subject.
  package init<Value>(
    _ name: String, _ notation: Notation<Value, Scope>, required: Bool = false, _ help: String,
    example: String? = nil,
    default standard: @escaping @Sendable (Subject) -> String? = { _ in nil },
    scoped set: @escaping @Sendable (inout Subject, Value, inout Scope) -> Void
  ) {
    self.init(name) { subject in
      Field(
        name, notation.schema, required: required, help,
        default: required ? nil : standard(subject), example: example)
    } read: { node, subject, scope in
      guard let value = notation.read(node, &scope) else { return }
      set(&subject, value, &scope)
    }
  }

  private init(
    _ name: String, field: @escaping @Sendable (Subject) -> Field,
    read: @escaping @Sendable (DataNode, inout Subject, inout Scope) -> Void
  ) {
    self.name = name
    self.field = field
    self.read = read
  }

  /// The same for a value that needs nothing of its surroundings.
  package init<Value>(
    _ name: String, _ notation: Notation<Value, Scope>, required: Bool = false, _ help: String,
    example: String? = nil,
    default standard: @escaping @Sendable (Subject) -> String? = { _ in nil },
    set: @escaping @Sendable (inout Subject, Value) -> Void
  ) {
    self.init(
      name, notation, required: required, help, example: example, default: standard
    ) { subject, value, _ in set(&subject, value) }
  }
}

extension Key {
  /// A key for a mapping whose keys go to the same subject.
  package static func group(
    _ name: String, _ keys: [Key<Subject, Scope>], _ help: String
  ) -> Self {
    Self(name) { subject in
      Field(name, .object(name, keys.map { $0.field(subject) }), help)
    } read: { node, subject, scope in
      keys.read(node, &subject, &scope)
    }
  }
}

extension Key {
  /// The same key for a larger subject, of which this one's is a part.
  package func within<Whole>(
    _ part: any WritableKeyPath<Whole, Subject> & Sendable
  ) -> Key<Whole, Scope> {
    let (field, read) = (field, read)
    return Key<Whole, Scope>(name) {
      field($0[keyPath: part])
    } read: { node, whole, scope in
      read(node, &whole[keyPath: part], &scope)
    }
  }
}

extension Array {
  /// The same keys for a larger subject, of which this one's is a part.
  package func within<Part, Whole, Scope>(
    _ part: any WritableKeyPath<Whole, Part> & Sendable
  ) -> [Key<Whole, Scope>] where Element == Key<Part, Scope> {
    map { $0.within(part) }
  }

  /// Reads the keys that a mapping has, in their declared order. O(keys × members).
  func read<Subject, Scope>(_ node: DataNode, _ subject: inout Subject, _ scope: inout Scope)
  where Element == Key<Subject, Scope> {
    for key in self {
      if let value = node[key.name] { key.read(value, &subject, &scope) }
    }
  }
}

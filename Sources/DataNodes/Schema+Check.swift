package import Diagnostics

extension Schema {
  /// Whether a document is what this schema allows; what is not is reported at the author's place.
  /// A document without any value counts as an empty mapping.
  ///
  /// Reports `unknown-key`, `missing-key`, `wrong-type`, `not-one-of`, `out-of-range`,
  /// `wrong-form`, `wrong-length`, and the warning `deprecated-key`.
  @discardableResult
  package func check(_ node: DataNode, into bag: inout DiagnosticBag) -> Bool {
    var check = SchemaCheck(definitions: definitions)
    var node = node
    if node.isNull, case .object = check.resolved(self).kind {
      node = DataNode(.mapping([]), span: node.span)
    }
    check.check(node, self, as: .root)
    bag.merge(check.bag)
    return !check.bag.hasErrors
  }
}

extension Schema {
  /// Whether a value is what this schema allows.
  func allows(_ node: DataNode) -> Bool {
    var bag = DiagnosticBag()
    return check(node, into: &bag)
  }
}

/// One walk over a document beside its schema.
struct SchemaCheck {
  /// How a value is called in messages.
  enum Subject {
    case root
    case key(String)
    indirect case entry(Subject)

    var phrase: String {
      switch self {
      case .root: "this"
      case .key(let name): "\"\(name)\""
      case .entry(.root): "an entry"
      case .entry(let list): "an entry of \(list.phrase)"
      }
    }
  }

  let definitions: [Schema.Definition]
  var bag = DiagnosticBag()

  /// The schema that a chain of references leads to.
  func resolved(_ schema: Schema) -> Schema {
    var schema = schema
    for _ in 0...definitions.count {
      guard case .reference(let name) = schema.kind else { return schema }
      guard let definition = definitions.first(where: { $0.name == name }) else {
        preconditionFailure("the schema refers to \"\(name)\", which it does not define")
      }
      schema = definition.schema
    }
    preconditionFailure("the schema's references lead in a circle")
  }

  mutating func check(_ node: DataNode, _ schema: Schema, as subject: Subject) {
    let schema = resolved(schema)
    switch schema.kind {
    case .any: return
    case .list(let element, let count): checkList(node, schema, element, count, subject)
    case .map(let key, let value): checkMap(node, schema, key, value, subject)
    case .object(let name, let fields, let isOpen):
      guard case .mapping(let members) = node.content else {
        return wrongType(node, schema, subject)
      }
      checkMembers(members, of: node, name, fields, isOpen: isOpen)
    case .alternatives(let alternatives):
      checkAlternatives(node, schema, alternatives, subject)
    default: checkScalar(node, schema, subject)
    }
  }

  private mutating func checkList(
    _ node: DataNode, _ schema: Schema, _ element: Schema, _ count: ClosedRange<Int>,
    _ subject: Subject
  ) {
    guard case .sequence(let elements) = node.content else {
      return wrongType(node, schema, subject)
    }
    if !count.contains(elements.count) {
      bag.report(.wrongLength(subject.phrase, elements.count, allowed: count, at: node.span))
    }
    for entry in elements { check(entry, element, as: .entry(subject)) }
  }

  private mutating func checkMap(
    _ node: DataNode, _ schema: Schema, _ key: Schema.Form, _ value: Schema, _ subject: Subject
  ) {
    guard case .mapping(let members) = node.content else {
      return wrongType(node, schema, subject)
    }
    for member in members {
      if !key.check(member.name) {
        bag.report(.wrongKeyForm(member.name, key.name, at: member.nameSpan))
      }
      check(member.value, value, as: .key(member.name))
    }
  }

  private mutating func checkMembers(
    _ members: [DataNode.Member], of node: DataNode, _ name: String, _ fields: [Field],
    isOpen: Bool
  ) {
    for member in members {
      guard let field = fields.first(where: { $0.name == member.name }) else {
        if !isOpen { bag.report(.unknownKey(member, in: name, known: Self.offered(fields))) }
        continue
      }
      if let instead = field.deprecated { bag.report(.deprecatedKey(member, instead)) }
      check(member.value, field.schema, as: .key(member.name))
    }
    for field in fields where field.isRequired {
      guard !members.contains(where: { $0.name == field.name }) else { continue }
      let expected = resolved(field.schema).expectation
      let near = members.first?.nameSpan ?? node.span
      bag.report(.missingKey(field, in: name, expected, at: near))
    }
  }

  private static func offered(_ fields: [Field]) -> [String] {
    fields.filter { $0.deprecated == nil }.map(\.name)
  }

  func wrongTypeDiagnostic(_ node: DataNode, _ schema: Schema, _ subject: Subject) -> Diagnostic {
    .wrongType(subject.phrase, expected: schema.expectation, node, help: help(node, schema))
  }

  mutating func wrongType(_ node: DataNode, _ schema: Schema, _ subject: Subject) {
    bag.report(wrongTypeDiagnostic(node, schema, subject))
  }

  /// What the author most likely has to do, and the text to put there when that is certain.
  private func help(_ node: DataNode, _ schema: Schema) -> (line: String, replacement: String?)? {
    if node.isNull { return ("give it a value, or remove the key", nil) }
    guard case .scalar(let text, let isQuoted) = node.content else { return nil }
    switch schema.kind {
    case .string: return ("write it in quotes: \"\(text)\"", "\"\(text)\"")
    case .boolean:
      let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"][text.lowercased()]
      let bare = isQuoted ? CoreSchema.boolean(text).map { $0 ? "true" : "false" } : nil
      return (meant ?? bare).map { ("write \($0)", $0) }
    case .integer, .number:
      guard isQuoted, CoreSchema.decimal(text) != nil else { return nil }
      return ("write the number without quotes: \(text)", text)
    case .list: return ("a list of one entry is written [\(text)]", nil)
    default: return nil
    }
  }
}

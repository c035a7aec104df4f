import Diagnostics

extension SchemaCheck {
  mutating func checkScalar(_ node: DataNode, _ schema: Schema, _ subject: Subject) {
    switch schema.kind {
    case .text where node.text != nil: return
    case .boolean where node.boolean != nil: return
    case .string(let form):
      guard let string = node.string else { break }
      guard let form, !form.check(string) else { return }
      return bag.report(.wrongForm(subject.phrase, form.name, node))
    case .integer(let range):
      guard let integer = node.integer else { break }
      if !range.contains(integer) { outOfRange(node, schema, subject) }
      return
    case .number(let range):
      guard let number = node.decimal else { break }
      if !range.contains(number) { outOfRange(node, schema, subject) }
      return
    case .date(let range):
      guard let date = node.date else { return noDate(node, schema, subject) }
      if let range, !range.contains(date) { outOfRange(node, schema, subject) }
      return
    case .choice(let choices):
      guard let text = node.text else { break }
      if choices.contains(where: { $0.name == text }) { return }
      return bag.report(.notOneOf(subject.phrase, node, among: choices.map(\.name)))
    default: break
    }
    wrongType(node, schema, subject)
  }

  private mutating func outOfRange(_ node: DataNode, _ schema: Schema, _ subject: Subject) {
    bag.report(.outOfRange(subject.phrase, expected: schema.expectation, node))
  }

  /// Days that do not exist are told apart from what is no date at all.
  private mutating func noDate(_ node: DataNode, _ schema: Schema, _ subject: Subject) {
    let shape = node.text.map { $0.utf8.map { (0x30...0x39).contains($0) ? UInt8(0x30) : $0 } }
    if shape == Array("0000-00-00".utf8) { return bag.report(.noSuchDay(node)) }
    wrongType(node, schema, subject)
  }

  mutating func checkAlternatives(
    _ node: DataNode, _ schema: Schema, _ alternatives: [Schema], _ subject: Subject
  ) {
    let candidates = alternatives.map(resolved).filter { Self.hasShape(of: $0, node) }
    var trials: [DiagnosticBag] = []
    for candidate in candidates {
      var trial = SchemaCheck(definitions: definitions)
      trial.check(node, candidate, as: subject)
      if !trial.bag.hasErrors { return bag.merge(trial.bag) }
      trials.append(trial.bag)
    }
    let scores = candidates.map { score($0, node) }
    guard let best = scores.max(), let index = scores.firstIndex(of: best),
      best > .min || trials.count == 1 && Self.isTelling(trials[index])
    else { return wrongType(node, schema, subject) }
    bag.merge(trials[index])
  }

  /// Whether what one alternative says of a scalar is worth more than the list of all of them.
  private static func isTelling(_ trial: DiagnosticBag) -> Bool {
    trial.items.allSatisfy { $0.code != .wrongType || !$0.help.isEmpty }
  }

  /// Whether a node is a scalar, a list or a mapping as the schema asks for.
  private static func hasShape(of schema: Schema, _ node: DataNode) -> Bool {
    switch (schema.kind, node.content) {
    case (.any, _), (.alternatives, _), (.reference, _), (.list, .sequence), (.map, .mapping),
      (.object, .mapping):
      true
    case (.list, _), (.map, _), (.object, _), (_, .sequence), (_, .mapping), (_, .null): false
    default: true
    }
  }

  /// How well a mapping fits an object: known keys, and choices that hold or do not.
  private func score(_ schema: Schema, _ node: DataNode) -> Int {
    guard case .object(_, let fields, _) = schema.kind else {
      if case .list = schema.kind { return 0 }
      if case .map = schema.kind { return 0 }
      return .min
    }
    return node.members.reduce(0) { sum, member in
      guard let field = fields.first(where: { $0.name == member.name }) else { return sum - 1 }
      guard case .choice(let choices) = resolved(field.schema).kind else { return sum + 1 }
      return sum + (choices.contains { $0.name == member.value.text } ? 10 : 0)
    }
  }
}

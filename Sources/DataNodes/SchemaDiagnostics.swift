import Diagnostics

/// The wording for documents that are YAML but not what is asked for.
extension Diagnostic {
  static func deprecatedKey(_ member: DataNode.Member, _ instead: String) -> Diagnostic {
    Diagnostic(
      .deprecatedKey, "the key \"\(member.name)\" has a successor", at: member.nameSpan,
      help: [instead])
  }

  static func missingKey(
    _ field: Field, in name: String, _ expected: String, at span: SourceSpan
  ) -> Diagnostic {
    let example = field.example.map { "for example: \(field.name): \($0)" }
    return Diagnostic(
      .missingKey, "\(name): the key \"\(field.name)\" is missing", at: span,
      help: [example ?? "\"\(field.name)\" holds \(expected)"])
  }

  static func noSuchDay(_ node: DataNode) -> Diagnostic {
    Diagnostic(
      .outOfRange, "the calendar has no day \(node.text ?? "")", at: node.span,
      help: ["dates are written year-month-day"])
  }

  static func notOneOf(_ subject: String, _ node: DataNode, among names: [String]) -> Diagnostic {
    let text = node.text ?? ""
    let near = NearMiss.of(text, among: names)
    let listed = "one of " + names.joined(separator: ", ")
    return Diagnostic(
      .notOneOf, "\(subject) cannot be \"\(text)\"", at: node.span,
      help: (near.map { ["did you mean \"\($0)\"?"] } ?? []) + [listed], replacement: near)
  }

  static func outOfRange(_ subject: String, expected: String, _ node: DataNode) -> Diagnostic {
    Diagnostic(
      .outOfRange, "\(subject) must be \(expected), but this is \(node.text ?? "")", at: node.span)
  }

  static func unknownKey(
    _ member: DataNode.Member, in name: String, known: [String]
  ) -> Diagnostic {
    let near = NearMiss.of(member.name, among: known)
    return Diagnostic(
      .unknownKey, "\(name): the key \"\(member.name)\" is not known", at: member.nameSpan,
      help: NearMiss.help(member.name, among: known).map { [$0] } ?? [], replacement: near)
  }

  static func wrongForm(_ subject: String, _ form: String, _ node: DataNode) -> Diagnostic {
    Diagnostic(
      .wrongForm, "\(subject) must be \(form), but this is \(node.found)", at: node.span)
  }

  static func wrongKeyForm(_ name: String, _ form: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.wrongForm, "the key \"\(name)\" must be \(form)", at: span)
  }

  static func wrongLength(
    _ subject: String, _ count: Int, allowed: ClosedRange<Int>, at span: SourceSpan
  ) -> Diagnostic {
    let limits =
      if allowed.lowerBound == allowed.upperBound {
        "exactly \(allowed.lowerBound)"
      } else if allowed.upperBound == .max {
        "at least \(allowed.lowerBound)"
      } else if allowed.lowerBound == 0 {
        "at most \(allowed.upperBound)"
      } else {
        "\(allowed.lowerBound) to \(allowed.upperBound)"
      }
    return Diagnostic(
      .wrongLength, "\(subject) must have \(limits) entries, but has \(count)", at: span)
  }

  static func wrongType(
    _ subject: String, expected: String, _ node: DataNode,
    help: (line: String, replacement: String?)?
  ) -> Diagnostic {
    Diagnostic(
      .wrongType, "\(subject) must be \(expected), but this is \(node.found)", at: node.span,
      help: help.map { [$0.line] } ?? [], replacement: help?.replacement)
  }
}

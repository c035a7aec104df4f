import Diagnostics

/// The wording for YAML that cannot be read.
extension Diagnostic {
  static func colonInValue(at span: SourceSpan, value: SourceSpan, written: String) -> Diagnostic {
    let quoted = quoting(written)
    return Diagnostic(
      .dataSyntax, "a colon followed by a space cannot stand in an unquoted value", at: span,
      caption: "this colon", labels: [.init(value, "the value begins here")],
      help: ["put the value in quotes: \(quoted)"])
  }

  static func controlCharacter(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "a control character stands in the text", at: span,
      help: ["delete it; in a quoted value it can be written as an escape such as \"\\u0007\""])
  }

  static func duplicateKey(_ name: String, at span: SourceSpan, first: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "the key \"\(name)\" stands twice here", at: span,
      caption: first == nil ? nil : "again",
      labels: first.map { [.init($0, "first here")] } ?? [], help: ["keep one of them"])
  }

  static func keyNotText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .keyNotText, "a key must be text", at: span,
      help: ["put the key in quotes if it is meant as text"])
  }

  static func mergeNeedsMapping(_ node: DataNode, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongType, "\"<<\" merges keys and values, but this is \(node.found)", at: span,
      help: ["write an alias of a mapping: <<: *name"])
  }

  static func misplacedDash(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "a list entry cannot begin here", at: span,
      help: ["put \"- …\" on a line of its own below the key, or write the list as [a, b]"])
  }

  static func misplacedIndentation(at span: SourceSpan, since: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "this line's indentation fits nothing above it", at: span,
      labels: since.map { [.init($0, "the lines from here on belong together")] } ?? [],
      help: ["keys of one mapping, and entries of one list, begin in the same column"])
  }

  static func misplacedText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "the value has already ended before this", at: span,
      help: ["put the whole value in one pair of quotes"])
  }

  static func missingComma(
    _ open: String, _ close: String, at span: SourceSpan, since: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "a comma or the closing \(close) is missing before this", at: span,
      labels: [.init(since, "\(open) stands here")])
  }

  static func missingColon(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "a key without a colon", at: span,
      help: ["write \"key: value\", with a space behind the colon"])
  }

  static func missingValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.dataSyntax, "a value is missing here", at: span)
  }

  static func nestedTooDeeply(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooMuchData, "more than \(DataParser.Limits.depthMax) lists and mappings inside one another",
      at: span)
  }

  static func dataNotUTF8(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataNotUTF8, "this byte is no UTF-8 text", at: span,
      help: ["save the file in the encoding UTF-8"])
  }

  static func reservedCharacter(_ character: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "an unquoted value cannot begin with \(character)", at: span,
      help: ["put the value in quotes"])
  }

  static func secondDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "the text has ended before this", at: span,
      help: ["remove the document mark, or the value above that fills the whole text"])
  }

  static func strayMark(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "an unquoted value cannot begin with * or &", at: span,
      help: ["put the value in quotes"])
  }

  static func tabIndentation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "a tab cannot indent", at: span, help: ["indent with spaces"])
  }

  static func tooMuchData(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooMuchData, "the text holds more than \(DataParser.Limits.nodesMax) values", at: span)
  }

  static func unclosedBracket(_ open: String, _ close: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "this \(open) is not closed", at: span,
      help: ["write \(close) behind the last entry"])
  }

  static func unclosedQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "this quote is not closed", at: span,
      help: ["write the same quote again at the end of the value"])
  }

  static func unknownAlias(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "no anchor has this name", at: span,
      help: ["put the value in quotes if the asterisk is part of it"])
  }

  static func unknownEscape(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataSyntax, "a backslash in double quotes begins an escape that does not exist", at: span,
      help: ["use single quotes, or write the backslash twice"])
  }

  static func unknownTag(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownTag, "a YAML tag means nothing here", at: span,
      help: ["put the value in quotes if the exclamation mark is part of it"])
  }

  static func unreadableYaml(_ problem: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.dataSyntax, "the YAML cannot be read here: \(problem)", at: span)
  }

  /// The value in the quotes that need no escapes, where there are such.
  private static func quoting(_ written: String) -> String {
    if !written.utf8.contains(UInt8(ascii: "\"")), !written.utf8.contains(UInt8(ascii: "\\")) {
      return "\"\(written)\""
    }
    let doubled = written.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + doubled.joined(separator: "''") + "'"
  }
}

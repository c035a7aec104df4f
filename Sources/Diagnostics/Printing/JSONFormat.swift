/// JSON lines: everything a diagnostic knows, for editors and scripts.
extension DiagnosticPrinter {
  /// One object: severity, code, message, path, line, column, endLine, endColumn (columns count
  /// characters, the end is exclusive), start, end (bytes), caption, labels, help, replacement.
  /// What is not known is left out.
  func jsonLine(_ diagnostic: Diagnostic, _ files: inout PrintedFiles) -> String {
    var members: [(String, JSONTree)] = [
      ("severity", .string(diagnostic.severity.rawValue)),
      ("code", .string(diagnostic.code.id)),
      ("message", .string(diagnostic.message)),
    ]
    if let span = diagnostic.span { members += place(span, &files) }
    if let caption = diagnostic.caption { members.append(("caption", .string(caption))) }
    let labels = diagnostic.labels.map { label in
      JSONTree.object([("text", .string(label.text))] + place(label.span, &files))
    }
    if !labels.isEmpty { members.append(("labels", .array(labels))) }
    if !diagnostic.help.isEmpty {
      members.append(("help", .array(diagnostic.help.map { .string($0) })))
    }
    if let text = diagnostic.replacement { members.append(("replacement", .string(text))) }
    return JSONTree.object(members).text
  }

  private func place(_ span: SourceSpan, _ files: inout PrintedFiles) -> [(String, JSONTree)] {
    var members: [(String, JSONTree)] = [("path", .string(span.path))]
    if let index = files.index(span.path) {
      let (start, end) = (index.position(of: span.start), index.position(of: span.end))
      members += [
        ("line", .number(start.line)), ("column", .number(start.column)),
        ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
      ]
    }
    return members + [("start", .number(span.start)), ("end", .number(span.end))]
  }
}

/// A JSON value whose members keep their order. This module stands below the markup writers, and
/// the few hundred values of a report need no fast one.
enum JSONTree {
  case object([(String, JSONTree)])
  case array([JSONTree])
  case string(String)
  case number(Int)
  case bool(Bool)

  /// On one line, without spaces.
  var text: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .string(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .bool(let value): value ? "true" : "false"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0"..<" ", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

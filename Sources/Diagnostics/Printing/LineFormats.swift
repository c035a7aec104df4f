/// The formats of one line a diagnostic.
extension DiagnosticPrinter {
  /// `content/a.md:3:7: error[unknown-directive]: no directive called "cadrs"`
  func oneLine(_ diagnostic: Diagnostic, _ files: inout PrintedFiles) -> String {
    let place = diagnostic.span.map { files.location($0) + ": " } ?? ""
    return "\(place)\(diagnostic.severity)[\(diagnostic.code.id)]: "
      + diagnostic.message.harmlessLine
  }

  /// `::error file=content/a.md,line=3,col=7,…::message%0Ahelp`
  func workflowCommand(_ diagnostic: Diagnostic, _ files: inout PrintedFiles) -> String {
    var properties: [(name: String, value: String)] = []
    if let span = diagnostic.span {
      properties.append(("file", span.path))
      if let index = files.index(span.path) {
        let (start, end) = (index.position(of: span.start), index.position(of: span.end))
        properties += [("line", "\(start.line)"), ("endLine", "\(end.line)")]
        // Columns of a span over several lines are refused.
        if start.line == end.line {
          properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
        }
      }
    }
    properties.append(("title", diagnostic.code.id))
    let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    let written = properties.map { "\($0.name)=\(workflowEscaped($0.value, isProperty: true))" }
    let message = ([diagnostic.message] + diagnostic.help).joined(separator: "\n")
    return "::\(command) \(written.joined(separator: ","))::"
      + workflowEscaped(message, isProperty: false)
  }

  private func workflowEscaped(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      case _ where scalar.isTreacherous: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

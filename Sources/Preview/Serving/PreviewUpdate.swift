import Markup

/// A build's message to the preview.
package struct PreviewUpdate: Sendable {
  /// The effect of a new tree on open pages.
  package enum Effect: Int, Sendable, Comparable {
    case nothing, styles, reload

    package static func < (left: Effect, right: Effect) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The new state of the site; nil to keep serving the old one, because of errors.
  package let tree: PreviewTree?
  package internal(set) var effect: Effect
  /// All present problems; those of before are forgotten.
  package let problems: [PreviewProblem]

  package init(tree: PreviewTree?, effect: Effect, problems: [PreviewProblem] = []) {
    self.tree = tree
    self.effect = effect
    self.problems = problems
  }
}

/// A diagnostic as the overlay shows it.
package struct PreviewProblem: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning, note
  }

  package let severity: Severity
  package let code: String
  package let message: String
  /// The file as it is shown, relative to the site's root.
  package let path: String
  /// From 1; nil for what concerns a file as a whole.
  package let line: Int?
  package let column: Int?
  /// The author's lines with a mark under the place, as the command prints them.
  package let excerpt: String
  /// Actions, one a line.
  package let help: [String]
  /// A link that opens the place in an editor.
  package let editor: String?

  package init(
    severity: Severity, code: String, message: String, path: String, line: Int? = nil,
    column: Int? = nil, excerpt: String = "", help: [String] = [], editor: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.help = help
    self.editor = editor
  }

  func write(_ json: inout JSONWriter) {
    json.member("severity", severity.rawValue)
    json.member("code", code)
    json.member("message", message)
    json.member("path", path)
    json.member("line", line)
    json.member("column", column)
    json.member("excerpt", excerpt)
    json.member("help", help)
    json.member("editor", editor)
  }
}

/// How a link into an editor is written, such as `vscode://file{path}:{line}:{column}`.
package struct EditorLink: Sendable {
  private let template: String

  package init(_ template: String) {
    self.template = template
  }

  /// The link to a place, line and column from 1. `{path}` stands for the absolute path,
  /// percent-encoded.
  package func link(path: String, line: Int, column: Int) -> String {
    link(path: path, line: String(line), column: String(column))
  }

  /// The link to a file, with `{line}` and `{column}` left to be filled.
  package func link(path: String) -> String {
    link(path: path, line: "{line}", column: "{column}")
  }

  private func link(path: String, line: String, column: String) -> String {
    var link = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      link += rest[..<open]
      switch rest[rest.index(after: open)..<close] {
      case "path": link += URLPath.encoded(path)
      case "line": link += line
      case "column": link += column
      default: link += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return link + rest
  }
}

/// Turns diagnostics into text, for people and for programs. The only place where byte offsets
/// become lines and columns.
///
/// ```swift
/// let printer = DiagnosticPrinter(.human) { path in files[path] }
/// let text = printer.text(bag.sorted())
/// ```
package struct DiagnosticPrinter: Sendable {
  /// Who reads it.
  package enum Format: String, CaseIterable, Sendable {
    /// Excerpts with carets.
    case human
    /// `FILE:LINE:COLUMN: severity[code]: message`, one line each.
    case line
    /// One JSON object a line.
    case json
    /// Workflow commands that GitHub shows beside the changed lines.
    case github
    /// One SARIF 2.1.0 document.
    case sarif
  }

  /// How many diagnostics the formats for people print before they only count.
  package static let usualLimit = 20

  package let format: Format
  private let color: Bool
  private let limit: Int?
  private let version: String
  private let file: @Sendable (String) -> [UInt8]?

  /// A printer.
  /// - Parameters:
  ///   - color: ANSI colours, in the human format only.
  ///   - limit: how many to print in the formats for people before only counting; nil for all.
  ///     Programs are always told all.
  ///   - version: the version of Coldstart that SARIF documents name.
  ///   - file: the bytes of the file at a diagnostic's path; nil when they cannot be had, and then
  ///     the path is printed without line and excerpt.
  package init(
    _ format: Format, color: Bool = false, limit: Int? = usualLimit, version: String = "",
    file: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.format = format
    self.color = color
    self.limit = limit
    self.version = version
    self.file = file
  }

  /// The text of these diagnostics in their order, ending in a newline; empty for none, except for
  /// SARIF, where no result is a document too.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    var files = PrintedFiles(file)
    switch format {
    case .json: return diagnostics.map { jsonLine($0, &files) + "\n" }.joined()
    case .github: return diagnostics.map { workflowCommand($0, &files) + "\n" }.joined()
    case .sarif: return sarifDocument(diagnostics, version: version, &files)
    case .line: return limited(diagnostics, gap: "") { oneLine($0, &files) + "\n" }
    case .human:
      let style = HumanFormat(ink: Ink(isOn: color))
      return limited(diagnostics, gap: "\n") { style.text($0, &files) }
    }
  }

  /// The author's lines with what is underlined in them, without message and help: for those who
  /// show these in their own way. Empty when there is no line to show.
  package func excerpt(_ diagnostic: Diagnostic) -> String {
    var files = PrintedFiles(file)
    return HumanFormat(ink: Ink(isOn: color)).excerpts(diagnostic, &files)
  }

  /// How many there are: `2 errors, 1 warning`; `no problems` for none.
  package static func tally(_ diagnostics: [Diagnostic]) -> String {
    let severities: [Diagnostic.Severity] = [.error, .warning, .note]
    let parts = severities.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity)\(count == 1 ? "" : "s")"
    }
    return parts.isEmpty ? "no problems" : parts.joined(separator: ", ")
  }

  /// Prints up to the limit. The worst are kept, so that a crowd of warnings hides no error.
  private func limited(
    _ diagnostics: [Diagnostic], gap: String, _ text: (Diagnostic) -> String
  ) -> String {
    guard let limit, diagnostics.count > limit else {
      return diagnostics.map(text).joined(separator: gap)
    }
    let worst = diagnostics.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .prefix(limit).map(\.offset).sorted()
    let rest = "… and \(diagnostics.count - limit) more\n"
    return (worst.map { text(diagnostics[$0]) } + [rest]).joined(separator: gap)
  }
}

/// The line indexes of the files that diagnostics point into, each made once.
struct PrintedFiles {
  private let file: @Sendable (String) -> [UInt8]?
  private var indexes: [String: LineIndex?] = [:]

  init(_ file: @escaping @Sendable (String) -> [UInt8]?) {
    self.file = file
  }

  mutating func index(_ path: String) -> LineIndex? {
    if let known = indexes[path] { return known }
    let index = file(path).map { LineIndex($0) }
    indexes[path] = .some(index)
    return index
  }

  /// `path:line:column`, or the path alone when its file cannot be read.
  mutating func location(_ span: SourceSpan) -> String {
    let path = span.path.harmlessLine
    guard let position = index(span.path)?.position(of: span.start) else { return path }
    return "\(path):\(position.line):\(position.column)"
  }
}

/// Something an author should know about what they wrote, and where.
///
/// The wording lives in the catalogue files (`…Diagnostics.swift`) of the modules that report;
/// call sites contain no prose. What is wrong comes first, in the author's words; then why; then
/// one action in `help`.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is. Errors stop publishing; `--strict` turns warnings into errors.
  package enum Severity: String, Sendable, Comparable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// Another place that belongs to the story, with a short sentence.
  package struct Label: Hashable, Sendable {
    package let span: SourceSpan
    package let text: String

    package init(_ span: SourceSpan, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  package var severity: Severity
  package let code: DiagnosticCode
  /// One sentence without a full stop: what is wrong.
  package let message: String
  /// Where; nil only for what has no place in a file.
  package let span: SourceSpan?
  /// A few words printed behind the caret: why this place.
  package let caption: String?
  package let labels: [Label]
  /// Actions, one a line: how to mend it.
  package let help: [String]
  /// The text to put in place of the primary span, when it is certain enough to offer.
  package let replacement: String?

  /// A diagnostic with the severity of its code.
  package init(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, caption: String? = nil,
    labels: [Label] = [], help: [String] = [], replacement: String? = nil
  ) {
    severity = code.severity
    self.code = code
    self.message = message
    self.span = span
    self.caption = caption
    self.labels = labels
    self.help = help
    self.replacement = replacement
  }
}

/// A kind of diagnostic: its stable name, and the page that `coldstart explain` prints.
/// Each module lists its own in its catalogue file; `coldstart explain` collects the lists.
package struct DiagnosticCode: Hashable, Sendable {
  /// Lower case words joined by hyphens, never renamed: `unknown-directive`.
  package let id: String
  package let severity: Diagnostic.Severity
  /// One line for lists: what this code says.
  package let title: String
  /// Some sentences of Markdown: why it is reported and how to mend it.
  package let explanation: String
  /// What an author may have written that leads to it; empty when there is none to show.
  package let example: String

  package init(
    _ id: String, _ severity: Diagnostic.Severity = .error, title: String, explanation: String,
    example: String = ""
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.example = example
  }

  package static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.id == right.id
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

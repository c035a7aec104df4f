import Diagnostics

/// Files that the printed diagnostics point into, and the diagnostics: one golden a case.
struct PrinterCase: Sendable, CustomStringConvertible {
  let name: String
  let diagnostics: [Diagnostic]
  var description: String { name }

  static let files: [String: String] = [
    "content/a.md": """
    ---
    title: Cold starts
    ---
    services:
    to service functon with memory 512 MB
    \tif x:\treturn y
    寒い 🥶 start: wrng
    e\u{301}tude 👩‍👩‍👧‍👦 family here

    """,
    "content/b.md": "first\nterm: one\nthird\nterm: two\n",
    "content/long.md": "short\n" + String(repeating: "word ", count: 60) + "needle "
      + String(repeating: "after ", count: 60) + "\n",
    "content/controls.md": "a\u{1B}[31mred\u{202E}b\r\nnext\r\n",
    "content/empty.md": "",
    "content/many.md": (1...30).map { "line \($0)\n" }.joined(),
  ]

  /// The span of a piece of text in one of the files.
  static func span(_ text: String, in path: String) -> SourceSpan {
    let bytes = Array((files[path] ?? "").utf8)
    let wanted = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return SourceSpan(path: path, start: start, end: start + wanted.count)
  }

  static let unknown = DiagnosticCode(
    "unknown-service", title: "A service that is not simulated",
    explanation: "The catalogue lists every service.")
  static let twice = DiagnosticCode(
    "twice", .warning, title: "Said twice", explanation: "One of the two is never read.")
  static let hint = DiagnosticCode("hint", .note, title: "A hint", explanation: "")

  static let all: [PrinterCase] = [
    PrinterCase(
      name: "caption-and-help",
      diagnostics: [
        Diagnostic(
          unknown, "no simulated service called \"functon\"",
          at: span("functon", in: "content/a.md"), caption: "not in the catalogue",
          help: ["did you mean \"function\"?  Services: bus, client, function."],
          replacement: "function")
      ]),
    PrinterCase(
      name: "labels",
      diagnostics: [
        Diagnostic(
          twice, "the term \"one\" is said twice", at: span("term: two", in: "content/b.md"),
          caption: "again here",
          labels: [
            .init(span("term: one", in: "content/b.md"), "first here"),
            .init(span("two", in: "content/b.md"), "with another text"),
            .init(span("title", in: "content/a.md"), "and here"),
          ], help: ["keep one of them", "or give them\ndifferent names"])
      ]),
    PrinterCase(
      name: "tabs-and-wide",
      diagnostics: [
        Diagnostic(hint, "a tab counts to the next stop", at: span("return", in: "content/a.md")),
        Diagnostic(hint, "wide characters", at: span("wrng", in: "content/a.md"), caption: "here"),
        Diagnostic(hint, "an emoji", at: span("🥶", in: "content/a.md")),
        Diagnostic(hint, "joined characters", at: span("family", in: "content/a.md")),
      ]),
    PrinterCase(
      name: "long-line",
      diagnostics: [
        Diagnostic(
          unknown, "far to the right", at: span("needle", in: "content/long.md"), caption: "here"),
        Diagnostic(unknown, "at the left", at: span("word", in: "content/long.md")),
        Diagnostic(
          unknown, "the whole line",
          at: SourceSpan(path: "content/long.md", start: 6, end: 600), caption: "all of it"),
      ]),
    PrinterCase(
      name: "places",
      diagnostics: [
        Diagnostic(unknown, "no place at all", at: nil, help: ["nothing to be done"]),
        Diagnostic(unknown, "a file that is gone", at: span("x", in: "content/gone.md")),
        Diagnostic(unknown, "the file as a whole", at: .file("content/a.md")),
        Diagnostic(unknown, "an empty file", at: .file("content/empty.md"), caption: "nothing"),
        Diagnostic(
          unknown, "between two bytes", at: SourceSpan(path: "content/b.md", start: 5, end: 5)),
        Diagnostic(
          unknown, "over three lines", at: span("one\nthird\nterm", in: "content/b.md"),
          caption: "from here"),
        Diagnostic(
          unknown, "behind the end", at: SourceSpan(path: "content/b.md", start: 900, end: 999)),
      ]),
    PrinterCase(
      name: "control-characters",
      diagnostics: [
        Diagnostic(
          unknown, "no \u{1B}[2Jclearing,\nplease", at: span("red", in: "content/controls.md"),
          caption: "100%: a,b\u{7}")
      ]),
  ]
}

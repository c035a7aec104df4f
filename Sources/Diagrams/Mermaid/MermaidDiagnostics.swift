package import Diagnostics

extension DiagnosticCode {
  package static let mermaidIgnored = DiagnosticCode(
    "mermaid-ignored", .note, title: "a part of a Mermaid text has no counterpart",
    explanation: """
      Styles, classes, links and clicks of Mermaid are read and left out: the theme chooses the
      colours, and a picture has no scripts. Everything else is drawn. The message comes once for
      each text, at the first of them.
      """)

  package static let mermaidKind = DiagnosticCode(
    "mermaid-kind", .warning, title: "a Mermaid diagram of a kind that is not drawn",
    explanation: """
      Flowcharts, sequences and states are drawn. A text of any other kind stays as it is.
      """,
    example: """
      ```mermaid
      gantt
        title Plan
      ```
      """)

  package static let mermaidSyntax = DiagnosticCode(
    "mermaid-syntax", title: "a line of a Mermaid text cannot be read",
    explanation: """
      Nothing is drawn until every line can be read, because a picture with a part missing says
      something wrong. The text stays as it is.
      """,
    example: """
      ```mermaid
      flowchart LR
        a[Order --> b
      ```
      """)
}

extension Diagnostic {
  static func mermaidIgnored(_ what: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mermaidIgnored, "\"\(what)\" has no counterpart and is left out", at: span,
      help: ["styles and clicks are the theme's; take them out to silence this"])
  }

  static func mermaidKind(_ kind: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mermaidKind,
      kind.isEmpty
        ? "this Mermaid text is empty" : "diagrams of the kind \"\(kind)\" are not drawn", at: span,
      help: ["the text stays as it is; flowchart, sequenceDiagram and stateDiagram-v2 are drawn"])
  }

  static func mermaidSyntax(_ what: String, _ span: SourceSpan, help: String) -> Diagnostic {
    Diagnostic(.mermaidSyntax, what, at: span, help: [help])
  }
}

package import Diagnostics

/// The meaning of a text in Mermaid's notation; see `MermaidCompiler`.
package struct MermaidReading: Sendable {
  let content: DiagramContent
  /// What the text says of itself.
  var title: String?
  var alt: String?
}

/// Reads flowcharts, sequences and states in Mermaid's notation.
///
/// ```
/// flowchart LR
///   web[Browser] -->|HTTPS| api(API) --> db[(Table)]   →  three boxes, two arrows
/// ```
///
/// The subset that authors use; what is not drawn is named in a message.
package enum MermaidCompiler {
  /// Nil when the text is not drawn; then the reason was reported: `mermaid-kind` for another kind
  /// of diagram, `mermaid-syntax` for each line that could not be read. What has no counterpart
  /// (styles, clicks) is left out, and said once as `mermaid-ignored`.
  package static func read(
    _ text: SourceText, into diagnostics: inout DiagnosticBag
  ) -> MermaidReading? {
    let statements = MermaidStatements(text)
    guard let first = statements.ranges.first else {
      diagnostics.report(.mermaidKind("", text.span(at: 0)))
      return nil
    }
    var header = MermaidScanner(text, first)
    let kind = header.takeName() ?? header.takeRest()
    let rest = Array(statements.ranges.dropFirst())
    var reading: MermaidReading?
    switch kind {
    case "flowchart", "graph":
      var reader = FlowchartReader(text)
      reading = reader.read(header, rest, into: &diagnostics)
    case "sequenceDiagram":
      var reader = SequenceReader(text)
      reading = reader.read(rest, into: &diagnostics)
    case "stateDiagram", "stateDiagram-v2":
      var reader = StateReader(text)
      reading = reader.read(rest, into: &diagnostics)
    default:
      diagnostics.report(.mermaidKind(kind, text.span(first)))
      return nil
    }
    if reading?.title == nil { reading?.title = statements.title }
    return reading
  }
}

extension DiagramCompiler {
  /// The picture, names and words of a text in Mermaid's notation. The title and the words that it
  /// has of itself count where `options` have none.
  package static func draw(
    _ reading: MermaidReading, options: DiagramOptions = DiagramOptions(),
    into diagnostics: inout DiagnosticBag
  ) -> Diagram {
    var options = options
    options.title = options.title ?? reading.title
    options.alt = options.alt ?? reading.alt
    options.isLaidOut = true
    return draw(reading.content, options, into: &diagnostics)
  }
}

/// The notices of all readers about what they cannot draw.
struct MermaidNotices {
  private var isFirst = true
  private(set) var hasFailed = false

  /// Something without a counterpart; only the first is said.
  mutating func leaveOut(
    _ what: String, _ span: SourceSpan, into diagnostics: inout DiagnosticBag
  ) {
    if isFirst { diagnostics.report(.mermaidIgnored(what, span)) }
    isFirst = false
  }

  mutating func fail(
    _ what: String, _ span: SourceSpan, help: String, into diagnostics: inout DiagnosticBag
  ) {
    diagnostics.report(.mermaidSyntax(what, span, help: help))
    hasFailed = true
  }
}

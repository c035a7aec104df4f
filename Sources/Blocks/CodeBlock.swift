import Diagnostics
import Diagrams
import Highlighting
import MarkdownPages

/// A fence in a programming language, or in none.
struct CodeBlock: FenceBlock {
  let name = "code"
  let summary = "code in any language, coloured where the language is known"
  let example = "```python {title=\"app.py\" lines=\"2\" numbers}\nx = 1\ny = 2\n```"
  let attributes = [
    AttributeRule("title", .text, "the caption, often a file name"),
    AttributeRule("lines", .lines, "lines to highlight, counted from the first shown"),
    AttributeRule("numbers", .flag, "shows line numbers"),
    AttributeRule("start", .number, "the number of the first line; shows line numbers"),
    AttributeRule("file", .text, "a file beside the page whose text is shown"),
    AttributeRule("region", .text, "the part of the file between its region comments"),
    AttributeRule("plain", .flag, "shows a drawing as the characters it is made of"),
  ]

  /// `<figure class="code" data-language="python"><figcaption>app.py</figcaption><pre …><code …>`
  ///
  /// A fence without a language that surely is a drawing is shown as one.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if context.drawings == .auto, mayBeDrawing(fence),
      let reading = DiagramCompiler.readConfidently(fence.body, into: &page.diagnostics)
    {
      return DiagramFence().node(reading, fence, context, &page)
    }
    guard let code = CodeSource.text(of: fence, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let language = language(of: fence, &page)
    let name = fence.language.isEmpty ? nil : language?.name ?? fence.language
    let layout = CodeLines(fence.attributes)
    return .line(
      "figure",
      [
        .class("code"), .id(page.ownID(of: fence)), .set("data-language", name),
        .flag("data-numbers", layout.isNumbered),
      ],
      [
        fence.attributes["title"].map { .inline("figcaption", [], $0) } ?? .none,
        Self.code(layout.nodes(code, language), in: name),
      ])
  }

  private static func code(_ lines: [Node], in language: String?) -> Node {
    .inline(
      "pre", [.set("tabindex", "0")],
      [.inline("code", [.class(language.map { "language-" + $0 })], lines)])
  }

  /// What is only said of code keeps a fence code.
  private func mayBeDrawing(_ fence: Fence) -> Bool {
    guard fence.language.isEmpty || fence.language == "text" else { return false }
    return fence.attributes.items.allSatisfy { $0.name == "title" }
  }

  /// Code that another block shows, without attributes.
  static func shown(_ code: [UInt8], language name: String) -> Node {
    let lines = CodeLines(Attributes()).nodes(code, Highlighter.language(named: name))
    return .line(
      "figure", [.class("code"), .set("data-language", name)], [Self.code(lines, in: name)])
  }

  /// The language by name; reported when nobody knows it.
  private func language(of fence: Fence, _ page: inout PageBuilder) -> Language? {
    guard !fence.language.isEmpty else { return nil }
    if let language = Highlighter.language(named: fence.language) { return language }
    let known = Highlighter.names + StandardBlocks.fences.map(\.name)
    page.diagnostics.report(
      .unknownLanguage(fence.language, known: known, at: fence.languageSpan))
    return nil
  }
}

/// How the lines of a code block are marked up.
struct CodeLines {
  private let highlighted: LineNumbers?
  private let start: Int?
  let isNumbered: Bool

  init(_ attributes: Attributes) {
    highlighted = attributes["lines"].flatMap { LineNumbers($0) }
    start = attributes["start"].flatMap { UInt32($0) }.map(Int.init)
    isNumbered = attributes["numbers"] != nil || start != nil
  }

  /// The code as it is, or each line in `<span class="line">` when lines have to be told apart.
  func nodes(_ code: [UInt8], _ language: Language?) -> [Node] {
    let text = String(decoding: code, as: UTF8.self)
    guard isNumbered || highlighted != nil else {
      guard let language else { return [.text(text)] }
      var html: [UInt8] = []
      language.write(code[...], into: &html)
      return [.drawing(Drawing(html, text: text))]
    }
    return lines(code, language).enumerated().map { index, line in
      let isHighlighted = highlighted?.contains(index + 1) == true
      return .inline(
        "span",
        [
          .class(isHighlighted ? "line highlighted" : "line"),
          .set("data-line", start.map { String($0 + index) }),
        ], [line, .text("\n")])
    }
  }

  private func lines(_ code: [UInt8], _ language: Language?) -> [Node] {
    var lines = code.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let texts = lines.map { String(decoding: $0, as: UTF8.self) }
    guard let language else { return texts.map(Node.text) }
    return zip(language.lines(code[...]), texts).map { .drawing(Drawing($0, text: $1)) }
  }
}

import Diagnostics
import Diagrams
import Highlighting
import MarkdownPages
import Markup

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
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Fragment {
    if context.drawings == .auto, mayBeDrawing(fence),
      let reading = DiagramCompiler.readConfidently(fence.body)
    {
      return DiagramFence.drawing.render(.drawing(reading), fence, context, &page)
    }
    guard let code = CodeSource.text(of: fence, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let language = language(of: fence, &page)
    var html = Fragment()
    html.append(literal: "<figure class=\"code\"")
    if let id = fence.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, fence.span))
    }
    if !fence.language.isEmpty {
      html.bytes.append(attribute: "data-language", language?.name ?? fence.language)
    }
    let layout = CodeLines(fence.attributes)
    if layout.isNumbered { html.append(literal: " data-numbers") }
    html.append(literal: ">")
    if let title = fence.attributes["title"] {
      html.append(literal: "<figcaption>")
      html.bytes.append(escaped: title)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "<pre tabindex=\"0\"><code")
    if !fence.language.isEmpty {
      html.bytes.append(attribute: "class", "language-" + (language?.name ?? fence.language))
    }
    html.append(literal: ">")
    layout.write(code, language, into: &html.bytes)
    html.append(literal: "</code></pre></figure>\n")
    return html
  }

  /// What is only said of code keeps a fence code.
  private func mayBeDrawing(_ fence: Fence) -> Bool {
    guard fence.language.isEmpty || fence.language == "text" else { return false }
    return fence.attributes.items.allSatisfy { $0.name == "title" }
  }

  /// Code that another block shows, without attributes.
  static func shown(_ code: [UInt8], language name: String) -> Fragment {
    var html = Fragment()
    html.append(literal: "<figure class=\"code\"")
    html.bytes.append(attribute: "data-language", name)
    html.append(literal: "><pre tabindex=\"0\"><code")
    html.bytes.append(attribute: "class", "language-" + name)
    html.append(literal: ">")
    CodeLines(Attributes()).write(code, Highlighter.language(named: name), into: &html.bytes)
    html.append(literal: "</code></pre></figure>\n")
    return html
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
  func write(_ code: [UInt8], _ language: Language?, into html: inout [UInt8]) {
    guard isNumbered || highlighted != nil else {
      if let language {
        language.write(code[...], into: &html)
      } else {
        html.append(escaped: code[...])
      }
      return
    }
    for (index, line) in lines(code, language).enumerated() {
      html.append(literal: "<span class=\"line")
      if highlighted?.contains(index + 1) == true { html.append(literal: " highlighted") }
      html.append(literal: "\"")
      if let start { html.append(attribute: "data-line", String(start + index)) }
      html.append(literal: ">")
      html.append(contentsOf: line)
      html.append(literal: "\n</span>")
    }
  }

  private func lines(_ code: [UInt8], _ language: Language?) -> [[UInt8]] {
    if let language { return language.lines(code[...]) }
    var lines = code.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      var html: [UInt8] = []
      html.append(escaped: line)
      return html
    }
  }
}

import Diagnostics
import Learning
import MarkdownPages

/// The texts of a quiz as parts of the page, each made once.
struct QuestionTexts {
  /// A text that was made.
  private struct Made {
    let node: Node
    let plain: String
    /// Whether elements in it have ids, which a page has once.
    let hasIDs: Bool
  }

  /// The fence's body, where authors' texts stand.
  private let body: SourceText
  private let library: StandardBlocks
  private var made: [RichText: Made] = [:]
  private var isUsed: Set<RichText> = []

  init(body: SourceText, library: StandardBlocks) {
    self.body = body
    self.library = library
  }

  /// A text within a line. Where it stands a second time it has no ids, since they are unique.
  mutating func node(_ text: RichText, run: String?, _ page: inout PageBuilder) -> Node {
    let known = made[text] ?? make(text, run: run, &page)
    made[text] = known
    let isFirst = isUsed.insert(text).inserted
    return isFirst || !known.hasIDs ? known.node : .text(known.plain)
  }

  /// A text that was made, without markup.
  func plain(_ text: RichText) -> String { made[text]?.plain ?? text.plain }

  private func make(_ text: RichText, run: String?, _ page: inout PageBuilder) -> Made {
    let (meant, links) = (page[PageRuns.self].meant, page[PageRuns.self].links.count)
    if let run { page[PageRuns.self].meant = run }
    let (anchors, words) = (page.page.anchors.count, page.page.wordCount)
    let node = Node.group(text.parts.map { self.node($0, &page) })
    page.page.wordCount = words
    page[PageRuns.self].meant = meant
    // A question may point at steps that the page does not show: then there is no link.
    page[PageRuns.self].links.removeSubrange(links...)
    return Made(
      node: node, plain: TextPrinter.text(of: node), hasIDs: page.page.anchors.count > anchors)
  }

  private func node(_ part: RichText.Part, _ page: inout PageBuilder) -> Node {
    switch part {
    case .text(let words): return .text(words)
    case .emphasis(let words): return .inline("em", [], words)
    case .step(let mention):
      guard let run = page[PageRuns.self][mention.run]?.run else { return .text(mention.text) }
      return StepLink(run: run, step: mention.step, span: body.span(0..<0))
        .node(.init(isCapital: mention.isCapital), &page)
    case .written(let markdown, let span):
      return .prose(
        MarkdownParser.parseInline(source(of: markdown, at: span), library: library, into: &page))
    }
  }

  /// An author's text with its way back to the file, line by line.
  func source(of markdown: String, at span: SourceSpan) -> SourceText {
    var cursor = offset(of: span.start)
    var pieces: [(bytes: ArraySlice<UInt8>, origin: Int)] = []
    let bytes = Array(markdown.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      let found = place(of: line, from: cursor)
      pieces.append((line, found.map { body.fileOffset(of: $0) } ?? span.start))
      if let found { cursor = found + line.count }
      start = end
    }
    return SourceText(path: span.path, pieces: pieces)
  }

  /// The offset in the body of an offset in the file. O(log bytes).
  private func offset(of fileOffset: Int) -> Int {
    var (low, high) = (0, body.bytes.count)
    while low < high {
      let middle = (low + high) / 2
      if body.fileOffset(of: middle) < fileOffset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where a line of a text stands: quotes and indentation may be before it.
  private func place(of line: ArraySlice<UInt8>, from cursor: Int) -> Int? {
    let words = line.last == UInt8(ascii: "\n") ? line.dropLast() : line
    guard !words.isEmpty, body.bytes.count >= words.count else { return nil }
    let last = min(body.bytes.count - words.count, cursor + 400)
    guard cursor <= last else { return nil }
    return (cursor...last).first { body.bytes[$0..<($0 + words.count)] == words }
  }
}

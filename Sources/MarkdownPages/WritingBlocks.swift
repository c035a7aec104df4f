import CCMarkGFM
import CMarkShim
import Diagnostics
import Markup

/// The roles of a paragraph besides being one.
struct ParagraphState {
  /// A lone image with a title: `<figure>` instead of `<p>`.
  var isFigure = false
  /// The page's first paragraph, which is its summary.
  var isSummary = false
}

/// A text that stands within a line.
struct InlineState: Equatable {
  /// How many blocks it has; it should be one.
  var blocks = 0
  var isOfParagraphs = true
  var text = ""

  var isParagraph: Bool { blocks == 1 && isOfParagraphs }
}

extension PageWriter {
  /// Whether a paragraph is the text of a line.
  private var isLine: Bool { line != nil && depth == 1 && !paragraph.isFigure }

  /// Notes a block of a text that stands within a line.
  mutating func endInlineBlock(_ event: coldstart_event) {
    plain.append(0x20)
    line?.blocks += 1
    if event.kind != .paragraph || paragraph.isFigure { line?.isOfParagraphs = false }
  }
}

/// Paragraphs, lists and raw HTML.
extension PageWriter {
  /// `text` → `<p>text</p>`; in a tight list the text alone.
  mutating func writeParagraph(_ event: coldstart_event) {
    guard event.entering else { return endParagraph(event) }
    blockLines = Int(event.start_line)...max(Int(event.start_line), Int(event.end_line))
    if beginAlertTitle() { return }
    paragraph = ParagraphState(isFigure: isTitledImage(event.node))
    paragraph.isSummary =
      depth == 1 && !isPart && containers.isEmpty && builder.page.summary.isEmpty
    if paragraph.isSummary { beginPlain() }
    guard !event.tight else { return beginHead() }
    beginLine()
    if !paragraph.isFigure, !isLine { out.bytes.append(literal: "<p>") }
    writeCheckbox()
    beginHead()
  }

  private mutating func endParagraph(_ event: coldstart_event) {
    childKind = .paragraph
    if endAlertTitle() { return }
    if paragraph.isSummary {
      paragraph.isSummary = false
      builder.page.summary = endPlain()
    }
    endHead()
    guard !event.tight else { return }
    if isLine { return }
    if isLastInFootnote(event) { writeFootnoteBacklinks(separator: " ") }
    out.bytes.append(literal: paragraph.isFigure ? "\n" : "</p>\n")
    paragraph.isFigure = false
  }

  /// An image with a title that is alone in its paragraph, but for attributes behind it.
  private func isTitledImage(_ node: OpaquePointer?) -> Bool {
    guard let first = cmark_node_first_child(node),
      cmark_node_get_type(first) == CMARK_NODE_IMAGE,
      let title = cmark_node_get_title(first), title.pointee != 0
    else { return false }
    guard let next = cmark_node_next(first) else { return true }
    var length = 0
    guard cmark_node_next(next) == nil, let text = coldstart_text(next, &length) else {
      return false
    }
    return UnsafeBufferPointer(start: text, count: length).elementsEqual(Self.decorative.utf8)
  }

  /// ```
  /// - a       →  <ul><li>a</li></ul>
  /// 3. a      →  <ol start="3"><li>a</li></ol>
  /// - [x] a   →  <ul class="tasks"><li class="task"><input …> a</li></ul>
  /// ```
  mutating func writeList(_ event: coldstart_event) {
    guard event.entering else {
      out.bytes.append(literal: event.ordered ? "</ol>\n" : "</ul>\n")
      childKind = .list(ordered: event.ordered, items: endCollectedList())
      return
    }
    beginLine()
    beginCollectedList()
    out.bytes.append(literal: event.ordered ? "<ol" : "<ul")
    if event.task { out.bytes.append(literal: " class=\"tasks\"") }
    if event.ordered, event.number != 1 {
      out.bytes.append(attribute: "start", String(event.number))
    }
    out.bytes.append(literal: ">\n")
  }

  mutating func writeItem(_ event: coldstart_event) {
    guard event.entering else {
      endCollectedItem()
      out.bytes.append(literal: "</li>\n")
      return
    }
    beginLine()
    out.bytes.append(literal: event.task ? "<li class=\"task\">" : "<li>")
    beginCollectedItem(event)
    guard event.task else { return }
    taskIsDone = event.marked
    if event.tight { writeCheckbox() }
  }

  /// In a list with space between its items the checkbox belongs into the item's paragraph.
  private mutating func writeCheckbox() {
    guard let isDone = taskIsDone else { return }
    taskIsDone = nil
    out.bytes.append(literal: "<input type=\"checkbox\" disabled")
    if isDone { out.bytes.append(literal: " checked") }
    out.bytes.append(
      attribute: "aria-label", isDone ? options.words.done : options.words.notDone)
    out.bytes.append(literal: "> ")
  }

  mutating func writeHTMLBlock(_ event: coldstart_event) {
    beginLine()
    writeRawHTML(event)
    beginLine()
  }

  mutating func writeHTMLInline(_ event: coldstart_event) {
    writeRawHTML(event)
  }

  /// Raw HTML is written as it is where the site allows it, else left out with a warning; comments
  /// and closing tags are left out silently.
  private mutating func writeRawHTML(_ event: coldstart_event) {
    let html = restored(event.textBytes) ?? Array(event.textBytes)
    if options.rawHTML {
      out.bytes.append(contentsOf: html)
      return
    }
    guard !html.starts(with: "<!--".utf8), !html.starts(with: "</".utf8) else { return }
    let firstLine = html.prefix { !isLineEnd($0) }
    let place = find(Array(firstLine), near: event)
    let span = place.map { source.text.span($0) } ?? span(event)
    builder.diagnostics.report(.rawHTML(String(decoding: firstLine, as: UTF8.self), at: span))
  }

  /// The lines a block takes.
  func lines(_ event: coldstart_event) -> ClosedRange<Int> {
    Int(event.start_line)...max(Int(event.start_line), Int(event.end_line))
  }
}

import CMarkShim
import Diagnostics
import Markup

/// Writes a page's HTML while it walks over the parsed document, once, without recursion.
///
/// Each construct has its own file in this folder (`Writing…`), which says what it writes. This
/// one holds the state they share and decides who is asked.
struct PageWriter {
  let source: PageSource
  let marks: [DirectiveMark]
  let library: any BlockLibrary
  let options: MarkdownOptions
  /// True for a part that is included into a page: its first heading is no title.
  let isPart: Bool
  var builder: PageBuilder

  /// What is being written; outer fragments wait in `captures`.
  var out = Fragment()
  var captures: [Fragment] = []
  /// Plain text of whatever asked for it; nested askers share it.
  var plain: [UInt8] = []
  var plainStarts: [Int] = []

  /// How many nodes are open.
  var depth = 0
  /// Lines of the leaf block being written, for what has no place of its own.
  var blockLines = 1...1
  var wordIsOpen = false
  /// Bytes at the start of the next text that something before has consumed.
  var textToSkip = 0

  var containers: [ContainerFrame] = []
  var inlineFrames: [InlineFrame] = []
  /// The directive whose line is being read, and the one that turned out to be text.
  var lineMark: Int?
  var strayLineMark: Int?
  /// What the block just written is, for the container around it.
  var childKind = Child.Kind.other

  var heading: HeadingState?
  var table: TableState?
  var lists: [ListState] = []
  var image: ImageState?
  var paragraph = ParagraphState()
  /// The state of a task whose checkbox is still to be written.
  var taskIsDone: Bool?
  var linkIsWritten = false
  /// Bytes of the addresses that will be written when holes are filled.
  var addressBytes = 0
  var alerts: [AlertState] = []
  var footnoteCount = 0
  var footnoteReferences = 0
  var footnoteIsNumbered = false
  /// A footnote may be used that is not defined: text has to be searched for it.
  var mayLackFootnotes = false
  /// Offsets of definitions whose label is used nowhere, and lines of code, which may hold such.
  var unusedFootnotes: [Int] = []
  var codeLines: [ClosedRange<Int>] = []
  var halted = false
  /// What a text within a line turns out to be; nil for a text of blocks.
  var line: InlineState?
  /// Nil for a page without a Markdown copy.
  var copy: MarkdownCopy?

  init(
    _ source: PageSource, marks: [DirectiveMark], library: any BlockLibrary, isPart: Bool,
    builder: PageBuilder
  ) {
    self.source = source
    self.marks = marks
    self.library = library
    options = builder.options
    self.isPart = isPart
    self.builder = builder
    copy = options.hasCopy ? MarkdownCopy() : nil
    out.bytes.reserveCapacity(source.bytes.count * 3 / 2 + 256)
    (mayLackFootnotes, unusedFootnotes) = Self.surveyFootnotes(source)
  }

  /// Takes one step of the walk; false when the page has to be given up.
  mutating func step(_ event: coldstart_event) -> Bool {
    if !event.entering {
      depth -= 1
      settleFrames(event)
    }
    if image == nil || event.kind == .image { write(event) } else { writeAlt(event) }
    let isLeaf = Self.isLeaf(event.kind)
    if event.entering, !isLeaf {
      depth += 1
      if depth > options.limits.nestingMax { haltForNesting(event) }
    } else if event.kind.rawValue < coldstart_kind.text.rawValue {
      finishBlock(event)
    }
    return !halted
  }

  private mutating func write(_ event: coldstart_event) {
    switch event.kind {
    case .document, .other: break
    case .blockQuote: writeQuote(event)
    case .list: writeList(event)
    case .item: writeItem(event)
    case .codeBlock: writeFence(event)
    case .htmlBlock: writeHTMLBlock(event)
    case .paragraph: writeParagraph(event)
    case .heading: writeHeading(event)
    case .thematicBreak:
      beginLine()
      out.bytes.append(literal: "<hr>\n")
    case .footnoteDefinition: writeFootnoteDefinition(event)
    case .table: writeTable(event)
    case .tableRow: writeTableRow(event)
    case .tableCell: writeTableCell(event)
    case .text: writeText(event)
    case .softBreak, .lineBreak: writeBreak(event)
    case .code: writeCode(event)
    case .htmlInline: writeHTMLInline(event)
    case .emphasis: out.bytes.append(literal: event.entering ? "<em>" : "</em>")
    case .strong: out.bytes.append(literal: event.entering ? "<strong>" : "</strong>")
    case .strikethrough: out.bytes.append(literal: event.entering ? "<del>" : "</del>")
    case .link: writeLink(event)
    case .image: writeImage(event)
    case .footnoteReference: writeFootnoteReference(event)
    }
  }

  /// Ends what is open when the document is.
  mutating func finish() -> PageBuilder {
    if halted {
      builder.page.body.append(Fragment(.broken("this page could not be written")))
      return builder
    }
    reportUnusedFootnotes()
    if line != nil {
      let text = endPlain()
      line?.text = text
    }
    if let copy { builder.page.copy = copy.text(of: 0..<source.bytes.count, in: source.bytes) }
    if footnoteCount > 0 { out.bytes.append(literal: "</ol>\n</section>\n") }
    builder.page.body.append(out)
    return builder
  }

  private static func isLeaf(_ kind: coldstart_kind) -> Bool {
    switch kind {
    case .htmlBlock, .thematicBreak, .codeBlock, .text, .softBreak, .lineBreak, .code, .htmlInline:
      true
    default: false
    }
  }

  private mutating func finishBlock(_ event: coldstart_event) {
    wordIsOpen = false
    checkSize(event)
    if !lists.isEmpty { endItemBlock(event) }
    if line != nil, depth == 1 { endInlineBlock(event) }
    guard let container = containers.last, container.depth == depth else { return }
    cutChild(childKind, span: span(event), range: range(event))
  }

  /// Gives the page up when it grows out of proportion: one long definition that is used often is
  /// written out each time.
  mutating func checkSize(_ event: coldstart_event) {
    guard !halted, out.bytes.count + addressBytes > outputBytesMax else { return }
    builder.diagnostics.report(.outputTooLarge(limit: outputBytesMax, at: span(event)))
    halted = true
  }

  /// Generous to highlighted code and tables, far below what one long definition can make.
  private var outputBytesMax: Int { 1_000_000 + source.bytes.count * 40 }

  private mutating func haltForNesting(_ event: coldstart_event) {
    builder.diagnostics.report(
      .nestingTooDeep(limit: options.limits.nestingMax, at: span(event)))
    halted = true
  }
}

// MARK: What the constructs share

extension PageWriter {
  /// Starts a new line unless one was just started.
  mutating func beginLine() {
    if let last = out.bytes.last, last != UInt8(ascii: "\n") {
      out.bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// What is written from here on is handed out by `endCapture`.
  mutating func beginCapture() {
    captures.append(out)
    out = Fragment()
  }

  /// What was written since `beginCapture`.
  mutating func endCapture() -> Fragment {
    let captured = out
    out = captures.popLast() ?? Fragment()
    return captured
  }

  /// The plain text of what is written from here on is handed out by `endPlain`.
  mutating func beginPlain() {
    plainStarts.append(plain.count)
  }

  /// The plain text since `beginPlain`, without space around it and with single spaces in it.
  mutating func endPlain() -> String {
    guard let start = plainStarts.popLast() else { return "" }
    var text: [UInt8] = []
    text.reserveCapacity(plain.count - start)
    for byte in plain[start...] where byte > 0x20 || (text.last ?? 0x20) != 0x20 {
      text.append(byte > 0x20 ? byte : 0x20)
    }
    if text.last == 0x20 { text.removeLast() }
    if plainStarts.isEmpty { plain.removeAll(keepingCapacity: true) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The place of a node in the author's file; where the library does not know one, its block.
  func span(_ event: coldstart_event) -> SourceSpan {
    guard event.start_line > 0 else { return source.span(lines: blockLines) }
    let (start, end) = (Int(event.start_line), Int(event.end_line))
    guard event.kind.rawValue >= coldstart_kind.text.rawValue else {
      return source.span(lines: start...max(start, end), column: Int(event.start_column))
    }
    let from = source.offset(line: start, column: Int(event.start_column))
    let to = source.offset(line: max(start, end), column: Int(event.end_column) + 1)
    return source.text.span(from..<max(from, to))
  }

  /// A visible message where something could not be written.
  mutating func writeBroken(_ message: String) {
    beginLine()
    write(.broken(message))
  }

  /// A node where the writer stands.
  mutating func write(_ node: Node) {
    out.append(Fragment(node))
  }
}

extension coldstart_event {
  /// The literal, destination or label.
  var textBytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: text, count: text_length) }
  /// The title of a link or image.
  var titleBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: title, count: title_length)
  }
}

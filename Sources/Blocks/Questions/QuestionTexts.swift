import Diagnostics
import Learning
import MarkdownPages
import Markup

/// The texts of a quiz, rendered once each.
struct QuestionTexts {
  /// The fence's body, where authors' texts stand.
  let body: SourceText
  let library: StandardBlocks
  private var rendered: [QuestionText: Fragment] = [:]
  private var isUsed: Set<QuestionText> = []

  init(body: SourceText, library: StandardBlocks) {
    self.body = body
    self.library = library
  }

  /// A text as inline HTML. Where a text stands a second time it has no ids, since they are unique.
  mutating func node(_ text: QuestionText, run: String?, _ page: inout PageBuilder) -> Node {
    let fragment = rendered[text] ?? render(text, run: run, &page)
    rendered[text] = fragment
    guard isUsed.insert(text).inserted || !fragment.hasIDs else {
      return .text(plain(text))
    }
    return .prose(Prose(fragment, text: plain(text)))
  }

  /// A text that was rendered, without markup.
  func plain(_ text: QuestionText) -> String {
    rendered[text].map { PlainText.of($0.bytes) } ?? text.markdown
  }

  private func render(_ text: QuestionText, run: String?, _ page: inout PageBuilder) -> Fragment {
    let (meant, links) = (page[PageRuns.self].meant, page[PageRuns.self].links.count)
    if let run { page[PageRuns.self].meant = run }
    let words = page.page.wordCount
    let summary = page.page.summary
    let part = MarkdownParser.parsePart(source(of: text), library: library, into: &page)
    page.page.wordCount = words
    page.page.summary = summary
    page[PageRuns.self].meant = meant
    // A question may point at steps that the page does not show: then there is no link.
    page[PageRuns.self].links.removeSubrange(links...)
    guard let inline = part.paragraph else {
      var plain = Fragment()
      plain.bytes.append(escaped: PlainText.of(part.bytes))
      return plain
    }
    return inline
  }

  /// The text with its way back to the author's file, line by line.
  func source(of text: QuestionText) -> SourceText {
    guard let span = text.span else { return SourceText(path: body.path, text.markdown) }
    var cursor = offset(of: span.start)
    var pieces: [(bytes: ArraySlice<UInt8>, origin: Int)] = []
    let bytes = Array(text.markdown.utf8)
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

extension Fragment {
  /// Whether an element in it has an id.
  fileprivate var hasIDs: Bool { ByteWords.contains(bytes, " id=\"") }

  /// What a single paragraph holds; nil when there is anything else.
  fileprivate var paragraph: Fragment? {
    let (start, end) = (Array("<p>".utf8), Array("</p>\n".utf8))
    guard bytes.starts(with: start), bytes.suffix(end.count) == end[...],
      !ByteWords.contains(Array(bytes.dropFirst(start.count).dropLast(end.count)), "<p")
    else { return nil }
    var inside = dropping(start.count)
    inside.bytes.removeLast(end.count)
    return inside
  }
}

/// Searching in bytes.
enum ByteWords {
  static func contains(_ bytes: [UInt8], _ words: StaticString) -> Bool {
    !ranges(of: words, in: bytes).isEmpty
  }

  /// Where words stand, without overlaps. O(bytes × words).
  static func ranges(of words: StaticString, in bytes: [UInt8]) -> [Range<Int>] {
    let wanted = Array(words.description.utf8)
    var found: [Range<Int>] = []
    var index = 0
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)] == wanted[...] {
        found.append(index..<(index + wanted.count))
        index += wanted.count
      } else {
        index += 1
      }
    }
    return found
  }
}

/// What readers see of HTML that Coldstart wrote.
enum PlainText {
  /// Text without tags, entities and what is hidden. O(bytes).
  static func of(_ html: [UInt8]) -> String {
    var text: [UInt8] = []
    var index = 0
    var isHidden = false
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
        let tag = html[index...end]
        if tag.starts(with: Array("</span".utf8)) { isHidden = false }
        if tag.dropLast().suffix(7) == Array(" hidden".utf8)[...] { isHidden = true }
        index = end + 1
      case UInt8(ascii: "&"):
        let end = html[index...].firstIndex(of: UInt8(ascii: ";")) ?? html.count - 1
        if !isHidden { text.append(contentsOf: character(html[index...end])) }
        index = end + 1
      default:
        if !isHidden { text.append(html[index]) }
        index += 1
      }
    }
    let string = String(decoding: text, as: UTF8.self)
    return String(string.map { $0 == "\u{A0}" || $0 == "\n" ? " " : $0 })
  }

  private static func character(_ entity: ArraySlice<UInt8>) -> [UInt8] {
    switch String(decoding: entity, as: UTF8.self) {
    case "&amp;": [UInt8(ascii: "&")]
    case "&lt;": [UInt8(ascii: "<")]
    case "&gt;": [UInt8(ascii: ">")]
    case "&quot;": [UInt8(ascii: "\"")]
    case "&#39;": [UInt8(ascii: "'")]
    default: Array(entity)
    }
  }
}

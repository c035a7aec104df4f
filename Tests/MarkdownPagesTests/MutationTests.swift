import Diagnostics
import MarkdownPages
import TestSupport
import Testing

/// Random changes to texts that hold every construct, from fixed seeds: whatever an author types,
/// the page is well-formed HTML, the same each time, and reports places that exist.
@Suite struct MutationTests {
  private static let seeds: [[UInt8]] = {
    let pages = [
      "# T\n\n## H {#i}\n\ntext :mark[a *b*]{c=\"d\"} [l](m.md#n \"t\") ![i](p.png \"c\") `code` <b>\n",
      ":::box[L]{a=b}\n\n- item\n\n  ::leaf{x}\n\n::::inner\n\n> quote\n\n::::\n\n:::\n",
      "> [!NOTE] Title\n> text[^1]\n>\n> :::box\n>\n> a\n>\n> :::\n\n[^1]: note\n\n    more\n",
      "| a | b |\n|:--|--:|\n| :mark[c] | ~~d~~ |\n\n```py {title=\"x\"}\n:::box\n```\n\n- [x] t\n",
      "1. one\r\n\r\n   www.example.org me@example.org\r\n2. two\r\n\r\n<div>\r\n\r\n    code\r\n",
    ]
    return pages.map { Array($0.utf8) }
      + SpecificationExample.all.filter { $0.number % 9 == 0 }.map { Array($0.markdown.utf8) }
  }()

  /// Pieces that mean something to somebody.
  private static let pieces = [
    ":", "::", ":::", "::::", ":mark[", "]", "{", "}", "\"", "`", "```\n", "\n", "\n\n", "> ", "- ",
    "    ", "\t", "|", "|-|\n", "*", "**", "_", "~~", "[", "](", ")", "![", "[^1]", "[^1]: ", "<b>",
    "<!--", "-->", "&amp;", "\\", "#", "## ", "\r", "\r\n", "\u{0}", "\u{1}", "\u{2}", "\u{4}\u{E}",
    "é", "🚀", "[!NOTE]", ":::box\n\n", "\n:::\n", "::leaf[", "{#", "{.", "=", "[x]", "1. ",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<Effort.rounds(30, full: 300))
  func isWellFormedWhateverIsWritten(_ seed: Int) {
    var random = Chance(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    for _ in 0..<40 {
      let source = Self.mutated(&random)
      let text = SourceText(path: "page.md", bytes: source)
      let page = parsed(text)
      if let fault = Self.fault(page, in: source) {
        Issue.record("\(fault) for \(String(decoding: source, as: UTF8.self).debugDescription)")
        return
      }
      #expect(parsed(text).page.body == page.page.body)
    }
  }

  private static func mutated(_ random: inout Chance) -> [UInt8] {
    var bytes = random.pick(seeds)
    for _ in 0..<random.below(12) {
      let at = random.below(bytes.count + 1)
      switch random.below(4) {
      case 0: bytes.insert(contentsOf: random.pick(pieces), at: at)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + random.below(6)))
      case 2:
        let other = random.pick(seeds)
        let start = random.below(other.count)
        bytes.insert(contentsOf: other[start..<min(other.count, start + random.below(30))], at: at)
      default:
        let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        bytes.insert(contentsOf: random.pick(pieces) + (line.first ?? []) + [0x0A], at: at)
      }
    }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// What is wrong with a page, or nil.
  private static func fault(_ page: PageBuilder, in source: [UInt8]) -> String? {
    let body = page.page.body
    if String(validating: body.bytes, as: UTF8.self) == nil { return "output is not UTF-8" }
    if body.bytes.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) {
      return "a control character is left"
    }
    let offsets = body.holes.map(\.offset)
    if offsets != offsets.sorted() || offsets.contains(where: { $0 > body.bytes.count }) {
      return "holes are out of order"
    }
    if Set(page.page.anchors).count != page.page.anchors.count { return "ids repeat" }
    for diagnostic in page.diagnostics.items {
      guard let span = diagnostic.span, span.start <= span.end, span.end <= source.count else {
        return "\(diagnostic.code.id) points nowhere"
      }
    }
    return Self.tagFault(page.html)
  }

  private static let voids: Set<String> = ["br", "hr", "img", "input"]

  /// The first tag that does not close what was opened.
  private static func tagFault(_ html: String) -> String? {
    var open: [String] = []
    for match in html.replacing(#/<!--.*?-->/#, with: "").matches(of: #/<(/?)([a-z0-9-]+)[^>]*>/#) {
      let name = String(match.2)
      if voids.contains(name) { continue }
      if match.1.isEmpty {
        open.append(name)
      } else if open.popLast() != name {
        return "</\(name)> closes nothing in \(html)"
      }
    }
    return open.isEmpty ? nil : "<\(open.joined(separator: "><"))> stays open in \(html)"
  }
}

/// A small generator of numbers, the same on every machine.
struct Chance {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 up to `limit`, without it; 0 for 0.
  mutating func below(_ limit: Int) -> Int { limit == 0 ? 0 : Int(next() % UInt64(limit)) }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}

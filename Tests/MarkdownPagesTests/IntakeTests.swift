import Diagnostics
import MarkdownPages
import Testing

/// The first look at a file's bytes.
@Suite struct IntakeTests {
  private func check(_ bytes: [UInt8]) -> (text: SourceText, codes: [String], span: SourceSpan?) {
    var bag = DiagnosticBag()
    let text = TextIntake.check(SourceText(path: "a.md", bytes: bytes), into: &bag)
    return (text, bag.items.map(\.code.id), bag.items.first?.span)
  }

  @Test func leavesTextAlone() {
    let (text, codes, _) = check(Array("é\t🚀\r\n".utf8))
    #expect(text.bytes == Array("é\t🚀\r\n".utf8))
    #expect(codes.isEmpty)
  }

  @Test func stripsTheByteOrderMarkAndKeepsPlaces() {
    let (text, codes, _) = check([0xEF, 0xBB, 0xBF] + Array("# T".utf8))
    #expect(text.bytes == Array("# T".utf8))
    #expect(text.span(0..<1).start == 3)
    #expect(codes.isEmpty)
  }

  @Test func reportsTheFirstByteThatIsNotUTF8() {
    let (text, codes, span) = check(Array("caf".utf8) + [0xE9] + Array(" x".utf8))
    #expect(codes == ["not-utf8"])
    #expect(span == SourceSpan(path: "a.md", start: 3, end: 4))
    #expect(text.bytes == Array("caf? x".utf8))
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0x61, 0xC3]] as [[UInt8]])
  func reportsOtherEncodingsAndCutOffBytes(_ bytes: [UInt8]) {
    let (text, codes, _) = check(bytes)
    #expect(codes == ["not-utf8"])
    #expect(text.bytes.count == bytes.count)
  }

  @Test(arguments: [0x00, 0x01, 0x04, 0x0E, 0x1B, 0x7F] as [UInt8])
  func reportsControlCharactersOnceAndWritesNone(_ byte: UInt8) {
    let source =
      Array("a".utf8) + [byte, byte] + Array(" :mark[x] `".utf8) + [byte] + Array("`".utf8)
    let page = parsed(SourceText(path: "a.md", bytes: source))
    #expect(page.codes == ["control-character"])
    #expect(page.diagnostics.items.first?.span?.start == 1)
    #expect(!page.page.body.bytes.contains { $0 < 0x0A || $0 == 0x7F })
    #expect(page.html.contains("<d-mark>x</d-mark>"))
  }

  @Test(arguments: ["a\r\n\r\nb\r\n", "a\n\nb\n", "a\r\rb\r"])
  func readsEveryLineEnding(_ source: String) {
    #expect(parsed(source).html == "<p>a</p>\n<p>b</p>\n")
  }

  @Test func readsNothing() {
    #expect(parsed("").html.isEmpty)
    #expect(parsed("\n\n").html.isEmpty)
  }
}

/// Ids of headings.
@Suite struct SlugTests {
  @Test(arguments: [
    ("Cold starts", "cold-starts"), ("What's a \"cold start\"?", "whats-a-cold-start"),
    ("A & B", "a--b"), ("snake_case and-dash", "snake_case-and-dash"), ("Über 你好", "über-你好"),
    ("ÇA", "ça"), ("10% off", "10-off"), ("!!!", "section"), ("", "section"),
    ("fn-1", "section-fn-1"),
    ("हिन्दी", "हिन्दी"), ("v1.2", "v12"),
  ])
  func isMadeAsOnGitHub(_ text: String, _ slug: String) {
    #expect(Slug.of(text) == slug)
  }

  @Test func idsAreUnique() {
    let page = parsed("## A\n\n## A\n\n## A 1\n\n## A-1\n\n## A\n").page
    #expect(page.outline.map(\.id) == ["a", "a-1", "a-1-1", "a-1-2", "a-2"])
  }
}

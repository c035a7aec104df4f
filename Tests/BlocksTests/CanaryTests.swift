import Blocks
import Diagnostics
import MarkdownPages
import Testing

/// Markup in whatever an author can write is text wherever it comes out: in the body, in the
/// contents, in data for scripts, in what pages draw from each other, and in what is embedded.
@Suite struct CanaryTests {
  private static let canary = "&lt;svg/onload=x&gt; &amp;lt;i \\\"'&gt;"

  private static let blocks: [any Block] = StandardBlocks.directives + StandardBlocks.fences

  @Test(arguments: blocks.indices)
  func labelsAndAttributesStayText(_ place: Int) {
    let block = Self.blocks[place]
    var source = block.example
    for mark in ["[", "title=\"", "caption=\""] {
      source = source.replacing(mark, with: mark + (mark == "[" ? Self.canary : "<svg/onload=x> "))
    }
    expectText(page(source), block.example)
  }

  @Test(arguments: ["pitfall", "myth", "build-up", "key-moment", "commit", "snapshot", "details"])
  func headingsStayTextInTheContents(_ name: String) {
    let page = page(
      "::::\(name)[More \(Self.canary) shorter]{level=foundation}\n\nText\n\n::::")
    expectText(page, name)
    for heading in page.page.outline {
      #expect(text(heading.html).contains("&lt;svg/onload=x&gt;"), "\(name)")
    }
  }

  @Test func questionsStayTextEverywhere() {
    let page = page(
      """
      ```quiz {#probe title="<svg/onload=x>"}
      - question: Who &lt;svg/onload=x&gt; `<svg/onload=x>`?
        id: who
        hint: "&lt;svg/onload=x&gt;"
        choices:
          - {right: "&lt;svg/onload=x&gt;", because: "`<svg/onload=x>`"}
          - {wrong: "b &lt;svg/onload=x&gt;", because: "`</script><svg/onload=x>`"}
      ```
      """)
    expectText(page, "quiz")
  }

  private func expectText(
    _ page: PageBuilder, _ what: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let page = page.page
    var places = [("body", page.body.bytes)]
    places += page.outline.map { ("contents", $0.html) }
    places += page.pieces.flatMap { [("piece", $0.html.bytes), ("piece's data", $0.json.bytes)] }
    places += page.exports.flatMap { [("embed", $0.html.bytes), ("data", $0.payload)] }
    for (place, bytes) in places {
      #expect(!text(bytes).contains("<svg/onload"), "\(place) of \(what)", sourceLocation: location)
    }
  }
}

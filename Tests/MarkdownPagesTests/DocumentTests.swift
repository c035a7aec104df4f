import MarkdownPages
import Testing

/// One document, and what its printers make of it.
@Suite struct DocumentTests {
  private static let nodes: [Node] = [
    .line("h2", [.class("a \"b\"")], "Q & <A>"),
    .block(
      "ul", [],
      [
        .line(
          "li", [],
          [
            .inline("a", [.set("href", "https://example.org/a b(c)")], "x](y"),
            .text(": "), .inline("strong", [], "no*"), .inline("span", [.flag("hidden")], "tip"),
          ]),
        .line("li", [], [.void("input", [.set("type", "text"), .set("class", nil)])]),
      ]),
    .line("p", [], [.text("two\nlines\u{A0}here")]),
  ]

  @Test func htmlIsEscapedAndClosed() {
    #expect(
      text(Fragment(.group(Self.nodes)).bytes) == """
        <h2 class="a &quot;b&quot;">Q &amp; &lt;A&gt;</h2>
        <ul>
        <li><a href="https://example.org/a b(c)">x](y</a>: <strong>no*</strong>\
        <span hidden>tip</span></li>
        <li><input type="text"></li>
        </ul>
        <p>two
        lines\u{A0}here</p>

        """)
  }

  @Test func textLeavesOutWhatIsHidden() {
    #expect(TextPrinter.text(of: .group(Self.nodes)) == "Q & <A>x](y: no*two lines here")
  }

  @Test func markdownIsEscapedToo() {
    #expect(
      MarkdownPrinter.text(Self.nodes) == """
        ## Q & \\<A\\>

        - [x\\](y](https://example.org/a%20b%28c%29): **no\\***

        two lines\u{A0}here

        """)
  }

  @Test func namesOfPiecesAreOpen() {
    let node = Node.line(
      "li", [.own("id", .anchor("")), .own("data-question", .name), .link(row: "run-send")], "a")
    let piece = Fragment(node)
    #expect(piece.holes.count == 3)
    #expect(
      text(piece.named("why", anchor: "check-why").settled { _ in [] }.bytes)
        == "<li id=\"check-why\" data-question=\"why\">a</li>\n")
  }
}

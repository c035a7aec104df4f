import Diagnostics
import MarkdownPages
import Testing

/// The Markdown copy of a page: what its author wrote, with what blocks say in place of directives.
@Suite struct MarkdownCopyTests {
  @Test func leavesPlainMarkdownAsItIs() {
    let page =
      "A *b* `c`.\n\n- one\n  two\n\n> quote\n\n```python\nx = 1\n```\n\n| a |\n|---|\n| b |\n"
    expectCopy(page, page)
  }

  @Test func takesIdsOutOfHeadings() {
    expectCopy("## Own {#own}\n\nText.\n", "## Own \n\nText.\n")
  }

  @Test func writesWhatDirectivesSay() {
    expectCopy(
      "See :say[a *b*]{x=1} here.\n\n::say[alone]\n\nEnd.\n",
      "See a *b* here.\n\nalone\n\nEnd.\n")
  }

  @Test func writesContainersWithTheirBlocks() {
    expectCopy(
      "::::say[Title]\n\nOne `c`.\n\n:::say\n\n- a\n- :say[b]\n\n:::\n\n::::\n\nEnd.\n",
      "Title\n\nOne `c`.\n\n- a\n- b\n\nEnd.\n")
  }

  @Test func keepsTheMarksOfQuotesAndItems() {
    expectCopy(
      "> :::say[T]\n>\n> One.\n>\n> Two.\n>\n> :::\n\n1. :::say[T]\n\n   One.\n\n   :::\n",
      "> T\n>\n> One.\n>\n> Two.\n\n1. T\n\n   One.\n")
  }

  @Test func doesNotBreakTables() {
    expectCopy("| a |\n|---|\n| :say[b]{} |\n", "| a |\n|---|\n| b |\n")
  }

  @Test func readsTablesOfNodes() {
    let cells = [["a", "b|c"], ["1", ""]].map { row in
      Node.line("tr", [], row.map { .inline("td", [], $0) })
    }
    #expect(
      MarkdownPrinter.text([.block("table", [], cells)])
        == "| a | b\\|c |\n|---|---|\n| 1 |  |\n")
  }

  @Test func numbersItemsAndIndentsWhatIsInThem() {
    let item = Node.line("li", [], [.line("p", [], "One"), .line("p", [], "Two")])
    #expect(
      MarkdownPrinter.text([.block("ol", [], [item, .line("li", [], "Three")])])
        == "1. One\n\n   Two\n\n2. Three\n")
  }

  @Test func writesCodeWithAFenceLongerThanAnyInIt() {
    let code = Node.inline("code", [.class("language-sh")], "```\n*\n")
    #expect(
      MarkdownPrinter.text([.inline("pre", [], [code])]) == "````sh\n```\n*\n````\n")
  }

  private func expectCopy(
    _ markdown: String, _ expected: String, _ location: SourceLocation = #_sourceLocation
  ) {
    var options = MarkdownOptions()
    options.hasCopy = true
    let built = MarkdownParser.parse(
      SourceText(path: "p.md", markdown), library: Saying(), options: options)
    let copy = String(decoding: built.page.copy, as: UTF8.self)
    #expect(copy == expected, sourceLocation: location)
  }
}

/// A library whose directives say their label and what is in them.
private struct Saying: BlockLibrary {
  func directiveNames(_ form: Directive.Form) -> [String] { ["say"] }

  func render(_ fence: Fence, _ page: inout PageBuilder) -> Node {
    .inline("pre", [], String(decoding: fence.body.bytes, as: UTF8.self))
  }

  func render(_ directive: Directive, _ page: inout PageBuilder) -> Node? {
    directive.form == .inline
      ? directive.labelNode
      : .block("div", [], [.line("p", [], [directive.labelNode]), directive.content])
  }
}

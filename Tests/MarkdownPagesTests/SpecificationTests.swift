import MarkdownPages
import Testing

/// `renderGFM` against the examples of GFM's specification.
@Suite struct SpecificationTests {
  @Test func theExamplesAreAllThere() {
    #expect(SpecificationExample.all.count == 673)
  }

  /// The specification shows plain CommonMark without GFM's extensions, and each extension alone.
  @Test(arguments: SpecificationExample.all)
  func rendersAsTheSpecificationSays(_ example: SpecificationExample) {
    let extensions: [GFMExtension] =
      example.tag == "disabled"
      ? [.tasklist] : [GFMExtension(rawValue: example.tag)].compactMap(\.self)
    let html = text(
      MarkdownParser.renderGFM(Array(example.markdown.utf8), unsafe: true, extensions: extensions))
    #expect(checkbox(html) == checkbox(example.html))
  }

  /// With every extension on, ten examples of CommonMark come out differently, each because it
  /// shows what an extension changes: bare addresses become links, and script and style elements
  /// are filtered.
  @Test func allExtensionsTogetherDifferOnlyWhereTheyMust() {
    let different = SpecificationExample.all.filter { example in
      let html = text(MarkdownParser.renderGFM(Array(example.markdown.utf8), unsafe: true))
      return checkbox(html) != checkbox(example.html)
    }
    #expect(different.map(\.number) == [140, 141, 142, 145, 147, 610, 614, 616, 619, 620])
  }

  @Test func leavesOutRawHTMLUnlessItIsUnsafe() {
    let markdown = Array("<b>x</b> [y](javascript:z)\n".utf8)
    let safe = text(MarkdownParser.renderGFM(markdown, unsafe: false))
    #expect(!safe.contains("<b>") && !safe.contains("javascript"))
    let unsafe = text(MarkdownParser.renderGFM(markdown, unsafe: true))
    #expect(unsafe == "<p><b>x</b> <a href=\"javascript:z\">y</a></p>\n")
  }

  /// The specification writes a checkbox's attributes in another order than the library.
  private func checkbox(_ html: String) -> String {
    html
      .replacing("<input type=\"checkbox\" disabled=\"\" />", with: "[ ]")
      .replacing("<input type=\"checkbox\" checked=\"\" disabled=\"\" />", with: "[x]")
      .replacing("<input disabled=\"\" type=\"checkbox\">", with: "[ ]")
      .replacing("<input checked=\"\" disabled=\"\" type=\"checkbox\">", with: "[x]")
  }
}

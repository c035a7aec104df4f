import Diagnostics
import MarkdownPages
import Testing

/// A shape of text on which the Markdown library takes quadratic time or memory.
struct Shape: Sendable, CustomTestStringConvertible {
  let name: String
  /// The code it is refused with when it is large.
  let code: String
  /// A size at which it must be refused, and one at which it must pass.
  let large: Int
  let small: Int
  let make: @Sendable (Int) -> String

  var testDescription: String { name }

  static let all: [Shape] = [
    Shape(name: "delimiter rows of another width", code: "slow-input", large: 10_000, small: 500) {
      String(repeating: "|a|\n|-|-|\n", count: $0)
    },
    Shape(name: "many columns, many short rows", code: "table-too-large", large: 1_000, small: 100)
    {
      String(repeating: "|a", count: $0) + "\n" + String(repeating: "|-", count: $0) + "\n"
        + String(repeating: "|b\n", count: $0)
    },
    Shape(name: "one row of many columns", code: "table-too-large", large: 25_000, small: 150) {
      String(repeating: "|a", count: $0) + "\n" + String(repeating: "|-", count: $0) + "\n"
    },
    Shape(
      name: "one long row in a narrow table", code: "table-too-large", large: 25_000, small: 150
    ) { "|a|b|\n|-|-|\n" + String(repeating: "|c", count: $0) + "\n" },
    Shape(
      name: "a table with very many rows", code: "table-too-large", large: 40_000, small: 10_000
    ) {
      "|a|b|\n|-|-|\n" + String(repeating: "|c|d|\n", count: $0)
    },
    Shape(name: "a long paragraph before a table", code: "slow-input", large: 25_000, small: 2_000)
    {
      String(repeating: "a\n", count: $0) + "|a|\n|-|\n"
    },
    Shape(name: "processing instructions", code: "slow-input", large: 50_000, small: 2_000) {
      "a" + String(repeating: "<?", count: $0)
    },
    Shape(name: "declarations", code: "slow-input", large: 25_000, small: 2_000) {
      "a" + String(repeating: "<!A ", count: $0)
    },
    Shape(name: "character data", code: "slow-input", large: 25_000, small: 1_000) {
      "a" + String(repeating: "<![CDATA[", count: $0)
    },
    Shape(name: "parentheses behind an address", code: "slow-input", large: 25_000, small: 1_000) {
      "http://a.b" + String(repeating: ")", count: $0)
    },
    Shape(name: "a long definition used often", code: "output-too-large", large: 1_000, small: 50) {
      "[a]: " + String(repeating: "x", count: 4_500) + "\n\n"
        + String(repeating: "[a]\n", count: $0)
    },
    Shape(name: "a large page", code: "page-too-large", large: 410_000, small: 10_000) {
      String(repeating: "word ", count: $0)
    },
    Shape(name: "nested quotes", code: "nesting-too-deep", large: 50_000, small: 90) {
      String(repeating: ">", count: $0) + " a"
    },
    Shape(name: "nested emphasis", code: "nesting-too-deep", large: 20_000, small: 40) {
      String(repeating: "*a **a ", count: $0) + "b" + String(repeating: " a** a*", count: $0)
    },
    Shape(name: "very many directives", code: "too-many-directives", large: 10_000, small: 1_000) {
      String(repeating: ":mark[a]{b} ", count: $0)
    },
  ]
}

/// Text that would hang or explode a build is refused, and harmless text is not.
@Suite struct GuardTests {
  @Test(arguments: Shape.all)
  func refusesTheLargeAndReadsTheSmall(_ shape: Shape) {
    let large = shape.make(shape.large)
    let refused = parsed(large)
    #expect(refused.codes.contains(shape.code))
    #expect(refused.page.body.bytes.count < 60 * large.utf8.count + 2_000_000)
    let small = parsed(shape.make(shape.small))
    #expect(!small.codes.contains(shape.code))
    #expect(!small.html.contains("class=\"broken\""))
  }

  /// Shapes without a guard, because they are harmless: they are read in full.
  @Test(arguments: [
    "[", "]", "![", "`", "*a", "a*", "_", "~", "<!--", "&", "&#", "[^", "\\", ":mark[",
    ":::box\n",
    ":::\n", "\r\n", "\t", "- ", "1) ", "[a](", "![a](b", "{", "}", "|", "a\u{0}", "<a href=\"",
    "www.", "http://", "a@b", "=\n", "-\n", "~~~\n", "> [!NOTE]\n", "[a]: b\n", "é", "🚀",
    "[[", "[[a]] ", "[x](a b) ", "\\[x](a b) ", "[x][y] ", "$$", "{{<", "{{< a >}} ", "{% ",
    "**é", "<kbd>", "</kbd>", "<kbd></sub>", "<kbd x></kbd>", "`|`|", "|a|\n|-|\n", "1. a\n- b\n",
    "!!! a\n\n", "![](a){", "![](a){width=1}",
  ])
  func readsRepetitionsInBoundedSpace(_ piece: String) {
    let source = String(repeating: piece, count: 20_000 / piece.utf8.count)
    let page = parsed(source)
    #expect(page.page.body.bytes.count < 60 * source.utf8.count + 20_000)
    #expect(page.diagnostics.items.count <= 20_000)
  }

  @Test func pointsAtTheTable() {
    let source = "text\n\n" + Shape.all[1].make(1_000)
    let problem = parsed(source).diagnostics.items.first
    #expect(problem?.span?.start ?? 0 > 6)
    #expect(problem?.message == "this table has 999 columns; the limit is 200")
  }
}

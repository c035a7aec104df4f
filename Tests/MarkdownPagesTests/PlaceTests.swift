import Diagnostics
import MarkdownPages
import Testing

/// Places are those of the author's file, whatever stands before the body or around a block.
@Suite struct PlaceTests {
  private let front = "---\ntitle: T\n---\n"

  /// Parses what stands behind the front matter of a file, as a site does.
  private func parsedFile(_ body: String) -> (page: PageBuilder, file: [UInt8]) {
    let file = Array((front + body).utf8)
    let whole = SourceText(path: "page.md", bytes: file)
    return (parsed(whole.slice(front.utf8.count..<file.count)), file)
  }

  private func written(_ span: SourceSpan?, _ file: [UInt8]) -> String {
    span.map { text(file[$0.start..<$0.end]) } ?? "(nowhere)"
  }

  @Test(arguments: [
    ("text :nark[x] text", ":nark", "nark"), ("- a\n\n  ::laef{x}", "leaf", "laef"),
    ("> > :::bxo\n> >\n> > a\n> >\n> > :::", "box", "bxo"),
    ("1. a\r\n   > [l](javascript:x)\r\n", "", "javascript:x"),
    ("| a |\n|---|\n| :nark[x] |", "", "nark"), ("[^1]\n\n[^1]: a :nark[x]", "", "nark"),
    ("é 🚀 :nark[x]", "", "nark"), ("a\n<b>", "", "<b>"), ("text[^none]", "", "[^none]"),
  ])
  func reportsPlacesInTheFile(_ body: String, _ name: String, _ expected: String) {
    let (page, file) = parsedFile(body)
    #expect(written(page.diagnostics.items.first?.span, file) == expected)
  }

  @Test func referencesAndHeadingsKnowTheirPlaces() {
    let (page, file) = parsedFile("## One\n\n> - [a](x.md) and\n>   ![b](y.png)\n\n## Two {#t}\n")
    #expect(page.page.references.map { written($0.span, file) } == ["x.md", "y.png"])
    #expect(page.page.outline.map { written($0.span, file) } == ["## One", "## Two {#t}"])
  }

  /// Code keeps its way back byte by byte, whatever prefix its lines have.
  @Test(arguments: ["", "> ", "  ", "> > ", ">  "], ["\n", "\r\n"])
  func codeKnowsWhereEachByteStands(_ prefix: String, _ end: String) {
    let lines = ["```py {a=b}", "def f():", "  :mark[x]{y}", ":::box[z]", "", "\treturn 🚀", "```"]
    let source = lines.map { prefix + $0 + end }.joined()
    let file = Array((front + source).utf8)
    let body = SourceText(path: "page.md", bytes: file).slice(front.utf8.count..<file.count)
    let html = MarkdownParser.parse(body, library: FenceCatcher(file: file)).page.body
    #expect(text(html.bytes).contains("every byte is in place"))
  }
}

/// Says whether every byte of a fence's body stands in the file where the fence says.
private struct FenceCatcher: BlockLibrary {
  let file: [UInt8]

  func directiveNames(_ form: Directive.Form) -> [String] { [] }
  func render(_ directive: Directive, _ page: inout PageBuilder) -> Node? { nil }

  func render(_ fence: Fence, _ page: inout PageBuilder) -> Node {
    let body = fence.body.bytes
    guard text(body) == "def f():\n  :mark[x]{y}\n:::box[z]\n\n\treturn 🚀\n" else {
      return .text("other text: \(text(body))")
    }
    for offset in body.indices where body[offset] != 0x0A {
      guard file[fence.body.span(offset..<offset + 1).start] == body[offset] else {
        return .text("byte \(offset) is elsewhere")
      }
    }
    return .text("every byte is in place")
  }
}

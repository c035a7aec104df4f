import Foundation
import TestSupport
import Testing

/// Drawings that are rewritten with straight walls.
@Suite struct MendTests {
  private static let ragged = """
    ┌────────┐     ┌────────┐
    │ Queue   │────▶│ Worker │
    └────────┘     └────────┘

    """
  private static let straight = """
    ┌────────┐     ┌────────┐
    │ Queue  │────▶│ Worker │
    └────────┘     └────────┘

    """

  @Test func aFileIsPrintedMended() throws {
    let mended = try Binary.run(["diagram", "--mend", "-"], input: Self.ragged)
    #expect(mended.output == Self.straight, "\(mended)")
    let again = try Binary.run(["diagram", "--mend", "-"], input: Self.straight)
    #expect(again.output == Self.straight, "\(again)")
  }

  /// In a page, in a list and in a quotation; the rest of the page keeps its bytes.
  @Test func checkMendsThePagesOfASite() throws {
    let site = try SampleSite()
    func page(_ drawing: String) -> String {
      func block(_ prefix: String) -> String {
        let lines =
          ["```diagram {alt=\"A queue\"}"] + drawing.split(separator: "\n").map(String.init) + [
            "```"
          ]
        return lines.map { prefix + $0 }.joined(separator: "\n")
      }
      return "---\ntitle: Extra\ndescription: One more.\n---\n\n\(block(""))\n\n"
        + "- an item\n\n\(block("  "))\n\n> said\n>\n\(block("> "))\n\nThe end.\n"
    }
    try site.write("guides/extra.md", page(Self.ragged))
    let outcome = try site.run("check", "--fix")
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.errors.contains("3 drawings mended in 1 file"), "\(outcome)")
    #expect(!outcome.errors.contains("ragged-wall"), "\(outcome)")
    #expect(try site.folder.text("content/guides/extra.md") == page(Self.straight))
  }
}

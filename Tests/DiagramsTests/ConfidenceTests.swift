import Diagnostics
import Diagrams
import Foundation
import TestSupport
import Testing

/// Which plain texts are taken for drawings.
@Suite struct ConfidenceTests {
  private func isDrawing(_ bytes: [UInt8]) -> Bool {
    var bag = DiagnosticBag()
    return DiagramCompiler.readConfidently(SourceText(path: "t", bytes: bytes), into: &bag) != nil
  }

  /// Tables, trees, listings, errors, charts: what stands in text fences and is no drawing.
  @Test(arguments: Fixture.all("texts"))
  func textsStayTexts(_ text: Fixture) throws {
    let bytes = [UInt8](try Data(contentsOf: text.url))
    #expect(!isDrawing(bytes))
  }

  /// Of the drawings, those stay text that have no boxes or arrows, are broken, or are made of
  /// words and arrows in a row.
  @Test func drawingsAreRecognised() throws {
    let unsure = try Drawing.all.filter {
      !isDrawing(try $0.source().bytes)
    }
    let list = unsure.map(\.description).joined(separator: "\n") + "\n"
    let url = Fixture.root().appendingPathComponent("unsure.txt")
    let difference = Golden.difference(list, url)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: [
    "┌───┐  ┌───┐\n│ A ├─▶│ B │\n└───┘  └───┘",
    "+---+  +---+\n| A |->| B |\n+---+  +---+",
    "User\n ↓\nAPI\n ↓\nTable", "User\n |\n v\nAPI\n |\n v\nTable",
  ])
  func fewCharactersAreEnough(_ text: String) {
    #expect(isDrawing(Array(text.utf8)))
  }

  @Test func aLargeTextIsLeftAlone() {
    let drawing = "┌───┐  ┌───┐\n│ A ├─▶│ B │\n└───┘  └───┘\n"
    let text = drawing + String(repeating: "a line of a log\n", count: 3_000)
    #expect(!isDrawing(Array(text.utf8)))
  }
}

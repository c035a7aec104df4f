import Diagnostics
import Diagrams
import Testing

/// Drawings rewritten with straight walls.
@Suite struct MendingTests {
  /// The graph without the places of messages.
  private func meaning(_ compiled: Compiled) -> [Substring] {
    compiled.graph.split(separator: "\n").filter { !$0.hasPrefix("says ") }
  }

  /// A mended drawing means what it meant and needs no message about a wall; mending it again
  /// changes nothing.
  @Test(arguments: Drawing.all)
  func aMendedDrawingMeansTheSame(drawing: Drawing) throws {
    let source = try drawing.source()
    let before = Compiled(source)
    guard let bytes = DrawingMender.mended(source) else {
      let walls = before.diagnostics.filter { $0.code == .raggedWall }
      #expect(walls.isEmpty || Self.beyondMending.contains(drawing.description))
      return
    }
    let mended = SourceText(path: source.path, bytes: bytes)
    let after = Compiled(mended)
    #expect(meaning(after) == meaning(before))
    #expect(!after.diagnostics.contains { $0.code == .raggedWall }, "\(after.places)")
    let others = before.diagnostics.filter {
      ![.raggedWall, .unclosedBox, .nearMiss].contains($0.code)
    }
    #expect(after.diagnostics.count <= before.diagnostics.count)
    if others.isEmpty, !before.diagnostics.contains(where: { $0.code == .nearMiss }) {
      #expect(after.diagnostics.isEmpty, "\(after.places)")
    }
    #expect(DrawingMender.mended(mended) == nil)
  }

  /// Words that reach over walls, for which there is no room.
  private static let beyondMending: Set<String> = ["sketch-long-label-over-wall"]

  @Test func rowsThatWereRightKeepTheirBytes() throws {
    let text = "  ┌────────┐   \r\n  │ Queue   │\r\n  │ FIFO   │\t\r\n  └────────┘\r\n"
    let plain = text.replacing("\t", with: "")
    let mended = try #require(DrawingMender.mended(SourceText(path: "t", plain)))
    #expect(
      String(decoding: mended, as: UTF8.self) == plain.replacing("Queue   │", with: "Queue  │"))
    #expect(DrawingMender.mended(SourceText(path: "t", text)) == nil, "tabs are left alone")
  }

  @Test func missingPiecesAreDrawn() throws {
    let text = "┌───────┐\n│ Queue │\n│ FIFO  │\n│ dead  \n└───────\n"
    let mended = try #require(DrawingMender.mended(SourceText(path: "t", text)))
    #expect(
      String(decoding: mended, as: UTF8.self)
        == "┌───────┐\n│ Queue │\n│ FIFO  │\n│ dead  │\n└───────┘\n")
  }
}

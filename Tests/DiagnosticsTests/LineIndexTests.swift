import Diagnostics
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("", 0, 1, 1), ("", 5, 1, 1), ("a\nb", 0, 1, 1), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
    ("a\nb", 3, 2, 2), ("a\nb\n", 4, 3, 1), ("a\r\nb", 1, 1, 2), ("a\r\nb", 2, 1, 2),
    ("a\r\nb", 3, 2, 1), ("äx", 2, 1, 2), ("äx", 1, 1, 1), ("👩‍👩‍👧‍👦x", 25, 1, 2), ("\n\n\n", 2, 3, 1),
    ("a\nb", -3, 1, 1),
  ])
  func findsLineAndColumn(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    let position = LineIndex(Array(text.utf8)).position(of: offset)
    #expect(position.line == line && position.column == column, "\(position)")
  }

  @Test func namesEveryLinesContent() {
    let bytes = Array("one\r\n\ntwo\nlast".utf8)
    let index = LineIndex(bytes)
    let lines = (1...index.lineCount).map {
      String(decoding: bytes[index.content(ofLine: $0)], as: UTF8.self)
    }
    #expect(lines == ["one", "", "two", "last"])
  }

  @Test func everyOffsetOfBrokenTextHasAPlace() {
    let bytes: [UInt8] = [0xFF, 0x80, 0x80, 0x0A, 0xE2, 0x82, 0x0D, 0x0A, 0xC3]
    let index = LineIndex(bytes)
    for offset in -1...bytes.count + 1 {
      let position = index.position(of: offset)
      #expect((1...3).contains(position.line) && (1...4).contains(position.column))
    }
  }
}

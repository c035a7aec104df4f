import Diagnostics
import Diagrams
import Foundation
import TestSupport
import Testing

/// Whatever characters come, nothing crashes and no word is lost.
@Suite struct RobustnessTests {
  /// Numbers that look random and are the same in every run.
  private struct Numbers {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
  }

  private static let alphabet = Array(
    "          -----||||++++..''``,,//\\\\<>v^o*:=()_─│┌┐└┘├┤┬┴┼═║╔╗╚╝━┃▶▼◀▲→↓●╭╮╯╰╌╎ABcd12界👤")

  /// How many random grids: a few thousand, or what the environment asks for.
  private static let grids =
    ProcessInfo.processInfo.environment["DIAGRAM_GRIDS"].flatMap(Int.init) ?? 2_000

  @Test func randomGridsKeepTheirWords() throws {
    var numbers = Numbers(state: 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<Self.grids {
      let (rows, columns) = (1 + numbers.next(9), 1 + numbers.next(24))
      var text = ""
      for _ in 0..<rows {
        for _ in 0..<columns {
          text.append(Self.alphabet[numbers.next(Self.alphabet.count)])
        }
        text.append("\n")
      }
      let lost = Self.lostWords(text)
      #expect(lost.isEmpty, "\(lost) of\n\(text)")
      if !lost.isEmpty { return }
    }
  }

  /// Words in a wall that reach over the corner at which a mended box ends.
  @Test func aTitleBesideItsBoxIsDrawnOnce() {
    let text = """
         '|━╎\\-┌:
        =+═━.┼,╰|o
        v═│<*=+ /.
        ┬╔◀↓'─Ac-┤
        `└/├Av:界|
        B┴└\\* |┃_+
      """
    #expect(Self.lostWords(text) == "")
  }

  @Test(arguments: Drawing.all)
  func changedDrawingsKeepTheirWords(drawing: Drawing) throws {
    let source = Array(String(decoding: try drawing.source().bytes, as: UTF8.self))
    var numbers = Numbers(state: UInt64(source.count) &* 0x9E37_79B9 | 1)
    for _ in 0..<12 {
      var changed = source
      for _ in 0...numbers.next(4) {
        let position = numbers.next(changed.count)
        switch numbers.next(3) {
        case 0: changed.remove(at: position)
        case 1: changed.insert(Self.alphabet[numbers.next(Self.alphabet.count)], at: position)
        default: changed[position] = Self.alphabet[numbers.next(Self.alphabet.count)]
        }
      }
      let text = String(changed)
      let lost = Self.lostWords(text)
      #expect(lost.isEmpty, "\(lost) of\n\(text)")
    }
  }

  @Test func timeGrowsWithCells() {
    for piece in ["+", "┼", "+-", "|", "┌┐", "└┘", "─", "/\\", "o-", "a ", "→ a "] {
      let row = String(repeating: piece, count: 200 / piece.count)
      let text = String(repeating: row + "\n", count: 40)
      let time = ThreadTime.of { _ = Compiled(text) }
      #expect(time < .seconds(20), "\(piece): \(time)")
    }
  }

  @Test func aDrawingTooLargeIsRefused() {
    let text = String(repeating: "+--+\n", count: DiagramLimits.rows + 1)
    let compiled = Compiled(text)
    #expect(compiled.diagnostics.map(\.code.id) == ["diagram-too-large"])
    #expect(compiled.svg.hasPrefix("<svg"))
  }

  @Test func sameBytesForSameText() throws {
    for drawing in Drawing.all.prefix(20) {
      let source = try drawing.source()
      #expect(Compiled(source).diagram.svg == Compiled(source).diagram.svg)
    }
  }

  /// Letters and digits of the text that are in no text element, and whether the picture is whole.
  private static func lostWords(_ text: String) -> String {
    let compiled = Compiled(text)
    guard let picture = PictureReader.read(compiled.diagram.svg) else { return "the picture" }
    let drawn = Self.letters(picture.words.map(\.text).joined())
    return drawn == Self.letters(text) ? "" : "\(drawn) instead of \(Self.letters(text))"
  }

  private static func letters(_ text: String) -> String {
    // The letters o, v and V may be marks on a line and heads.
    String(text.filter { ($0.isLetter || $0.isNumber) && !"ovV".contains($0) }.sorted())
  }
}

import Diagnostics

/// Where a cell stands in a grid's arrays.
typealias Place = Int

/// A drawing as cells of one column each, every cell with its place in the source.
///
/// Around the drawing stands a margin of blank cells, so that looking three cells away never
/// leaves the arrays.
struct Grid: Sendable {
  static let margin = 3
  static let blank: UInt32 = 0x20
  /// The second column of a wide character.
  static let continuation: UInt32 = 0
  /// A character of several scalars: always text.
  static let cluster: UInt32 = 0x110000

  let rows: Int
  let columns: Int
  let stride: Int
  /// The character of every cell, as its only scalar or one of the values above.
  var scalars: [UInt32]
  /// Where each cell's character starts in the source's bytes.
  var offsets: [Int32]
  /// How many bytes it has there; 0 for cells outside the text.
  var lengths: [UInt16]
  /// Lines of the text above the first row.
  var skippedRows = 0
  /// The indentation that all lines have.
  var skippedColumns = 0
  var hasTabs: Bool { firstTab != nil }
  /// The first tab of the drawing, when there is one.
  var firstTab: Int?
  let source: SourceText

  init(rows: Int, columns: Int, source: SourceText) {
    self.rows = rows
    self.columns = columns
    self.source = source
    stride = columns + 2 * Self.margin
    let count = stride * (rows + 2 * Self.margin)
    scalars = [UInt32](repeating: Self.blank, count: count)
    offsets = [Int32](repeating: 0, count: count)
    lengths = [UInt16](repeating: 0, count: count)
  }

  var count: Int { scalars.count }

  func place(_ row: Int, _ column: Int) -> Place {
    (row + Self.margin) * stride + column + Self.margin
  }

  /// The places from the first cell of the drawing to the last, with blank margins between rows.
  var places: Range<Place> {
    rows == 0 || columns == 0 ? 0..<0 : place(0, 0)..<place(rows - 1, columns - 1) + 1
  }

  func row(_ place: Place) -> Int { place / stride - Self.margin }
  func column(_ place: Place) -> Int { place % stride - Self.margin }

  /// The place one step away.
  func next(_ place: Place, _ direction: Direction) -> Place {
    place + direction.rows * stride + direction.columns
  }

  func isBlank(_ place: Place) -> Bool { scalars[place] == Self.blank }

  /// True for a letter or a digit of any script, and for the halves of wide characters.
  func isWord(_ place: Place) -> Bool {
    let value = scalars[place]
    if value < 0x80 {
      return value == Self.continuation
        || (value >= 0x30 && value <= 0x39) || (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A)
    }
    return Glyph.of(value) == .none
  }

  /// True for a letter or digit with another one right beside it.
  func isInWord(_ place: Place) -> Bool {
    isWord(place) && (isWord(place - 1) || isWord(place + 1))
  }

  /// The characters of a row's cells, blank cells as spaces.
  func text(_ row: Int, _ columns: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for column in columns {
      let place = place(row, column)
      switch scalars[place] {
      case Self.continuation: continue
      case Self.blank: bytes.append(0x20)
      default:
        let start = Int(offsets[place])
        bytes.append(contentsOf: source.bytes[start..<start + Int(lengths[place])])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The place in the author's file of a cell.
  func span(_ place: Place) -> SourceSpan {
    let start = Int(offsets[place])
    return source.span(start..<start + Int(lengths[place]))
  }
}

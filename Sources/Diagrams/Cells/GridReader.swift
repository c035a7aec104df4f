import Diagnostics

/// Reads a drawing's text into cells: tabs to stops of eight, wide characters in two columns,
/// the common indentation and blank lines around the drawing left away.
struct GridReader {
  /// A visible character of the source.
  private struct Piece {
    let column: Int
    let width: Int
    let scalar: UInt32
    let offset: Int
    var length: Int
  }

  static let tabStop = 8

  private var lines: [[Piece]] = []
  private var firstTab: Int?

  /// The cells of a text, or nil when it is larger than `DiagramLimits` allow.
  static func read(_ source: SourceText) -> Grid? {
    var reader = GridReader()
    reader.readLines(source.bytes)
    return reader.grid(source)
  }

  private mutating func readLines(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      lines.append(readLine(bytes, start..<end))
      start = end + 1
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  private mutating func readLine(_ bytes: [UInt8], _ range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var column = 0
    var offset = range.lowerBound
    for character in String(decoding: bytes[range], as: UTF8.self) {
      let length = character.utf8.count
      defer { offset += length }
      if character == "\t" {
        if firstTab == nil { firstTab = offset }
        column += Self.tabStop - column % Self.tabStop
        continue
      }
      if character == "\u{A0}" || character.isWhitespace {
        column += character == "\r" ? 0 : 1
        continue
      }
      let width = CharacterWidth.of(character)
      if width == 0 || isControl(character) { continue }
      let scalars = character.unicodeScalars
      let scalar = scalars.count == 1 ? scalars.first?.value : Grid.cluster
      pieces.append(
        Piece(
          column: column, width: width, scalar: scalar ?? Grid.cluster, offset: offset,
          length: min(length, range.upperBound - offset)))
      column += width
    }
    return pieces.filter { $0.length > 0 }
  }

  private func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value < 0x20 || $0.value == 0x7F } ?? true
  }

  private func grid(_ source: SourceText) -> Grid? {
    let top = lines.firstIndex { !$0.isEmpty } ?? 0
    let left = lines.compactMap { $0.first?.column }.min() ?? 0
    let width = lines.compactMap { $0.last.map { $0.column + $0.width } }.max() ?? 0
    let (rows, columns) = (lines.count - min(top, lines.count), max(0, width - left))
    guard DiagramLimits.allow(rows: rows, columns: columns) else { return nil }
    var grid = Grid(rows: rows, columns: columns, source: source)
    for (row, line) in lines.dropFirst(top).enumerated() {
      for piece in line { Self.put(piece, at: grid.place(row, piece.column - left), in: &grid) }
    }
    grid.firstTab = firstTab
    return grid
  }

  private static func put(_ piece: Piece, at place: Place, in grid: inout Grid) {
    grid.scalars[place] = piece.scalar
    for extra in 0..<piece.width {
      if extra > 0 { grid.scalars[place + extra] = Grid.continuation }
      grid.offsets[place + extra] = Int32(piece.offset)
      grid.lengths[place + extra] = UInt16(clamping: piece.length)
    }
  }
}

/// How large a drawing may be. Time and memory are proportional to its cells.
package enum DiagramLimits {
  package static let rows = 4_000
  static let columns = 2_000
  static let cells = 1_000_000
  static let boxes = 2_000

  static func allow(rows: Int, columns: Int) -> Bool {
    rows <= Self.rows && columns <= Self.columns && rows * columns <= cells
  }
}

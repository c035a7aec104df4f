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
    let length: Int
  }

  static let tabStop = 8

  private var pieces: [Piece] = []
  /// Where the pieces of each line end.
  private var lineEnds: [Int] = []
  private var column = 0
  private var firstTab: Int?

  /// The cells of a text, or nil when it is larger than `DiagramLimits` allow.
  static func read(_ source: SourceText) -> Grid? {
    var reader = GridReader()
    reader.readLines(source.bytes)
    return reader.grid(source)
  }

  private mutating func readLines(_ bytes: [UInt8]) {
    pieces.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] == 0x0A {
          endLine()
          offset += 1
        } else {
          offset += readPlain(bytes, offset) ?? readCluster(bytes, offset)
        }
      }
    }
    if column > 0 || pieces.count > (lineEnds.last ?? 0) { endLine() }
    while let last = lineEnds.last, last == (lineEnds.dropLast().last ?? 0) {
      lineEnds.removeLast()
    }
  }

  private mutating func endLine() {
    lineEnds.append(pieces.count)
    column = 0
  }

  /// Reads an ASCII character or one of the block of line characters that nothing can combine
  /// with; its bytes, or nil where Unicode has to be asked.
  private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    let byte = bytes[offset]
    if byte < 0x80 {
      guard
        offset + 1 == bytes.count || bytes[offset + 1] < 0x80
          || Self.lineCharacter(bytes, offset + 1) != nil
      else { return nil }
      readASCII(byte, offset)
      return 1
    }
    guard let scalar = Self.lineCharacter(bytes, offset) else { return nil }
    let next = offset + 3
    guard next == bytes.count || bytes[next] < 0x80 || Self.lineCharacter(bytes, next) != nil
    else { return nil }
    add(scalar, width: 1, offset, length: 3)
    return 3
  }

  private mutating func readASCII(_ byte: UInt8, _ offset: Int) {
    switch byte {
    case 0x09:
      if firstTab == nil { firstTab = offset }
      column += Self.tabStop - column % Self.tabStop
    case 0x20, 0x0B, 0x0C: column += 1
    case 0x21...0x7E: add(UInt32(byte), width: 1, offset, length: 1)
    default: break
    }
  }

  /// The scalar of U+2500 to U+25BF at an offset: lines, blocks and triangles.
  private static func lineCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32? {
    guard offset + 2 < bytes.count, bytes[offset] == 0xE2, (0x94...0x96).contains(bytes[offset + 1])
    else { return nil }
    return 0x2000 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
  }

  /// Reads one character as Unicode forms it; its bytes.
  private mutating func readCluster(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[offset..<end]), as: UTF8.self)
    var position = offset
    for character in text where position < end {
      // A broken sequence is repaired to more bytes than it has.
      let length = min(character.utf8.count, end - position)
      add(character, position, length)
      position += length
    }
    return end - offset
  }

  private mutating func add(_ character: Character, _ offset: Int, _ length: Int) {
    guard let first = character.unicodeScalars.first?.value else { return }
    if character.utf8.count == 1 {
      readASCII(UInt8(truncatingIfNeeded: first), offset)
    } else if Self.isSpace(first) {
      column += first == 0x3000 ? 2 : 1
    } else {
      let width = CharacterWidth.of(character)
      let isOne = character.unicodeScalars.count == 1
      if width > 0 { add(isOne ? first : Grid.cluster, width: width, offset, length: length) }
    }
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private mutating func add(_ scalar: UInt32, width: Int, _ offset: Int, length: Int) {
    pieces.append(
      Piece(column: column, width: width, scalar: scalar, offset: offset, length: length))
    column += width
  }

  // MARK: cells

  private func line(_ index: Int) -> ArraySlice<Piece> {
    pieces[(index == 0 ? 0 : lineEnds[index - 1])..<lineEnds[index]]
  }

  private func grid(_ source: SourceText) -> Grid? {
    let lines = lineEnds.indices.map(line)
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
    grid.skippedRows = min(top, lines.count)
    grid.skippedColumns = left
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

package import Diagnostics

/// Rewrites a drawing with straight walls:
///
/// ```
/// ┌────────┐           ┌────────┐
/// │ Queue   │    →     │ Queue  │
/// └────────┘           └────────┘
/// ```
///
/// Walls are moved into the column that most of them stand in, walls and corners that are missing
/// are drawn, and heads are put below their lines. Nothing else changes, and rows that were right
/// keep their bytes. The result is read again: if it does not mean the same, or still has a wall
/// that is not straight, nothing is changed.
package struct DrawingMender {
  private let text: SourceText
  private let boxes: BoxReading
  /// What is drawn in cells that were blank.
  private var patches: [Place: [UInt8]] = [:]

  /// The mended text; nil when there is nothing to mend or nobody could do it so.
  package static func mended(_ text: SourceText) -> [UInt8]? {
    guard let boxes = BoxReading(text), !boxes.grid.hasTabs,
      !boxes.findings.isEmpty || !boxes.movedHeads.isEmpty
    else { return nil }
    var mender = DrawingMender(text: text, boxes: boxes)
    mender.patch()
    let meaning = Meaning(DiagramCompiler.read(text))
    var best: (bytes: [UInt8], messages: Int)?
    for tailStays in [false, true] {
      guard let bytes = mender.rewritten(tailStays: tailStays), bytes != text.bytes else {
        continue
      }
      let reading = DiagramCompiler.read(SourceText(path: text.path, bytes: bytes))
      guard Meaning(reading) == meaning, !reading.found.contains(where: \.isOfWall) else {
        continue
      }
      let messages = reading.found.count
      if messages < best?.messages ?? .max { best = (bytes, messages) }
    }
    return best?.bytes
  }

  private var grid: Grid { boxes.grid }

  // MARK: what is missing

  private mutating func patch() {
    for finding in boxes.findings {
      switch finding {
      case .gaps(_, let frame): patchSide(frame)
      case .unclosed(_, let frame): patchLevels(frame)
      case .ragged, .open: continue
      }
    }
  }

  private mutating func patchSide(_ frame: Frame) {
    let rows = frame.top + 1..<frame.bottom
    let walls = rows.map { grid.place($0, frame.ragged[$0] ?? frame.right) }
    guard let wall = walls.first(where: { boxes.glyphs[$0].arms == .vertical }) else { return }
    for place in walls where grid.isBlank(place) { patches[place] = bytes(wall) }
  }

  private mutating func patchLevels(_ frame: Frame) {
    for (row, isTop) in [(frame.top, true), (frame.bottom, false)] {
      let inner = (frame.left + 1..<frame.right).map { grid.place(row, $0) }
      guard let stroke = inner.first(where: { boxes.glyphs[$0].arms == .horizontal }) else {
        return
      }
      for place in inner where grid.isBlank(place) { patches[place] = bytes(stroke) }
      for (column, isLeft) in [(frame.left, true), (frame.right, false)] {
        let place = grid.place(row, column)
        if grid.isBlank(place) || boxes.glyphs[place].arms == .horizontal {
          patches[place] = Self.corner(frame, grid.scalars[stroke] < 0x80, isTop, isLeft)
        }
      }
    }
  }

  private static func corner(
    _ frame: Frame, _ isASCII: Bool, _ isTop: Bool, _ isLeft: Bool
  ) -> [UInt8] {
    if isASCII { return Array("+".utf8) }
    let corners: [Character] =
      switch frame.weight {
      case .light: frame.isRound ? ["╭", "╮", "╰", "╯"] : ["┌", "┐", "└", "┘"]
      case .heavy: ["┏", "┓", "┗", "┛"]
      case .double: ["╔", "╗", "╚", "╝"]
      }
    return Array(String(corners[(isTop ? 0 : 2) + (isLeft ? 0 : 1)]).utf8)
  }

  // MARK: rows

  private func rewritten(tailStays: Bool) -> [UInt8]? {
    let anchors = anchors
    var lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let patched = patches.keys.map(grid.row)  // any order: they make a set
    let touched = Set(patched + boxes.movedHeads.map(grid.row))
    for (row, sorted) in anchors.enumerated() {
      guard touched.contains(row) || sorted.contains(where: { $0.column != $0.goal }) else {
        continue
      }
      guard let cells = StraightRow(cells(row)).straight(sorted, tailStays: tailStays) else {
        return nil
      }
      let line = row + grid.skippedRows
      guard lines.indices.contains(line) else { return nil }
      lines[line] = written(cells, like: lines[line])[...]
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// The walls in every row, from left to right.
  private var anchors: [[StraightRow.Anchor]] {
    var goals = [[Int: Int]](repeating: [:], count: grid.rows)
    for frame in boxes.frames where frame.slanted == nil {
      for row in max(0, frame.top)...min(grid.rows - 1, frame.bottom) {
        goals[row][frame.raggedLeft[row] ?? frame.left] = frame.left
        goals[row][frame.ragged[row] ?? frame.right] = frame.right
      }
    }
    return goals.map { row in
      row.sorted { $0.key < $1.key }.map { StraightRow.Anchor(column: $0.key, goal: $0.value) }
    }
  }

  private func cells(_ row: Int) -> [StraightRow.Cell] {
    (0..<grid.columns).map { column in
      let place = grid.place(row, column)
      let bytes = patches[place] ?? self.bytes(place)
      let isPatched = patches[place] != nil
      return StraightRow.Cell(
        bytes: bytes, glyph: isPatched ? Self.glyph(bytes) : boxes.glyphs[place])
    }
  }

  private static func glyph(_ bytes: [UInt8]) -> Glyph {
    Glyph.of(String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? Grid.blank)
  }

  private func bytes(_ place: Place) -> [UInt8] {
    if grid.scalars[place] == Grid.continuation { return [] }
    guard !grid.isBlank(place) else { return [0x20] }
    let start = Int(grid.offsets[place])
    return Array(text.bytes[start..<start + Int(grid.lengths[place])])
  }

  /// A row's bytes with the indentation and the end of the line that was there.
  private func written(_ cells: [StraightRow.Cell], like line: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0x20, count: grid.skippedColumns)
    for cell in cells { bytes += cell.bytes }
    while bytes.last == 0x20 { bytes.removeLast() }
    if line.last == 0x0D { bytes.append(0x0D) }
    return bytes
  }
}

/// The meaning of a drawing, without its places.
private struct Meaning: Equatable {
  private let sentences: [String]

  init(_ reading: DiagramReading) {
    let nodes = reading.sketch.nodes
    func name(_ index: Int) -> String { nodes[index].label }
    let boxes = nodes.map { "\($0.isFrame) \($0.label) in \($0.parent.map(name) ?? "")" }
    let links = reading.sketch.links.map {
      "\(name($0.from)) \($0.edge.isDirected) \(name($0.to)) \($0.label)"
    }
    let notes = reading.sketch.notes.map { note in
      Sketch.joined(note.lines.map(\.text)) + " on " + (note.target.map(name) ?? "")
    }
    sentences = boxes.sorted() + links.sorted() + notes.sorted()
  }
}

extension Diagnostic {
  /// True for what mending takes away.
  fileprivate var isOfWall: Bool { code == .raggedWall }
}

/// Boxes with side walls only, which arrows join in a row:
///
/// ```
/// │ Client │ ──▶ │ Gateway │ ──▶ │ Function │
/// ```
///
/// Two uprights in the same columns of one row or some, words between them, nothing above and
/// below, and beside one of them an arrow that comes from an upright or leads to one.
struct SideWalls {
  private let grid: Grid
  private let glyphs: [Glyph]

  private static let gapMax = 3

  init(_ grid: Grid, _ glyphs: [Glyph]) {
    self.grid = grid
    self.glyphs = glyphs
  }

  /// All such boxes, their missing walls in the rows above and below. These may lie outside of
  /// the grid by one row. Each row is looked at a few times.
  func frames() -> [Frame] {
    var frames: [Frame] = []
    for row in 0..<grid.rows {
      guard isPossible(row) else { continue }
      let uprights = (0..<grid.columns).filter { isUpright(row, $0) }
      let arrows = zip(uprights, uprights.dropFirst()).filter { isArrow(row, $0 + 1..<$1) }
      for (before, after) in arrows {
        guard let first = uprights.last(where: { $0 < before }),
          let last = uprights.first(where: { $0 > after })
        else { continue }
        for (left, right) in [(first, before), (after, last)] {
          guard let frame = frame(row, left, right) else { continue }
          if !frames.contains(where: { $0.isSame(frame) }) { frames.append(frame) }
        }
      }
    }
    return frames
  }

  /// True for a row with two uprights above which no other line ends.
  private func isPossible(_ row: Int) -> Bool {
    var uprights = 0
    for place in grid.place(row, 0)..<grid.place(row, grid.columns)
    where glyphs[place].arms == .vertical {
      let above = place - grid.stride
      if grid.isBlank(above) || glyphs[above].arms == .vertical { uprights += 1 }
    }
    return uprights >= 2
  }

  private func isUpright(_ row: Int, _ column: Int) -> Bool {
    let place = grid.place(row, column)
    return glyphs[place].arms == .vertical && !glyphs[place].isDashed
  }

  /// Blanks, dashes and a head, which may hold words between dashes.
  private func isArrow(_ row: Int, _ columns: Range<Int>) -> Bool {
    let places = columns.map { grid.place(row, $0) }.filter { !grid.isBlank($0) }
    guard let first = places.first, let last = places.last,
      grid.column(first) - columns.lowerBound <= Self.gapMax,
      columns.upperBound - 1 - grid.column(last) <= Self.gapMax
    else { return false }
    return isStroke(first) && glyphs[last].points == .east
      || glyphs[first].points == .west && (isStroke(last) || glyphs[last].points == .east)
  }

  private func isStroke(_ place: Place) -> Bool {
    glyphs[place].arms == .horizontal || glyphs[place].hasShaft
      || grid.scalars[place] == Slant.underscore
  }

  private func frame(_ row: Int, _ left: Int, _ right: Int) -> Frame? {
    func isWall(_ row: Int) -> Bool { isUpright(row, left) && isUpright(row, right) }
    var (first, last) = (row, row)
    while first > 0, isWall(first - 1) { first -= 1 }
    while last + 1 < grid.rows, isWall(last + 1) { last += 1 }
    let isFree =
      [first - 1, last + 1].allSatisfy { row in
        (left...right).allSatisfy { grid.isBlank(grid.place(row, $0)) }
      } && [first, last].allSatisfy { !isStroke(grid.place($0, left + 1)) }
    let frame = Frame(top: first - 1, left: left, bottom: last + 1, right: right)
    return isFree && right - left >= 2 && frame.holdsWords(grid) ? frame : nil
  }
}

extension Grid {
  /// The same cells with a blank row above and one below.
  func withBlankRows() -> Grid {
    var taller = Grid(rows: rows + 2, columns: columns, source: source)
    for place in places {
      taller.scalars[place + stride] = scalars[place]
      taller.offsets[place + stride] = offsets[place]
      taller.lengths[place + stride] = lengths[place]
    }
    taller.firstTab = firstTab
    taller.skippedRows = skippedRows - 1
    taller.skippedColumns = skippedColumns
    return taller
  }
}

/// The sides of a box that can be seen from its upper left corner, when it is not whole.
struct Sides {
  let row: Int
  let column: Int
  /// The upper right corner, nil when the top wall stops before one.
  let topEnd: WallScan.End?
  /// The row of the lower left corner, nil when the left wall stops before one.
  let bottom: Int?
  /// The lower right corner.
  let bottomEnd: WallScan.End?
  /// Rows below the corner in which the left wall stands.
  private let leftRun: Int
  /// The column of the lower left corner, which slides with its row.
  let bottomLeft: Int
  /// Rows in which it stands beside its column, and where.
  private(set) var shiftedLeft: [Int: Int] = [:]

  private static let shifts = [1, -1, 2, -2]

  init?(_ row: Int, _ column: Int, _ runs: WallRuns) {
    self.row = row
    self.column = column
    let grid = runs.grid
    let tops = Self.ends(row, column, .south, runs)
    let rows = row + 1..<row + 1 + Int(runs.down[grid.place(row + 1, column)])
    leftRun = (rows.first { Self.isArrow($0, column, runs) } ?? rows.upperBound) - row - 1
    let below = leftRun > 0 ? row + 2..<row + 2 + leftRun : 0..<0
    var corner = below.first {
      Self.isLowerCorner($0, column, runs) && !Self.isPassed($0, column, runs)
    }
    var lowerLeft = column
    if corner == nil, !tops.isEmpty {
      let found = Self.shiftedWall(row, column, tops, runs)
      corner = found?.bottom
      shiftedLeft = found?.rows ?? [:]
      lowerLeft = found?.corner ?? column
    }
    if corner == nil, leftRun > 0, Self.isLowerCorner(row + 2 + leftRun, column, runs) {
      corner = row + 2 + leftRun
    }
    bottom = corner
    bottomLeft = lowerLeft
    let bottoms = corner.map { Self.ends($0, lowerLeft, .north, runs) } ?? []
    (topEnd, bottomEnd) = Self.nearest(tops, bottoms)
    if topEnd == nil, bottomEnd == nil, bottom == nil { return nil }
  }

  /// The corners at which a level wall may end; of many only the first.
  private static func ends(
    _ row: Int, _ column: Int, _ turn: Direction, _ runs: WallRuns
  ) -> [WallScan.End] {
    var scan = WallScan(runs: runs, row: row, from: column, turn: turn)
    var ends: [WallScan.End] = []
    while ends.count < endsMax, let end = scan.next() { ends.append(end) }
    return ends
  }

  private static let endsMax = 12

  /// The ends of both level walls that stand nearest to each other: a wall has a corner where a
  /// line leaves it, too.
  private static func nearest(
    _ tops: [WallScan.End], _ bottoms: [WallScan.End]
  ) -> (WallScan.End?, WallScan.End?) {
    guard !tops.isEmpty, !bottoms.isEmpty else { return (tops.first, bottoms.first) }
    let pairs = tops.flatMap { top in bottoms.map { (top, $0) } }
    let best = pairs.min {
      abs($0.0.column - $0.1.column) < abs($1.0.column - $1.1.column)
    }
    return (best?.0, best?.1)
  }

  /// True where a line passes through a wall and leads to no corner.
  private static func isPassed(_ row: Int, _ column: Int, _ runs: WallRuns) -> Bool {
    let glyph = runs.glyphs[runs.grid.place(row, column)]
    return glyph.isCertain && glyph.arms == .cross && ends(row, column, .north, runs).isEmpty
  }

  private static func isLowerCorner(_ row: Int, _ column: Int, _ runs: WallRuns) -> Bool {
    guard row < runs.grid.rows else { return false }
    let arms = runs.corner(runs.grid.place(row, column))
    return arms.has(.north) && arms.has(.east)
      && runs.right[runs.grid.place(row, column + 1)] > 0
  }

  /// True for a stroke of a line where the wall should be that ends at an upright beside it: then
  /// that is the wall.
  private static func isArrow(_ row: Int, _ column: Int, _ runs: WallRuns) -> Bool {
    let place = runs.grid.place(row, column)
    guard runs.glyphs[place].arms == .horizontal else { return false }
    return shifts.contains { shift in
      let glyph = runs.glyphs[place + shift]
      return (glyph.arms == .vertical || glyph.isCertain && glyph.runs(.north))
        && runs.down[place + shift] > 0
    }
  }

  /// A left wall that steps aside in some rows, down to its lower corner: what happens to all
  /// that stands right of a line with one character too many.
  private static func shiftedWall(
    _ top: Int, _ column: Int, _ tops: [WallScan.End], _ runs: WallRuns
  ) -> (bottom: Int, corner: Int, rows: [Int: Int])? {
    let grid = runs.grid
    var rows: [Int: Int] = [:]
    for row in top + 1..<max(top + 1, grid.rows) {
      if row >= top + 2, isLowerCorner(row, column, runs) {
        let isWhole = tops.contains { end in
          runs.corner(grid.place(row, end.column)).has(.north)
            && Int(runs.right[grid.place(row, column + 1)]) >= end.column - column - 1
        }
        return isWhole || rows.count * 2 <= row - top ? (row, column, rows) : nil
      }
      if runs.down[grid.place(row, column)] > 0, !isArrow(row, column, runs) { continue }
      let shift = shifts.first { shift in
        column + shift >= 0 && column + shift < grid.columns
          && runs.glyphs[grid.place(row, column + shift)].runs(.north)
          && runs.down[grid.place(row, column + shift)] > 0
      }
      guard let shift else {
        let corner = row >= top + 2 ? slidCorner(row, column, tops, runs) : nil
        return corner.map { (row, $0, rows) }
      }
      rows[row] = column + shift
    }
    return nil
  }

  /// The column of a lower left corner that slid with its whole wall: that one is as long as the
  /// upper one.
  private static func slidCorner(
    _ row: Int, _ column: Int, _ tops: [WallScan.End], _ runs: WallRuns
  ) -> Int? {
    shifts.map { column + $0 }.first { left in
      left >= 0 && left < runs.grid.columns && isLowerCorner(row, left, runs)
        && ends(row, left, .north, runs).contains { end in
          tops.contains { abs(end.column - left - ($0.column - column)) <= 2 }
        }
    }
  }

  var missingCorners: Int { (topEnd == nil ? 1 : 0) + (bottomEnd == nil ? 1 : 0) }

  /// The last cell of the wall that stops.
  func stop(_ runs: WallRuns) -> Place {
    let row = topEnd == nil ? self.row : bottom ?? self.row
    return runs.grid.place(row, WallScan.stop(runs: runs, row: row, from: column) - 1)
  }
}

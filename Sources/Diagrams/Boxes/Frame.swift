/// A rectangle of walls, in grid rows and columns. The wall's cells belong to it.
struct Frame: Sendable {
  /// Words that stand in the top or bottom wall.
  struct Title: Sendable {
    let row: Int
    let columns: Range<Int>
  }

  var top: Int
  var left: Int
  var bottom: Int
  var right: Int
  var titles: [Title] = []
  var weight = Glyph.Weight.light
  var isRound = false
  var isDashed = false
  /// True for a sheet of paper, whose lower wall curls.
  var isTorn = false
  /// Rows of walls inside, from side to side, that part the words below a heading from it and
  /// from each other.
  var rules: [Int] = []
  /// Rows whose right wall stands elsewhere than at `right`, and where.
  var ragged: [Int: Int] = [:]
  /// Rows whose left wall stands elsewhere than at `left`, and where.
  var raggedLeft: [Int: Int] = [:]

  /// Where top and bottom stand when sides slant; then each row has its own walls.
  var slanted: Slanted?

  struct Slanted: Sendable {
    /// The columns of the walls; few in the tip of a diamond.
    let top: ClosedRange<Int>
    let bottom: ClosedRange<Int>
  }

  /// Boxes that hide parts of the walls: they stand in a wall, or in front of a corner.
  var fronts: [Front] = []

  struct Front: Sendable {
    let frame: Frame
    /// True for a box in the wall, which counts as one of those inside.
    let isHeld: Bool
  }

  /// Boxes without words of which but two sides look out behind this one: more of the same.
  var shades: [Frame] = []

  /// The columns of the top or the bottom wall.
  func wall(_ row: Int) -> ClosedRange<Int> {
    guard let slanted, row == top || row == bottom else { return left...right }
    return row == top ? slanted.top : slanted.bottom
  }

  /// Columns inside the walls in a row.
  func interior(_ row: Int) -> Range<Int> {
    let start = (raggedLeft[row] ?? left) + 1
    return start..<max(start, ragged[row] ?? right)
  }

  /// True when `other` lies within these walls, or on them.
  func encloses(_ other: Frame) -> Bool {
    top <= other.top && bottom >= other.bottom && left <= other.left && right >= other.right
  }

  /// True when the two share cells inside their walls.
  func overlaps(_ other: Frame) -> Bool {
    max(top, other.top) + 1 < min(bottom, other.bottom)
      && max(left, other.left) + 1 < min(right, other.right)
  }

  /// True when both have the same walls.
  func isSame(_ other: Frame) -> Bool {
    top == other.top && left == other.left && bottom == other.bottom && right == other.right
  }

  /// True for a cell within the walls or on them.
  func covers(_ row: Int, _ column: Int) -> Bool {
    (top...bottom).contains(row) && (left...right).contains(column)
  }

  var area: Int { (bottom - top) * (right - left) }
}

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

  /// The columns of the top or the bottom wall.
  func wall(_ row: Int) -> ClosedRange<Int> {
    guard let slanted else { return left...right }
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

  var area: Int { (bottom - top) * (right - left) }
}

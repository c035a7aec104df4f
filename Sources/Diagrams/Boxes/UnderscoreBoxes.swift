/// Boxes whose level walls are underscores:
///
/// ```
///  ______
/// | Disk |
/// |______|
/// ```
struct UnderscoreBoxes {
  let grid: Grid

  private static let underscore: UInt32 = 0x5F
  private static let bar: UInt32 = 0x7C

  /// All such boxes. Each cell is looked at a few times at most.
  func frames() -> [Frame] {
    var frames: [Frame] = []
    for place in grid.places where isOpening(place) {
      let row = grid.row(place)
      let column = grid.column(place)
      guard let right = right(row, column), let bottom = bottom(row, column, right) else {
        continue
      }
      let top = hasLid(row - 1, column, right) ? row - 2 : row - 1
      frames.append(Frame(top: top, left: column, bottom: bottom, right: right))
    }
    return frames
  }

  /// The lid of a drum: underscores above a row of underscores in parentheses.
  private func hasLid(_ row: Int, _ left: Int, _ right: Int) -> Bool {
    row > 0 && isRound(row, left, right) && isFloor(row - 1, left, right)
  }

  private func isRound(_ row: Int, _ left: Int, _ right: Int) -> Bool {
    grid.scalars[grid.place(row, left)] == 0x28 && grid.scalars[grid.place(row, right)] == 0x29
  }

  private func isFloor(_ row: Int, _ left: Int, _ right: Int) -> Bool {
    (left + 1..<right).allSatisfy { grid.scalars[grid.place(row, $0)] == Self.underscore }
  }

  /// An upright with nothing above it, and an underscore above to the right.
  private func isOpening(_ place: Place) -> Bool {
    grid.scalars[place] == Self.bar && grid.scalars[place - grid.stride + 1] == Self.underscore
      && grid.scalars[place - grid.stride] != Self.bar
  }

  private func right(_ row: Int, _ column: Int) -> Int? {
    var end = column + 1
    while grid.scalars[grid.place(row - 1, end)] == Self.underscore, end < grid.columns {
      if grid.scalars[grid.place(row, end)] == Self.bar { break }
      end += 1
    }
    let isWall = grid.scalars[grid.place(row, end)] == Self.bar
    return isWall && end - column >= 2 ? end : nil
  }

  private func bottom(_ row: Int, _ left: Int, _ right: Int) -> Int? {
    for bottom in row..<grid.rows {
      if bottom > row, isRound(bottom, left, right), isFloor(bottom, left, right) { return bottom }
      let ends = [grid.place(bottom, left), grid.place(bottom, right)]
      guard ends.allSatisfy({ grid.scalars[$0] == Self.bar }) else { return nil }
      if isFloor(bottom, left, right) { return bottom > row ? bottom : nil }
    }
    return nil
  }
}

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
      frames.append(Frame(top: row - 1, left: column, bottom: bottom, right: right))
    }
    return frames
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
      let ends = [grid.place(bottom, left), grid.place(bottom, right)]
      guard ends.allSatisfy({ grid.scalars[$0] == Self.bar }) else { return nil }
      let isFloor = (left + 1..<right).allSatisfy {
        grid.scalars[grid.place(bottom, $0)] == Self.underscore
      }
      if isFloor { return bottom > row ? bottom : nil }
    }
    return nil
  }
}

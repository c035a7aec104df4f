/// Boxes whose level walls meet the uprights without a character for the corner:
///
/// ```
///  ---------      |---------|
/// | Control |     |  Child  |
///  ---------      |_________|
/// ```
struct CornerlessBoxes {
  let runs: WallRuns

  private static let dash: UInt32 = 0x2D
  private static let bar: UInt32 = 0x7C
  private static let rowsMax = 200

  private var grid: Grid { runs.grid }

  /// All such boxes that stand free of `others`.
  func frames(beside others: [Frame]) -> [Frame] {
    var frames: [Frame] = []
    for place in grid.places where isOpening(place) {
      guard let frame = frame(place) else { continue }
      let clashes = (others + frames).contains { other in
        other.overlaps(frame) && !(other.encloses(frame) && !shareSide(other, frame))
      }
      if !clashes { frames.append(frame) }
    }
    return frames
  }

  private func shareSide(_ first: Frame, _ second: Frame) -> Bool {
    first.left == second.left || first.right == second.right
  }

  /// An upright with a dash above to the right and no plus above it.
  private func isOpening(_ place: Place) -> Bool {
    grid.scalars[place] == Self.bar
      && grid.scalars[place - grid.stride + 1] == Self.dash && isCorner(place - grid.stride)
  }

  /// What may stand where the walls meet.
  private func isCorner(_ place: Place) -> Bool {
    [Grid.blank, Self.dash, Self.bar, Slant.underscore].contains(grid.scalars[place])
  }

  private func frame(_ place: Place) -> Frame? {
    let (row, left) = (grid.row(place), grid.column(place))
    let above = grid.place(row - 1, left + 1)
    var right = left + 1
    while right < grid.columns, grid.scalars[grid.place(row - 1, right)] == Self.dash,
      grid.scalars[grid.place(row, right)] != Self.bar
    {
      right += 1
    }
    guard row > 0, right - left >= 4, isCorner(above + right - left - 1) else { return nil }
    for bottom in row..<min(grid.rows, row + Self.rowsMax) {
      guard grid.scalars[grid.place(bottom, left)] == Self.bar,
        grid.scalars[grid.place(bottom, right)] == Self.bar
      else { return nil }
      let next = grid.place(bottom + 1, left)
      if isFloor(bottom, left, right, Slant.underscore), bottom > row {
        return Frame(top: row - 1, left: left, bottom: bottom, right: right)
      }
      if isFloor(bottom + 1, left, right, Self.dash), isCorner(next), isCorner(next + right - left)
      {
        return Frame(top: row - 1, left: left, bottom: bottom + 1, right: right)
      }
    }
    return nil
  }

  private func isFloor(_ row: Int, _ left: Int, _ right: Int, _ scalar: UInt32) -> Bool {
    guard row < grid.rows else { return false }
    return (left + 1..<right).allSatisfy { grid.scalars[grid.place(row, $0)] == scalar }
  }
}

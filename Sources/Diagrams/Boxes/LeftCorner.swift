/// Boxes that lack nothing but one of their left corners, at which all others are found.
enum LeftCorner {
  private static let rowsMax = 200

  /// The box whose lower left corner is at a cell, if its upper left one is blank and the rest
  /// is whole.
  static func frame(above place: Place, _ runs: WallRuns) -> Frame? {
    let grid = runs.grid
    let corner = runs.corner(place)
    guard corner.has(.north), corner.has(.east), runs.right[place + 1] > 0 else { return nil }
    let (bottom, column) = (grid.row(place), grid.column(place))
    var top = bottom - 1
    while top >= 0, bottom - top < rowsMax, runs.down[grid.place(top, column)] > 0 { top -= 1 }
    guard top >= 0, bottom - top >= 2, grid.isBlank(grid.place(top, column)) else { return nil }
    guard runs.glyphs[grid.place(top, column + 1)].arms.has(.east),
      runs.right[grid.place(top, column + 1)] >= 2
    else { return nil }
    let right = column + 1 + Int(runs.right[grid.place(top, column + 1)])
    let ends = [right, right - 1].filter { end in
      let (upper, lower) = (grid.place(top, end), grid.place(bottom, end))
      return end < grid.columns && runs.corner(upper).has(.west) && runs.corner(upper).has(.south)
        && runs.corner(lower).has(.north) && runs.corner(lower).has(.west)
        && Int(runs.down[grid.place(top + 1, end)]) >= bottom - top - 1
        && Int(runs.right[place + 1]) >= end - column - 1
    }
    guard let end = ends.first else { return nil }
    var frame = Frame(top: top, left: column, bottom: bottom, right: end)
    frame.readStyle(runs)
    return frame
  }

  /// The box whose upper left corner is at a cell, if nothing but its lower left one is missing.
  static func frame(below place: Place, _ runs: WallRuns) -> Frame? {
    let grid = runs.grid
    let corner = runs.corner(place)
    let depth = Int(runs.down[place + grid.stride])
    guard corner.has(.south), corner.has(.east), depth > 0 else { return nil }
    let (top, column) = (grid.row(place), grid.column(place))
    let bottom = top + depth + 1
    var scan = WallScan(runs: runs, row: top, from: column, turn: .south)
    guard bottom < grid.rows, let right = scan.next()?.column, right - column >= 3 else {
      return nil
    }
    let (missing, last) = (grid.place(bottom, column), grid.place(bottom, right))
    let end = runs.corner(last)
    guard grid.isBlank(missing) || runs.glyphs[missing].arms == .horizontal, end.has(.north),
      end.has(.west), Int(runs.down[grid.place(top + 1, right)]) >= depth,
      Int(runs.right[missing + 1]) >= right - column - 1
    else { return nil }
    var frame = Frame(top: top, left: column, bottom: bottom, right: right)
    frame.readStyle(runs)
    return frame
  }
}

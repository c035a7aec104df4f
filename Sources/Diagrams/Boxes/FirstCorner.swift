/// Boxes that lack nothing but their upper left corner, at which all others are found.
enum FirstCorner {
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
}

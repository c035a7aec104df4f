/// What can be seen of a box from its upper left corner, when it is not whole.
struct Sides {
  let row: Int
  let column: Int
  /// The upper right corner, nil when the top wall stops before one.
  let topEnd: WallScan.End?
  /// The row of the lower left corner, nil when the left wall stops before one.
  let bottom: Int?
  /// The lower right corner.
  let bottomEnd: WallScan.End?
  private let leftRun: Int

  init?(_ row: Int, _ column: Int, _ runs: WallRuns) {
    self.row = row
    self.column = column
    let grid = runs.grid
    var scan = WallScan(runs: runs, row: row, from: column, turn: .south)
    topEnd = scan.next()
    leftRun = Int(runs.down[grid.place(row + 1, column)])
    let corner = (row + 2...row + 2 + leftRun).first { bottom in
      guard bottom < grid.rows else { return false }
      let arms = runs.corner(grid.place(bottom, column))
      return arms.has(.north) && arms.has(.east)
        && runs.right[grid.place(bottom, column + 1)] > 0
    }
    bottom = corner
    var end: WallScan.End?
    if let corner {
      var scan = WallScan(runs: runs, row: corner, from: column, turn: .north)
      end = scan.next()
    }
    bottomEnd = end
    if topEnd == nil, bottomEnd == nil, bottom == nil { return nil }
  }

  var missingCorners: Int { (topEnd == nil ? 1 : 0) + (bottomEnd == nil ? 1 : 0) }

  /// The last cell of the wall that stops.
  func stop(_ runs: WallRuns) -> Place {
    let row = topEnd == nil ? self.row : bottom ?? self.row
    return runs.grid.place(row, WallScan.stop(runs: runs, row: row, from: column) - 1)
  }

  /// Where the left wall stops, when top, left and right wall stand and the bottom is missing.
  func openBottom(_ runs: WallRuns) -> Place? {
    let grid = runs.grid
    guard let right = topEnd?.column, right - column >= 3, leftRun > 0 else { return nil }
    let rightRun = Int(runs.down[grid.place(row + 1, right)])
    let last = row + leftRun
    guard rightRun > 0, abs(leftRun - rightRun) <= 1, holdsWords(last, right, runs) else {
      return nil
    }
    let below = [grid.place(last + 1, column), grid.place(row + rightRun + 1, right)]
    return below.contains { runs.glyphs[$0].isLine } ? nil : grid.place(last, column)
  }

  /// Where the top wall stops, when top, left and bottom wall stand and the right is missing.
  func openRight(_ runs: WallRuns) -> Place? {
    let grid = runs.grid
    guard let bottom, topEnd == nil, bottomEnd == nil else { return nil }
    let top = WallScan.stop(runs: runs, row: row, from: column)
    let low = WallScan.stop(runs: runs, row: bottom, from: column)
    guard top - column >= 3, abs(top - low) <= 2 else { return nil }
    let ends = [grid.place(row, top), grid.place(bottom, low)]
    guard !ends.contains(where: { runs.glyphs[$0].isLine }) else { return nil }
    return holdsWords(bottom - 1, top, runs) ? grid.place(row, top - 1) : nil
  }

  private func holdsWords(_ last: Int, _ right: Int, _ runs: WallRuns) -> Bool {
    guard last > row else { return false }
    return (row + 1...last).contains { row in
      (column + 1..<right).contains { runs.grid.isWord(runs.grid.place(row, $0)) }
    }
  }
}

/// Walks along a horizontal wall from its left corner and tells where it may end.
///
/// A wall may hold words: `┌─ VPC ──┐`, `+-- Title --+`.
struct WallScan {
  /// A corner at which the wall may end, and the words passed on the way.
  struct End {
    let column: Int
    let titles: [Range<Int>]
  }

  let runs: WallRuns
  let row: Int
  /// The arm that turns the wall at its end: south for a top wall, north for a bottom wall.
  let turn: Direction
  private var column: Int
  private var titles: [Range<Int>] = []

  private static let blanksMax = 2

  init(runs: WallRuns, row: Int, from column: Int, turn: Direction) {
    self.runs = runs
    self.row = row
    self.turn = turn
    self.column = column + 1
  }

  private var grid: Grid { runs.grid }

  /// The next corner to the right, or nil when the wall stops.
  mutating func next() -> End? {
    while column < grid.columns {
      let place = grid.place(row, column)
      let found = isEnd(place) ? End(column: column, titles: titles) : nil
      let goesOn = runs.isHorizontal(place) && continues(place)
      if goesOn {
        column += 1
      } else if found != nil || !skipTitle() {
        column = grid.columns
      }
      if let found { return found }
    }
    return nil
  }

  /// The column after the last cell of plain wall, for walls that never reach a corner.
  static func stop(runs: WallRuns, row: Int, from column: Int) -> Int {
    let length = Int(runs.right[runs.grid.place(row, column + 1)])
    return column + 1 + length
  }

  private func isEnd(_ place: Place) -> Bool {
    let corner = runs.corner(place)
    guard corner.has(.west), corner.has(turn) else { return false }
    return runs.glyphs[place - 1].arms.has(.east) || runs.isHorizontal(place - 1)
      || titles.last?.upperBound == column - 1
  }

  /// A plus sign or another ASCII corner ends the wall unless wall follows.
  private func continues(_ place: Place) -> Bool {
    let glyph = runs.glyphs[place]
    if glyph.isCertain || glyph.arms == .horizontal || grid.isBlank(place) { return true }
    return runs.isHorizontal(place + 1) || runs.corner(place + 1).has(.west)
  }

  /// Passes over words in the wall. They must stand close to wall on both sides.
  private mutating func skipTitle() -> Bool {
    let before = runs.glyphs[grid.place(row, column - 1)]
    guard before.arms.has(.east), !before.isPlus || !grid.isBlank(grid.place(row, column)) else {
      return false
    }
    var blanks = 0
    var words: Range<Int>?
    var x = column
    while x < grid.columns {
      let place = grid.place(row, x)
      if grid.isBlank(place) {
        blanks += 1
        if blanks > Self.blanksMax { return false }
      } else if resumes(place, afterBlank: blanks > 0) {
        break
      } else if runs.glyphs[place].isCertain && !runs.glyphs[place].isHead {
        return false
      } else if runs.glyphs[place].arms == .vertical, grid.scalars[place] != 0x3A {
        return false
      } else {
        blanks = 0
        words = (words?.lowerBound ?? x)..<x + 1
      }
      x += 1
    }
    guard let words, x < grid.columns else { return false }
    titles.append(words)
    column = x
    return true
  }

  /// True where the wall goes on after words: a line of two cells, or a corner.
  private func resumes(_ place: Place, afterBlank: Bool) -> Bool {
    if runs.glyphs[place].isCertain { return runs.glyphs[place].arms.has(.west) }
    if runs.right[place] >= 2, runs.glyphs[place].arms == .horizontal {
      return afterBlank || runs.right[place] >= 3
    }
    return runs.glyphs[place].isPlus && runs.glyphs[place - 1].arms.has(.east)
      || runs.right[place] == 1 && runs.corner(place + 1).has(turn) && afterBlank
  }
}

/// Finds the rectangles that walls close.
///
/// From every upper left corner the nearest upper right corner and the nearest bottom wall that
/// close are taken, so walls shared by neighbours give cells and not their sums. The work is
/// bounded by a number of steps proportional to the cells.
struct BoxFinder {
  let runs: WallRuns
  private(set) var frames: [Frame] = []
  private var steps: Int

  private static let stepsPerCell = 60

  init(runs: WallRuns) {
    self.runs = runs
    steps = runs.grid.count * Self.stepsPerCell
  }

  var grid: Grid { runs.grid }

  /// All rectangles whose walls are whole.
  mutating func findWhole() {
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where frames.count < DiagramLimits.boxes {
        let place = grid.place(row, column)
        if grid.isBlank(place) { continue }
        let corner = runs.corner(place)
        guard corner.has(.east), corner.has(.south), steps > 0 else { continue }
        for inset in Inset.all {
          guard let frame = frame(row, column, inset) else { continue }
          frames.append(frame)
          break
        }
      }
    }
  }

  /// How far the side walls stand outside of the corners: one cell in `.--.` over `|    |`.
  private struct Inset {
    let left: Int
    let right: Int

    static let all = [
      Inset(left: 0, right: 0), Inset(left: 1, right: 1), Inset(left: 1, right: 0),
      Inset(left: 0, right: 1),
    ]
  }

  /// The rectangle from an upper left corner.
  private mutating func frame(_ row: Int, _ column: Int, _ inset: Inset) -> Frame? {
    let left = column - inset.left
    let sideStart = grid.place(row + 1, left)
    guard inset.left == 0 || isInsetCorner(grid.place(row, column)) else { return nil }
    let leftRun = run(sideStart, inset.left)
    guard leftRun > 0, row + 2 < grid.rows else { return nil }
    var scan = WallScan(runs: runs, row: row, from: column, turn: .south)
    while let end = scan.next(), steps > 0 {
      steps -= 1
      let right = end.column + inset.right
      guard right - left >= 2 else { continue }
      guard inset.right == 0 || isInsetCorner(grid.place(row, end.column)) else { continue }
      let depth = min(leftRun, run(grid.place(row + 1, right), inset.right))
      guard depth > 0 else { continue }
      if let bottom = bottom(row, left, right, depth, inset) {
        guard bottom.row > row + 1 else { return nil }
        return frame(row, left, right, bottom: bottom, top: end, inset)
      }
    }
    return nil
  }

  private func isInsetCorner(_ place: Place) -> Bool {
    let glyph = runs.glyphs[place]
    return glyph.isRound && !glyph.isCertain && runs.down[place + grid.stride] == 0
  }

  /// How many rows a side wall runs down; parentheses are walls under inset corners.
  private func run(_ place: Place, _ inset: Int) -> Int {
    guard inset == 1 else { return Int(runs.down[place]) }
    var count = 0
    var place = place
    while runs.down[place] > 0 || runs.glyphs[place].mark == .bridge {
      count += 1
      place += grid.stride
    }
    return count
  }

  /// The nearest bottom wall between two side walls of `depth` rows.
  private mutating func bottom(
    _ top: Int, _ left: Int, _ right: Int, _ depth: Int, _ inset: Inset
  ) -> (row: Int, titles: [Range<Int>])? {
    for row in top + 1...top + 1 + depth where row < grid.rows {
      steps -= 1
      let (first, last) = (grid.place(row, left + inset.left), grid.place(row, right - inset.right))
      let (start, end) = (runs.corner(first), runs.corner(last))
      guard start.has(.north), start.has(.east), end.has(.north), end.has(.west),
        !isLid(row, left, right, inset)
      else { continue }
      if Int(runs.right[first + 1]) >= last - first - 1 { return (row, []) }
      steps -= right - left
      if isTorn(first + 1..<last) { return (row, []) }
      if let titles = titles(row, left + inset.left, right - inset.right) { return (row, titles) }
    }
    return nil
  }

  /// The edge below the lid of a drum, between walls that go on: `|'-----'|`.
  private func isLid(_ row: Int, _ left: Int, _ right: Int, _ inset: Inset) -> Bool {
    inset.left == 1 && inset.right == 1 && runs.down[grid.place(row, left)] > 0
      && runs.down[grid.place(row, right)] > 0
  }

  /// The curling lower edge of a sheet of paper: `~~~~~~`, `-._.-'-._`.
  private func isTorn(_ places: Range<Place>) -> Bool {
    let scalars = grid.scalars[places]
    let isCurly =
      scalars.contains(Slant.tilde) || scalars.contains(Slant.underscore) && scalars.contains(0x2E)
    return isCurly && scalars.allSatisfy { Slant.curls.contains($0) }
  }

  /// The words in a bottom wall that ends at `right`, or nil when there is no such wall.
  private func titles(_ row: Int, _ left: Int, _ right: Int) -> [Range<Int>]? {
    var scan = WallScan(runs: runs, row: row, from: left, turn: .north)
    while let end = scan.next(), end.column <= right {
      if end.column == right { return end.titles }
    }
    return nil
  }

  private func frame(
    _ top: Int, _ left: Int, _ right: Int, bottom: (row: Int, titles: [Range<Int>]),
    top end: WallScan.End, _ inset: Inset
  ) -> Frame {
    var frame = Frame(top: top, left: left, bottom: bottom.row, right: right)
    frame.titles =
      end.titles.map { Frame.Title(row: top, columns: $0) }
      + bottom.titles.map { Frame.Title(row: bottom.row, columns: $0) }
    frame.readStyle(runs)
    frame.isRound = frame.isRound || inset.left == 1
    let floor = grid.place(bottom.row, left + inset.left + 1)
    frame.isTorn = isTorn(floor..<grid.place(bottom.row, right - inset.right))
    return frame
  }
}

extension Frame {
  /// Takes weight, dashes and corners from what most of the wall is made of.
  mutating func readStyle(_ runs: WallRuns) {
    let grid = runs.grid
    var (dashed, heavy, double, all) = (0, 0, 0, 0)
    func count(_ row: Int, _ column: Int) {
      if fronts.contains(where: { $0.frame.covers(row, column) }) { return }
      let place = grid.place(row, column)
      let glyph = runs.glyphs[place]
      guard glyph.isLine || grid.isBlank(place), !glyph.isHead else { return }
      all += 1
      if glyph.isDashed || grid.isBlank(place) || grid.scalars[place] == 0x2E { dashed += 1 }
      if glyph.weight == .heavy { heavy += 1 }
      if glyph.weight == .double { double += 1 }
    }
    for column in left + 1..<right {
      count(top, column)
      count(bottom, column)
    }
    for row in top + 1..<bottom {
      count(row, left)
      count(row, right)
    }
    isDashed = dashed * 3 > all
    weight = heavy * 2 > all ? .heavy : double * 2 > all ? .double : .light
    let corner = runs.glyphs[grid.place(top, left)]
    isRound = corner.isRound
  }
}

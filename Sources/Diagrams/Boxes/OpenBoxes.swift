/// Words between three walls: a box of which one wall is missing altogether.
struct OpenBox: Sendable {
  /// The side without a wall.
  let missing: Direction
  /// The last cell of the upper or the left one of the two walls that stop.
  let stop: Place
  /// The cells of the wall that stands across from the gap, and of both walls that stop.
  let walls: Set<Place>
  let words: String
  /// The wall that should be there, to be copied; only for level ones.
  let wall: String
}

/// Finds such boxes: a wall with a corner at each end, and from both the same way walls of about
/// the same length, after which nothing comes.
struct OpenBoxes {
  let runs: WallRuns
  private var steps: Int

  private static let stepsPerCell = 8
  /// By how many cells level walls and upright ones may differ.
  private static let levelSlack = 2
  private static let uprightSlack = 1

  private var grid: Grid { runs.grid }

  init(_ runs: WallRuns) {
    self.runs = runs
    steps = runs.grid.count * Self.stepsPerCell
  }

  /// All such boxes but for those with a corner in `taken`.
  mutating func find(beside taken: CellSet) -> [OpenBox] {
    var found: [OpenBox] = []
    for place in grid.places where !grid.isBlank(place) {
      let corner = runs.corner(place)
      guard corner.count >= 2, !taken.contains(place) else { continue }
      for (along, turn) in Self.shapes where corner.has(along) && corner.has(turn) && steps > 0 {
        guard let box = box(place, along, turn) else { continue }
        if !box.walls.contains(where: taken.contains) { found.append(box) }
      }
    }
    return found
  }

  /// From a corner: along the wall that stands, and the way of the two that stop.
  private static let shapes: [(along: Direction, turn: Direction)] = [
    (.east, .south), (.east, .north), (.south, .east), (.south, .west),
  ]

  private mutating func box(_ first: Place, _ along: Direction, _ turn: Direction) -> OpenBox? {
    let side = cells(from: first, turn)
    guard side.count >= (turn.isHorizontal ? 3 : 1) else { return nil }
    let base = cells(from: first, along)
    let slack = turn.isHorizontal ? Self.levelSlack : Self.uprightSlack
    for last in base.dropFirst() {
      let end = runs.corner(last)
      // Where walls cross, lanes are parted.
      guard end.has(along.opposite), end.has(turn), !isCrossing(first) || !isCrossing(last) else {
        continue
      }
      let other = cells(from: last, turn)
      guard abs(other.count - side.count) <= slack, !other.isEmpty else { continue }
      let stops = [side[side.count - 1], other[other.count - 1]]
      guard stops.allSatisfy({ !runs.glyphs[grid.next($0, turn)].isLine }),
        !(runs.corner(stops[0]).has(along) && runs.corner(stops[1]).has(along.opposite))
      else { continue }
      let ends = [first, last] + stops
      let rows = ends.map(grid.row).sorted()
      let columns = ends.map(grid.column).sorted()
      let words = words(rows[0]...rows[3], columns[0]...columns[3])
      guard !words.isEmpty else { continue }
      return OpenBox(
        missing: turn, stop: stops[0], walls: Set([first, last] + side + other + base),
        words: words, wall: wall(columns[3] - columns[0] - 1, turn, isASCII: first))
    }
    return nil
  }

  /// True for a cell from which lines go on all four ways.
  private func isCrossing(_ place: Place) -> Bool {
    Direction.straight.allSatisfy { direction in
      runs.corner(place).has(direction)
        && runs.glyphs[grid.next(place, direction)].arms.has(direction.opposite)
    }
  }

  /// The cells of a wall that leaves a corner, without the corner.
  private mutating func cells(from corner: Place, _ direction: Direction) -> [Place] {
    var cells: [Place] = []
    var place = grid.next(corner, direction)
    while steps > 0, !grid.isBlank(place), runs.corner(place).has(direction.opposite) {
      steps -= 1
      cells.append(place)
      let goesOn = direction.isHorizontal ? runs.isHorizontal(place) : runs.isVertical(place)
      guard goesOn else { break }
      place = grid.next(place, direction)
    }
    return cells
  }

  /// The words inside of the walls, up to the first row in which something is drawn.
  private func words(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> String {
    guard rows.count >= 2, columns.count >= 3 else { return "" }
    let inner = columns.lowerBound + 1..<columns.upperBound
    let lines = rows.compactMap { row -> (text: String, isDrawn: Bool)? in
      let places = inner.map { grid.place(row, $0) }
      guard places.contains(where: grid.isWord) else { return nil }
      return (
        grid.text(row, inner),
        places.contains { runs.glyphs[$0].isCertain && runs.glyphs[$0].isLine }
      )
    }
    return Sketch.joined(lines.prefix { !$0.isDrawn }.map(\.text))
  }

  private func wall(_ width: Int, _ missing: Direction, isASCII corner: Place) -> String {
    guard missing.isVertical else { return "" }
    if grid.scalars[corner] < 0x80 {
      return "+" + String(repeating: "-", count: width) + "+"
    }
    let (left, right) = missing == .south ? ("└", "┘") : ("┌", "┐")
    return left + String(repeating: "─", count: width) + right
  }
}

/// Closed shapes with slanting sides: diamonds, parallelograms, trapezoids, hexagons.
///
/// ```
///     / \           ________          .-----.
///   < Hit? >       / Input /         <  Poll  >
///     \ /         /_______/           '-----'
/// ```
///
/// From every apex and every level top both sides are walked down, row by row, until they meet
/// or a level bottom joins them. The work is bounded by steps proportional to the cells.
struct SlantedShapes {
  private let runs: WallRuns
  private var steps: Int

  private static let stepsPerCell = 20
  private static let rowsMax = 80

  init(_ runs: WallRuns) {
    self.runs = runs
    steps = runs.grid.count * Self.stepsPerCell
  }

  private var grid: Grid { runs.grid }

  /// All such shapes that hold words and do not cut through one of `others`.
  mutating func frames(beside others: [Frame]) -> [Frame] {
    let isPossible = grid.scalars.contains { scalar in
      Slant(scalar).map { $0 != .upright } ?? false
    }
    guard isPossible else { return [] }
    var found: [Frame] = []
    for place in grid.places
    where !grid.isBlank(place) && steps > 0 && others.count + found.count < DiagramLimits.boxes {
      guard let top = apex(place) ?? levelTop(place), let frame = walk(top) else { continue }
      steps -= others.count + found.count
      let clashes = (others + found).contains {
        $0.overlaps(frame) && !($0.encloses(frame) && $0.area > frame.area)
      }
      if !clashes, holdsWords(frame) { found.append(frame) }
    }
    return found
  }

  /// Where a shape begins: its top wall, and the row in which its sides begin.
  private struct Top {
    let row: Int
    let wall: ClosedRange<Int>
    /// The row, left and right side that the walk begins with; nil when the sides still follow.
    let sides: (row: Int, left: SlantedSide, right: SlantedSide)?
  }

  /// `/\`, or `/ \` below nothing or below a point.
  private func apex(_ place: Place) -> Top? {
    guard Slant(grid.scalars[place]) == .rising else { return nil }
    let gap = [1, 2].first { Slant(grid.scalars[place + $0]) == .falling }
    guard let gap, gap == 1 || Slant.isTip(grid.scalars[place + 1], orBlank: true) else {
      return nil
    }
    let (row, column) = (grid.row(place), grid.column(place))
    let hasTip =
      gap == 2 && row > 0 && Slant.isTip(grid.scalars[place + 1 - grid.stride], orBlank: false)
    return Top(
      row: hasTip ? row - 1 : row,
      wall: hasTip ? column + 1...column + 1 : column...column + gap,
      sides: (
        row, SlantedSide(column, .rising, isLeft: true),
        SlantedSide(column + gap, .falling, isLeft: false)
      ))
  }

  private mutating func levelTop(_ place: Place) -> Top? {
    guard Slant.isLevel(grid.scalars[place]), !Slant.isLevel(grid.scalars[place - 1]) else {
      return nil
    }
    var end = place
    while Slant.isLevel(grid.scalars[end + 1]) { end += 1 }
    steps -= end - place
    guard end - place >= 2, grid.row(place) + 2 < grid.rows else { return nil }
    let column = grid.column(place)
    return Top(row: grid.row(place), wall: column...column + (end - place), sides: nil)
  }

  // MARK: sides

  private mutating func walk(_ top: Top) -> Frame? {
    var row = top.sides?.row ?? top.row
    var left = top.sides?.left ?? SlantedSide(top.wall.lowerBound, .level, isLeft: true)
    var right = top.sides?.right ?? SlantedSide(top.wall.upperBound, .level, isLeft: false)
    var outline = SlantedOutline(top: top.wall)
    if top.sides != nil, row > top.row { outline.add(row, left, right) }
    for _ in 0..<Self.rowsMax {
      steps -= 2
      if row > top.row, let (bottom, wall) = bottom(row, left, right) {
        return outline.frame(top: top.row, bottom: bottom, wall)
      }
      row += 1
      guard row < grid.rows, let nextLeft = left.next(row, grid),
        let nextRight = right.next(row, grid), nextRight.column - nextLeft.column >= 1
      else { return nil }
      (left, right) = (nextLeft, nextRight)
      outline.add(row, left, right)
    }
    return nil
  }

  /// The row and columns of the wall that closes two sides at the bottom.
  private mutating func bottom(
    _ row: Int, _ left: SlantedSide, _ right: SlantedSide
  ) -> (Int, ClosedRange<Int>)? {
    let gap = right.column - left.column
    if left.slant == .falling, right.slant == .rising, gap <= 2 {
      let tip = grid.place(row + 1, left.column + 1)
      let hasTip = gap == 2 && Slant.isTip(grid.scalars[tip], orBlank: false)
      return hasTip
        ? (row + 1, left.column + 1...left.column + 1) : (row, left.column...right.column)
    }
    guard gap >= 3, left.slant != .level else { return nil }
    let first = grid.place(row, left.column + 1)
    if grid.scalars[first] == Slant.underscore {
      steps -= gap
      let isFloor = (first..<first + gap - 1).allSatisfy { grid.scalars[$0] == Slant.underscore }
      return isFloor ? (row, left.column...right.column) : nil
    }
    let (start, end) = (left.cornerBelow, right.cornerBelow)
    guard end - start >= 2, row + 1 < grid.rows else { return nil }
    let (corner, last) = (grid.place(row + 1, start), grid.place(row + 1, end))
    guard Slant.isCorner(grid.scalars[corner]), Slant.isCorner(grid.scalars[last]) else {
      return nil
    }
    return Int(runs.right[corner + 1]) >= last - corner - 1 ? (row + 1, start...end) : nil
  }

  private func holdsWords(_ frame: Frame) -> Bool {
    (frame.top + 1..<max(frame.top + 1, frame.bottom)).contains { row in
      frame.interior(row).contains { grid.isWord(grid.place(row, $0)) }
    }
  }
}

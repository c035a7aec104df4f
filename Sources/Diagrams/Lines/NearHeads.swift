/// Heads that stand one column beside the line they end:
///
/// ```
///   │            │
///  ▼          ┌─▼────┐
/// ```
///
/// Where there is one such line and nothing else that the head could end, it is put below (or
/// above) its line, and that is told. Farther off nobody can be sure, and nothing is moved.
enum NearHeads {
  private static let bar: UInt32 = 0x7C

  /// The new places of heads that were moved. O(cells).
  static func move(_ grid: inout Grid, _ glyphs: inout [Glyph]) -> [Place] {
    var moved: [Place] = []
    for place in grid.places {
      guard let direction = pointing(place, grid, glyphs) else { continue }
      let tail = grid.next(place, direction.opposite)
      guard isOver(tail, direction, grid, glyphs) else { continue }
      let lines = [tail - 1, tail + 1].filter { isLoose($0, direction, grid, glyphs) }
      guard lines.count == 1, let line = lines.first else { continue }
      let goal = grid.next(line, direction)
      guard isFree(goal, beside: place, grid, glyphs) else { continue }
      swap(place, goal, &grid, &glyphs)
      moved.append(goal)
    }
    return moved
  }

  /// Up or down, for a head that can be nothing else.
  private static func pointing(_ place: Place, _ grid: Grid, _ glyphs: [Glyph]) -> Direction? {
    let glyph = glyphs[place]
    guard glyph.points == .south || glyph.points == .north else { return nil }
    if !glyph.isCertain {
      let beside = [place - 1, place + 1]
      let isApart = beside.allSatisfy { grid.isBlank($0) || glyphs[$0].arms == .horizontal }
      guard isApart else { return nil }
    }
    return glyph.points == .south ? .south : .north
  }

  /// True for a cell behind a head from which nothing leads to it: a blank, or a level stroke.
  static func isOver(
    _ tail: Place, _ direction: Direction, _ grid: Grid, _ glyphs: [Glyph]
  ) -> Bool {
    grid.isBlank(tail) || glyphs[tail].isCertain && glyphs[tail].arms == .horizontal
  }

  /// True for an upright that stops at this cell.
  private static func isLoose(
    _ place: Place, _ direction: Direction, _ grid: Grid, _ glyphs: [Glyph]
  ) -> Bool {
    let glyph = glyphs[place]
    guard glyph.isCertain || grid.scalars[place] == bar, glyph.mark == .none,
      glyph.arms.has(direction)
    else { return false }
    let next = glyphs[grid.next(place, direction)]
    return !next.arms.has(direction.opposite) && !next.isHead
  }

  /// True for a blank, and for the level wall that the head stands in itself.
  private static func isFree(
    _ goal: Place, beside place: Place, _ grid: Grid, _ glyphs: [Glyph]
  ) -> Bool {
    if grid.isBlank(goal) { return true }
    return glyphs[goal].arms == .horizontal && !grid.isBlank(place - 1)
      && !grid.isBlank(place + 1)
  }

  private static func swap(
    _ place: Place, _ goal: Place, _ grid: inout Grid, _ glyphs: inout [Glyph]
  ) {
    grid.scalars.swapAt(place, goal)
    grid.offsets.swapAt(place, goal)
    grid.lengths.swapAt(place, goal)
    glyphs.swapAt(place, goal)
  }
}

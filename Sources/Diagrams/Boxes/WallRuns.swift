/// Which cells can belong to a wall, and how far walls run from every cell.
struct WallRuns {
  let grid: Grid
  let glyphs: [Glyph]
  /// How many cells of a horizontal wall follow, this one included.
  private(set) var right: [Int32]
  /// How many cells of a vertical wall follow downward, this one included.
  private(set) var down: [Int32]

  init(grid: Grid, glyphs: [Glyph]) {
    self.grid = grid
    self.glyphs = glyphs
    right = [Int32](repeating: 0, count: grid.count)
    down = right
    let inner = grid.stride + 1..<grid.count - grid.stride - 1
    for place in inner.reversed() where !grid.isBlank(place) || isDashGap(place) {
      if isHorizontal(place) { right[place] = right[place + 1] + 1 }
      if isVertical(place) { down[place] = down[place + grid.stride] + 1 }
    }
  }

  /// The ways a wall can turn at this cell.
  func corner(_ place: Place) -> Arms {
    let glyph = glyphs[place]
    if glyph.isHead || glyph.mark == .bridge { return [] }
    if grid.scalars[place] == 0x3A, isDot(place - 1) || isDot(place + 1) { return .cross }
    if glyph.arms == .rising || glyph.arms == .falling { return glyph.isCertain ? [] : .cross }
    return glyph.arms
  }

  private func isDot(_ place: Place) -> Bool { grid.scalars[place] == 0x2E }

  /// True when a horizontal wall can run through the cell.
  func isHorizontal(_ place: Place) -> Bool {
    let glyph = glyphs[place]
    if glyph.runs(.east), glyph.isCertain || glyph.isPlus { return true }
    if glyph.arms == .horizontal { return true }
    if grid.isBlank(place) { return isDashGap(place) }
    guard reaches(place, .west), reaches(place, .east) else { return false }
    if glyph.runs(.east) || glyph.points == .north || glyph.points == .south { return true }
    return glyph.runs(.north) && (isBar(place) || joins(place, .north) && joins(place, .south))
  }

  /// An upright that stands in a row of dashes: `+---|---+`.
  private func isBar(_ place: Place) -> Bool {
    glyphs[place - 1].arms == .horizontal && glyphs[place + 1].arms == .horizontal
      && (joins(place, .north) || joins(place, .south) || grid.isBlank(place + grid.stride))
  }

  /// True when a vertical wall can run through the cell.
  func isVertical(_ place: Place) -> Bool {
    let glyph = glyphs[place]
    if glyph.runs(.north), glyph.mark == .none { return true }
    if glyph.mark == .dot || glyph.mark == .ring {
      let isLetter = !glyph.isCertain && (grid.isWord(place - 1) || grid.isWord(place + 1))
      return !isLetter && rises(place, .north) && rises(place, .south)
    }
    if glyph.isHead, glyph.points == .east || glyph.points == .west {
      return rises(place, .north) && rises(place, .south) && !leadsToUpright(place, glyph)
    }
    if Self.isCut(grid.scalars[place]) {
      return rises(place, .north) && rises(place, .south)
    }
    guard glyph.runs(.east), glyph.mark == .none, !glyph.isRound else { return false }
    return rises(place, .north) && rises(place, .south) && joins(place, .west)
      && joins(place, .east)
  }

  /// What stands in a wall from which rows were left out: `~ ⋮ ≈`.
  static func isCut(_ scalar: UInt32) -> Bool {
    scalar == 0x7E || scalar == 0x22EE || scalar == 0x2248
  }

  /// True for a head right before an upright: then that is the wall, which stands one cell off.
  private func leadsToUpright(_ place: Place, _ glyph: Glyph) -> Bool {
    let next = glyphs[place + (glyph.points == .east ? 1 : -1)]
    return next.arms == .vertical || next.isCertain && next.runs(.north)
  }

  /// A blank in `- - -`.
  func isDashGap(_ place: Place) -> Bool {
    guard grid.isBlank(place) else { return false }
    let (west, east) = (place - 1, place + 1)
    let (comes, goesOn) = (isDash(west), isDash(east))
    guard comes || isCorner(west, .east), goesOn || isCorner(east, .west) else { return false }
    return comes && grid.isBlank(place - 2) || goesOn && grid.isBlank(place + 2)
  }

  /// A single dash, which stands alone between blanks.
  private func isDash(_ place: Place) -> Bool {
    let scalar = grid.scalars[place]
    return scalar == 0x2D || scalar == 0x2500 || scalar == 0x2501
  }

  private func isCorner(_ place: Place, _ direction: Direction) -> Bool {
    let glyph = glyphs[place]
    return glyph.isPlus || glyph.isCertain && glyph.arms.count == 2 && glyph.arms.has(direction)
  }

  /// True when the neighbour's line comes toward the cell along its row.
  private func reaches(_ place: Place, _ direction: Direction) -> Bool {
    let next = grid.next(place, direction)
    let glyph = glyphs[next]
    return glyph.arms.has(direction.opposite) && glyph.mark != .bridge
      || isDot(place) && grid.scalars[next] == 0x3A
      || glyph.arms == .rising || glyph.arms == .falling
  }

  private func joins(_ place: Place, _ direction: Direction) -> Bool {
    let glyph = glyphs[grid.next(place, direction)]
    return glyph.arms.has(direction.opposite) || glyph.isHead
  }

  private func rises(_ place: Place, _ direction: Direction) -> Bool {
    let glyph = glyphs[grid.next(place, direction)]
    return glyph.arms.has(direction.opposite) && glyph.mark == .none
      || glyph.arms == .rising || glyph.arms == .falling
  }
}

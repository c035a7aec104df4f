/// Makes one broken line of `- - ->` and `─ ─ ▶`: outside of boxes, single blanks between dashes
/// are line.
enum DashGaps {
  private static let filler: UInt32 = 0x254C

  /// True for a blank of the author's that was made line.
  static func isFilled(_ place: Place, _ grid: Grid) -> Bool {
    grid.scalars[place] == filler && grid.lengths[place] == 0
  }

  static func fill(_ grid: inout Grid, _ glyphs: inout [Glyph], _ rooms: Rooms) {
    let original = grid.scalars
    func isDash(_ place: Place) -> Bool {
      let scalar = original[place]
      return scalar == 0x2D || scalar == 0x2500 || scalar == 0x2501
    }
    func isBlank(_ place: Place) -> Bool { original[place] == Grid.blank }
    /// What a broken line may end in: a head, a wall, the side of another line.
    func isEnd(_ place: Place, _ direction: Direction) -> Bool {
      let glyph = glyphs[place]
      return glyph.points.has(direction) || rooms.isWall(place)
        || glyph.isCertain && glyph.runs(.north)
    }
    for place in grid.places where isBlank(place) {
      let (west, east) = (isDash(place - 1), isDash(place + 1))
      guard west || east, !rooms.isWall(place), !rooms.isLeafRoom(place) else { continue }
      let before =
        west && isBlank(place - 2) && (isDash(place - 3) || glyphs[place - 3].points == .west)
      let after =
        east && isBlank(place + 2) && (isDash(place + 3) || glyphs[place + 3].points == .east)
      let goesOn = before && (east || isEnd(place + 1, .east))
      let comes = after && (west || isEnd(place - 1, .west))
      guard goesOn || comes else { continue }
      grid.scalars[place] = filler
      grid.lengths[place] = 0
      grid.offsets[place] = grid.offsets[west ? place - 1 : place + 1]
      glyphs[place] = Glyph.of(filler)
    }
  }
}

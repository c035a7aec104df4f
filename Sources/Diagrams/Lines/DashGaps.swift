/// Makes one broken line of `- - ->`: outside of boxes, single blanks between hyphens are line.
enum DashGaps {
  private static let hyphen: UInt32 = 0x2D
  private static let filler: UInt32 = 0x254C

  static func fill(_ grid: inout Grid, _ glyphs: inout [Glyph], _ rooms: Rooms) {
    let original = grid.scalars
    func isHyphen(_ place: Place) -> Bool { original[place] == hyphen }
    func isBlank(_ place: Place) -> Bool { original[place] == Grid.blank }
    for place in grid.places where isBlank(place) && isHyphen(place - 1) && isHyphen(place + 1) {
      guard !rooms.isWall(place), !rooms.isLeafRoom(place) else { continue }
      let before = isBlank(place - 2) && isHyphen(place - 3)
      let after = isBlank(place + 2) && isHyphen(place + 3)
      guard before || after else { continue }
      grid.scalars[place] = filler
      grid.offsets[place] = grid.offsets[place - 1]
      glyphs[place] = Glyph.of(filler)
    }
  }
}

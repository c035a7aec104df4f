/// In a drawing without boxes, `User ↓ Gateway ↓ Table` in one line means the same as with the
/// arrows pointing on.
enum SidewaysHeads {
  /// Turns arrows that point down between words of one row.
  static func turn(_ glyphs: inout [Glyph], _ grid: Grid) {
    for place in grid.places where glyphs[place].points == .south && glyphs[place].isCertain {
      let above = place - grid.stride
      let below = place + grid.stride
      let column = [above - 1, above, above + 1, below - 1, below, below + 1]
      guard column.allSatisfy({ grid.isBlank($0) }) else { continue }
      guard grid.isBlank(place - 1), grid.isBlank(place + 1) else { continue }
      guard isWords(place - 2, grid), isWords(place + 2, grid) else { continue }
      glyphs[place].points = .east
    }
  }

  private static func isWords(_ place: Place, _ grid: Grid) -> Bool {
    !grid.isBlank(place) && !Glyph.of(grid.scalars[place]).isCertain
  }
}

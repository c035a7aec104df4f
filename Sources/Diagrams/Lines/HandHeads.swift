/// Heads made of three strokes, as hands draw them:
///
/// ```
///  |      /|\
/// \|/      |
/// ```
enum HandHeads {
  private static let bar: UInt32 = 0x7C
  private static let (rising, falling): (UInt32, UInt32) = (0x2F, 0x5C)
  private static let (down, up): (UInt32, UInt32) = (0x76, 0x5E)

  /// Puts one head in the place of each. O(cells).
  static func draw(_ grid: inout Grid, _ glyphs: inout [Glyph]) {
    for place in grid.places where grid.scalars[place] == bar {
      let sides = (grid.scalars[place - 1], grid.scalars[place + 1])
      let (above, below) = (place - grid.stride, place + grid.stride)
      let head: UInt32
      switch sides {
      case (falling, rising) where leads(above, .south, glyphs) && !leads(below, .north, glyphs):
        head = down
      case (rising, falling) where leads(below, .north, glyphs) && !leads(above, .south, glyphs):
        head = up
      default: continue
      }
      set(head, at: place, &grid, &glyphs)
      for side in [place - 1, place + 1] { set(Grid.blank, at: side, &grid, &glyphs) }
    }
  }

  private static func leads(_ place: Place, _ way: Direction, _ glyphs: [Glyph]) -> Bool {
    glyphs[place].arms.has(way) && !glyphs[place].isHead
  }

  private static func set(
    _ scalar: UInt32, at place: Place, _ grid: inout Grid, _ glyphs: inout [Glyph]
  ) {
    grid.scalars[place] = scalar
    glyphs[place] = Glyph.of(scalar)
  }
}

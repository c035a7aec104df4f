/// Pieces of walls that became neither a box nor a connection.
struct Leftovers {
  /// Corners of lines that belong to nothing, in reading order.
  let corners: [Place]
  private let field: Field

  /// O(cells).
  init(_ sketch: Sketch) {
    let field = sketch.field
    let covered = Set(sketch.links.flatMap(\.edge.route.places))
    self.field = field
    corners = field.grid.places.filter { place in
      field.isLine(place) && !field.rooms.isLeafRoom(place) && Self.turns(place, field)
        && !covered.contains(place)
    }
  }

  /// Those that open a box which nobody could close: to the right and down lines go on.
  var openers: [Place] {
    corners.filter { place in
      let glyph = field.glyphs[place]
      let (right, below) = (place + 1, place + field.grid.stride)
      return glyph.isCertain && glyph.arms == [.east, .south]
        && field.isLine(right) && field.links[right].has(.east)
        && field.isLine(below) && field.links[below].has(.south)
    }
  }

  private static func turns(_ place: Place, _ field: Field) -> Bool {
    let glyph = field.glyphs[place]
    guard !glyph.isHead, glyph.mark == .none else { return false }
    let ways = glyph.isCertain ? glyph.arms : field.links[place].union(field.touches[place])
    return ways.count == 2 && !ways.isDisjoint(with: .horizontal)
      && !ways.isDisjoint(with: .vertical)
  }
}

/// Pieces of walls that became neither a box nor a connection.
struct Leftovers {
  /// Corners of lines that belong to nothing, in reading order.
  let corners: [Place]
  private let field: Field
  private let covered: Set<Place>

  /// O(cells).
  init(_ sketch: Sketch) {
    let field = sketch.field
    let covered = Set(sketch.links.flatMap(\.edge.route.places))
    self.field = field
    self.covered = covered
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
        && field.isLine(right) && continuation(right) != nil
        && field.isLine(below) && field.links[below].has(.south)
    }
  }

  /// How far apart the pieces of a wall may stand that holds its title.
  private static let titleMax = 60

  /// Where an upper wall goes on to the right of a cell, maybe behind its title; nil where it does
  /// not.
  private func continuation(_ place: Place) -> Place? {
    if field.links[place].has(.east) { return place + 1 }
    let end = min(field.grid.columns, field.grid.column(place) + Self.titleMax)
    let rest = place + 1..<max(place + 1, field.grid.place(field.grid.row(place), end))
    guard let next = rest.first(where: field.isLine), rest.lowerBound < next - 2,
      field.links[next].has(.east), field.links[next].isDisjoint(with: .vertical)
    else { return nil }
    return next
  }

  /// The cells of lines that leave such corners: walls of a box, as far as they go. O(cells).
  var openWalls: Set<Place> {
    var walls: Set<Place> = []
    var rest = openers + openers.compactMap { continuation($0 + 1) }
    while let place = rest.popLast() {
      guard walls.insert(place).inserted else { continue }
      for direction in field.links[place].directions {
        let next = field.grid.next(place, direction)
        if !covered.contains(next) { rest.append(next) }
      }
    }
    return walls
  }

  private static func turns(_ place: Place, _ field: Field) -> Bool {
    let glyph = field.glyphs[place]
    guard !glyph.isHead, glyph.mark == .none else { return false }
    let ways = glyph.isCertain ? glyph.arms : field.links[place].union(field.touches[place])
    return ways.count == 2 && !ways.isDisjoint(with: .horizontal)
      && !ways.isDisjoint(with: .vertical)
  }
}

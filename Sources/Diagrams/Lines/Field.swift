/// The cells of a drawing, each as what it turned out to be, and how its lines are joined.
struct Field: Sendable {
  enum Role: UInt8, Sendable {
    case blank, text, wall, line
  }

  let grid: Grid
  let glyphs: [Glyph]
  let rooms: Rooms
  var roles: [Role]
  /// For a line's cell: the neighbours its line goes on to. Always mutual.
  var links: [Arms]
  /// The cells from which an upright goes on one column aside.
  var steps: [Place] = []
  /// For a line's cell: the directions in which it ends at a wall.
  var touches: [Arms]

  init(grid: Grid, glyphs: [Glyph], rooms: Rooms) {
    self.grid = grid
    self.glyphs = glyphs
    self.rooms = rooms
    roles = [Role](repeating: .blank, count: grid.count)
    links = [Arms](repeating: [], count: grid.count)
    touches = links
    for place in grid.scalars.indices {
      if rooms.isWall(place) {
        roles[place] = .wall
      } else if !grid.isBlank(place) {
        roles[place] = .text
      }
    }
  }

  func isLine(_ place: Place) -> Bool { roles[place] == .line }
  func isText(_ place: Place) -> Bool { roles[place] == .text }

  mutating func link(_ place: Place, _ direction: Direction) {
    links[place].insert(Arms(direction))
    links[grid.next(place, direction)].insert(Arms(direction.opposite))
  }

  mutating func unlink(_ place: Place, _ direction: Direction) {
    links[place].remove(Arms(direction))
    links[grid.next(place, direction)].remove(Arms(direction.opposite))
  }

  /// The directions from which a head can be reached: behind it.
  func tails(_ glyph: Glyph) -> Arms {
    guard glyph.points.count == 1, let tip = glyph.points.directions.first else { return [] }
    return Arms(tip.opposite)
  }
}

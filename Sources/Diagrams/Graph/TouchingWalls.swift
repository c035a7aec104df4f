/// Boxes whose walls are joined without a line between them: `┬` right above `┴`.
struct TouchingWalls {
  private let field: Field

  init(_ field: Field) {
    self.field = field
  }

  /// A line between every two such boxes, in reading order.
  var edges: [Edge] {
    field.grid.places.flatMap { place in
      [Direction.south, .east].compactMap { edge(place, $0) }
    }
  }

  private func edge(_ place: Place, _ direction: Direction) -> Edge? {
    guard isJunction(place, toward: direction) else { return nil }
    let next = field.grid.next(place, direction)
    guard isJunction(next, toward: direction.opposite),
      let from = box(place, direction.opposite), let to = box(next, direction), from != to,
      field.rooms.parents[from] == field.rooms.parents[to]
    else { return nil }
    let start = LineEnd(
      place: next, direction: direction.opposite, isHead: false, target: .box(from))
    let end = LineEnd(place: next, direction: direction, isHead: false, target: .box(to))
    return Edge(
      from: start.target, to: end.target, isDirected: false, start: start, end: end,
      route: Route(places: [next], gaps: []), drawsHead: false)
  }

  /// True for a wall of one box out of which a line leads.
  private func isJunction(_ place: Place, toward direction: Direction) -> Bool {
    let glyph = field.glyphs[place]
    return field.rooms.walls[place] > 0 && field.rooms.sharedWalls[place] == 0
      && glyph.isCertain && !glyph.isHead && glyph.arms.count == 3 && glyph.arms.has(direction)
  }

  private func box(_ place: Place, _ direction: Direction) -> Int? {
    field.rooms.box(at: place, travelling: direction, field.grid)
  }
}

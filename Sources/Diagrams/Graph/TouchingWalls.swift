/// Boxes whose walls are joined without a line between them: `┬` right above `┴`, or right above
/// the head in the wall of the next one.
///
/// ```
/// └────┬────┘
/// ┌────▼────┐
/// ```
///
/// The wall of a lane may lie between them.
struct TouchingWalls {
  private let field: Field

  init(_ field: Field) {
    self.field = field
  }

  /// A connection of every two such boxes, in reading order.
  var edges: [Edge] {
    var edges: [Edge] = []
    for place in field.grid.places where field.rooms.walls[place] > 0 {
      guard field.glyphs[place].arms.count >= 3 else { continue }
      for direction in [Direction.south, .east, .north, .west] {
        guard leads(place, toward: direction) else { continue }
        if let edge = edge(place, direction) { edges.append(edge) }
      }
    }
    return edges
  }

  /// From the wall at `place`, out of which a line leads, to the one behind it; lines without a
  /// head only to the south and to the east.
  private func edge(_ place: Place, _ direction: Direction) -> Edge? {
    var next = field.grid.next(place, direction)
    let isCrossed =
      field.rooms.walls[next] > 0 && field.glyphs[next].isCertain
      && field.glyphs[next].arms == .cross
    if isCrossed { next = field.grid.next(next, direction) }
    guard field.rooms.walls[next] > 0 else { return nil }
    let isHead = field.glyphs[next].points == Arms(direction)
    let isPlain =
      (direction == .south || direction == .east) && isJunction(place, toward: direction)
      && isJunction(next, toward: direction.opposite)
    guard isHead || isPlain, let from = box(place, direction.opposite),
      let to = box(next, direction),
      from != to, isCrossed || field.rooms.parents[from] == field.rooms.parents[to]
    else { return nil }
    let start = LineEnd(
      place: next, direction: direction.opposite, isHead: false, target: .box(from))
    let end = LineEnd(place: next, direction: direction, isHead: isHead, target: .box(to))
    return Edge(
      from: start.target, to: end.target, isDirected: isHead, start: start, end: end,
      route: Route(places: [next], gaps: []), drawsHead: isHead)
  }

  /// True for a wall of one box out of which a line leads.
  private func isJunction(_ place: Place, toward direction: Direction) -> Bool {
    let glyph = field.glyphs[place]
    return glyph.isCertain && glyph.arms.count == 3 && leads(place, toward: direction)
  }

  private func leads(_ place: Place, toward direction: Direction) -> Bool {
    let glyph = field.glyphs[place]
    return field.rooms.sharedWalls[place] == 0 && !glyph.isHead && glyph.arms.has(direction)
      && glyph.arms.count >= 3
  }

  private func box(_ place: Place, _ direction: Direction) -> Int? {
    field.rooms.box(at: place, travelling: direction, field.grid)
  }
}

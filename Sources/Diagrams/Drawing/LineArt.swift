/// Lines that belong to no edge: drawn as the author drew them.
struct LineArt {
  let sketch: Sketch
  let geometry: Geometry
  private let covered: CellSet
  private var pieces: [Kind: [[Point]]] = [:]

  private var field: Field { sketch.field }

  init(_ sketch: Sketch, _ geometry: Geometry) {
    self.sketch = sketch
    self.geometry = geometry
    covered = CellSet(
      sketch.links.flatMap(\.edge.route.places)
        + sketch.notes.flatMap { $0.arrow.map { Self.places($0, sketch.field) } ?? [] },
      of: sketch.field.grid.count)
    for place in field.grid.places where field.isLine(place) { addLinks(place) }
    for place in field.grid.places where field.isLine(place) && !covered.contains(place) {
      addLoose(place)
    }
  }

  /// The cells of a straight arrow.
  private static func places(_ end: LineEnd, _ field: Field) -> [Place] {
    var places = [end.place]
    let back = end.direction.opposite
    while let place = places.last, field.links[place].has(back) {
      places.append(field.grid.next(place, back))
    }
    return places
  }

  /// How a line is stroked, and what it is.
  struct Kind: Hashable, Comparable {
    enum Role: Int {
      case line
      /// Parts the words in a box.
      case rule
      /// A wall of a box that nobody could close.
      case openWall
    }

    let stroke: Stroke
    var role = Role.line

    static func < (left: Kind, right: Kind) -> Bool {
      (left.role.rawValue, left.stroke) < (right.role.rawValue, right.stroke)
    }
  }

  /// Stretches of line by their kind, in a fixed order, runs joined.
  var strokes: [(Kind, [[Point]])] {
    pieces.keys.sorted().map { kind in (kind, Self.merged(pieces[kind] ?? [])) }
  }

  /// Heads at the ends of such lines.
  var heads: [ArrowHead] {
    sketch.strays.filter(\.isHead).map { end in
      let isOpen = field.glyphs[end.place].mark == .openHead
      let point = geometry.point(end.place)
      let tip = end.target == .nothing ? point.moved(end.direction, by: 42) : reach(end, point)
      return ArrowHead(tip: tip, direction: end.direction, isOpen: isOpen)
    }
  }

  private func reach(_ end: LineEnd, _ point: Point) -> Point {
    guard case .box(let box) = end.target, !field.rooms.isLeafRoom(end.place) else {
      return point.moved(end.direction, by: 42)
    }
    return geometry.border(field.rooms.frames[box], from: point, end.direction)
  }

  /// The cells of such lines.
  var places: [Place] {
    field.grid.places.filter { field.isLine($0) && !covered.contains($0) }
  }

  static func stroke(_ glyph: Glyph) -> Stroke {
    Stroke(weight: glyph.weight, isDashed: glyph.isDashed)
  }

  private mutating func addLinks(_ place: Place) {
    let grid = field.grid
    for direction in [Direction.east, .south, .southeast, .southwest]
    where field.links[place].has(direction) {
      let next = grid.next(place, direction)
      guard !covered.contains(place) || !covered.contains(next) else { continue }
      if let corner = geometry.halfStep(place, next, field) {
        add([geometry.point(place), corner], place)
        add([corner, geometry.point(next)], place)
      } else {
        add([geometry.point(place), geometry.point(next)], place)
      }
    }
  }

  private mutating func addLoose(_ place: Place) {
    let glyph = field.glyphs[place]
    let point = geometry.point(place)
    for direction in field.touches[place].directions {
      let wall = field.grid.next(place, direction)
      guard let box = field.rooms.box(at: wall, travelling: direction, field.grid) else { continue }
      add([point, geometry.border(field.rooms.frames[box], from: point, direction)], place)
    }
    let taken = field.links[place].union(field.touches[place])
    let loose = glyph.isCertain || taken.isEmpty ? glyph.arms.subtracting(taken) : []
    for direction in loose.directions {
      let (dx, dy) = (direction.columns * 42, direction.rows * 90)
      add([point, Point(x: point.x + dx, y: point.y + dy)], place)
    }
  }

  private mutating func add(_ points: [Point], _ place: Place) {
    let isOpen = sketch.openWalls.contains(place)
    let stroke = isOpen ? Stroke(isDashed: true) : Self.stroke(field.glyphs[place])
    let role: Kind.Role =
      isOpen ? .openWall : field.rooms.isLeafRoom(place) ? .rule : .line
    pieces[Kind(stroke: stroke, role: role), default: []].append(points)
  }

  /// Joins pieces that go on from each other in the same direction.
  private static func merged(_ pieces: [[Point]]) -> [[Point]] {
    var result: [[Point]] = []
    var endingAt: [Point: Int] = [:]
    for piece in pieces {
      guard let start = piece.first, let end = piece.last else { continue }
      if let index = endingAt[start], let from = result[index].first,
        PathPen.simplified([from, start, end]).count == 2
      {
        endingAt[start] = nil
        result[index][1] = end
        endingAt[end] = index
      } else {
        endingAt[end] = result.count
        result.append([start, end])
      }
    }
    return result
  }
}

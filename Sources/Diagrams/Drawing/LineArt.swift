/// Lines that belong to no edge: drawn as the author drew them.
struct LineArt {
  let sketch: Sketch
  let geometry: Geometry
  private let covered: Set<Place>
  private var pieces: [Kind: [[Point]]] = [:]

  private var field: Field { sketch.field }

  init(_ sketch: Sketch, _ geometry: Geometry) {
    self.sketch = sketch
    self.geometry = geometry
    covered = Set(sketch.links.flatMap(\.edge.route.places))
    for place in field.grid.places where field.isLine(place) { addLinks(place) }
    for place in field.grid.places where field.isLine(place) && !covered.contains(place) {
      addLoose(place)
    }
  }

  /// How a line is stroked, and whether it parts the words in a box.
  struct Kind: Hashable, Comparable {
    let stroke: Stroke
    let isRule: Bool

    static func < (left: Kind, right: Kind) -> Bool {
      left.isRule == right.isRule ? left.stroke < right.stroke : right.isRule
    }
  }

  /// Stretches of line by their kind, in a fixed order, runs joined.
  var strokes: [(Kind, [[Point]])] {
    pieces.keys.sorted().map { kind in (kind, Self.merged(pieces[kind] ?? [])) }
  }

  /// Heads at the ends of such lines.
  var heads: [ArrowHead] {
    (sketch.strays.filter(\.isHead) + sketch.notes.compactMap(\.arrow)).map { end in
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
    let isRule = field.rooms.isLeafRoom(place)
    let kind = Kind(stroke: Self.stroke(field.glyphs[place]), isRule: isRule)
    pieces[kind, default: []].append(points)
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

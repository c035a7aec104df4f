/// The stretches of line of an edge, from the border of its source to the border of its target.
struct EdgePath {
  /// More than one where words stand in gaps.
  let stretches: [[Point]]
  let tip: Point
  /// The way the line travels where it ends.
  let direction: Direction

  /// How near a line comes to words.
  private static let clearance = 55

  init(_ link: Sketch.Link, _ sketch: Sketch, _ geometry: Geometry) {
    let edge = link.edge
    let pen = EdgePath.Pen(sketch: sketch, geometry: geometry)
    // A lifeline is drawn by itself: a message begins at its thing, but draws only its own part.
    var stretches = pen.root(edge.start, sketch.nodes[link.from]).map { [$0] }
    let places = edge.route.places
    for (index, place) in places.enumerated() {
      let point = geometry.point(place)
      if edge.route.gaps.contains(index), index > 0 {
        let before = geometry.point(places[index - 1])
        stretches[stretches.count - 1].append(pen.edge(of: before, toward: point))
        stretches.append([pen.edge(of: point, toward: before)])
      }
      if index > 0, let corner = geometry.halfStep(places[index - 1], place, sketch.field) {
        stretches[stretches.count - 1].append(corner)
      }
      if pen.isUnderpass(places, index) {
        let (before, after) = (geometry.point(places[index - 1]), geometry.point(places[index + 1]))
        stretches[stretches.count - 1].append(pen.beside(point, toward: before))
        stretches.append([pen.beside(point, toward: after)])
      } else {
        stretches[stretches.count - 1].append(point)
      }
    }
    if edge.start.isCaptioned, let first = stretches[0].first {
      let isWest = edge.start.direction == .west
      let rest = stretches[0].dropFirst().drop { isWest ? $0.x < first.x : $0.x > first.x }
      stretches[0] = [first] + rest
    }
    pen.trim(&stretches, edge, link)
    let root = pen.root(edge.end, sketch.nodes[link.to])
    if edge.start.lifeline == nil, let border = stretches[0].first {
      let inside = stretches[0].dropFirst().prefix {
        $0.isBeyond(border, edge.start.direction)
      }
      stretches[0].removeSubrange(1..<1 + inside.count)
    }
    if let contact = root.last {
      let last = stretches.count - 1
      while stretches[last].count > 1, edge.end.lifeline == nil,
        let point = stretches[last].last, point.isBeyond(contact, edge.end.direction)
      {
        stretches[last].removeLast()
      }
      stretches[last].append(contact)
    }
    stretches += root.dropLast().map { [$0] }
    tip =
      edge.headPlace.map { geometry.point($0).moved(edge.end.direction, by: 42) }
      ?? root.last ?? pen.border(edge.end, sketch.nodes[link.to])
    direction = edge.end.direction
    self.stretches = stretches.map(PathPen.simplified)
  }

  private struct Pen {
    let sketch: Sketch
    let geometry: Geometry

    /// The points from a thing's border to the line's last cell: one, or along its lifeline.
    func root(_ end: LineEnd, _ node: Sketch.Node) -> [Point] {
      guard let top = end.lifeline else { return [border(end, node)] }
      let upper = LineEnd(place: top, direction: .north, isHead: false, target: end.target)
      let contact = geometry.point(geometry.grid.next(end.place, end.direction))
      return [border(upper, node), contact]
    }

    /// Takes out what lies within boxes that are drawn wider than they are.
    func trim(_ stretches: inout [[Point]], _ edge: Edge, _ link: Sketch.Link) {
      func holds(_ node: Int, _ point: Point) -> Bool {
        guard case .frame(let frame) = sketch.nodes[node].shape, frame.slanted == nil else {
          return false
        }
        let outline = geometry.outline(frame)
        return outline.left < point.x && point.x < outline.right && outline.top < point.y
          && point.y < outline.bottom
      }
      if edge.start.direction.isHorizontal, let start = stretches[0].first {
        let rest = stretches[0].dropFirst().drop { holds(link.from, $0) }
        stretches[0] = [start] + rest
      }
      let last = stretches.count - 1
      if edge.end.direction.isHorizontal {
        while stretches[last].count > 1, let end = stretches[last].last, holds(link.to, end) {
          stretches[last].removeLast()
        }
      }
    }

    /// Where a line that leaves its last cell meets the thing it belongs to.
    func border(_ end: LineEnd, _ node: Sketch.Node) -> Point {
      let point = geometry.point(end.place)
      switch node.shape {
      case .frame(let frame):
        if isInside(end, frame) { return point.moved(end.direction, by: 30) }
        return geometry.border(frame, from: straight(point, end, frame), end.direction)
      case .text where end.isCaptioned:
        return caption(point.moved(end.direction, by: 42), node.lines)
      case .text:
        return border(point, end, node.lines)
      }
    }

    /// The point as far from the straight wall as it is from the one the author drew.
    private func straight(_ point: Point, _ end: LineEnd, _ frame: Frame) -> Point {
      let row = geometry.grid.row(end.place)
      let shift =
        switch end.direction {
        case .east: (frame.raggedLeft[row] ?? frame.left) - frame.left
        case .west: (frame.ragged[row] ?? frame.right) - frame.right
        default: 0
        }
      return Point(x: point.x - shift * Geometry.cellWidth, y: point.y)
    }

    /// A line below its caption begins near the caption's own beginning.
    private func caption(_ point: Point, _ lines: [Sketch.Line]) -> Point {
      let spans = lines.map { FreeWords.span($0, lines, geometry) }
      let left = (spans.map(\.lowerBound).min() ?? point.x) - 100
      let right = (spans.map(\.upperBound).max() ?? point.x) + 100
      return Point(x: min(max(point.x, left), right), y: point.y)
    }

    private func isInside(_ end: LineEnd, _ frame: Frame) -> Bool {
      sketch.field.rooms.isLeafRoom(end.place) && sketch.field.touches[end.place].isEmpty
        && geometry.grid.row(end.place) > frame.top && geometry.grid.row(end.place) < frame.bottom
    }

    private func border(_ point: Point, _ end: LineEnd, _ lines: [Sketch.Line]) -> Point {
      let row = geometry.grid.row(end.place)
      let own = end.direction.isHorizontal ? lines.filter { $0.run.row == row } : lines
      let spans = (own.isEmpty ? Array(lines.prefix(1)) : own).map {
        FreeWords.span($0, lines, geometry)
      }
      let rows = lines.map(\.run.row)
      let words = Rectangle(
        left: spans.map(\.lowerBound).min() ?? 0, top: Geometry.top(rows.min() ?? 0),
        right: spans.map(\.upperBound).max() ?? 0, bottom: Geometry.top((rows.max() ?? 0) + 1))
      let border = words.border(from: point, end.direction)
      guard end.direction.isHorizontal else { return border }
      let gap = abs(border.x - point.x) - Geometry.cellWidth / 2
      return border.moved(end.direction.opposite, by: min(EdgePath.clearance, max(0, gap)))
    }

    /// True where a level line passes below the bridge of an upright one.
    func isUnderpass(_ places: [Place], _ index: Int) -> Bool {
      guard sketch.field.glyphs[places[index]].mark == .bridge else { return false }
      return index > 0 && index + 1 < places.count
        && abs(places[index + 1] - places[index - 1]) == 2
    }

    func beside(_ point: Point, toward other: Point) -> Point {
      Point(x: point.x + (other.x > point.x ? 45 : -45), y: point.y)
    }

    /// Where a line stops beside words that stand in its gap.
    func edge(of point: Point, toward other: Point) -> Point {
      if point.y == other.y {
        return Point(x: point.x + (other.x > point.x ? 22 : -22), y: point.y)
      }
      return Point(x: point.x, y: point.y + (other.y > point.y ? 80 : -80))
    }
  }
}

extension Geometry {
  /// The corners of what can be seen of a box behind others, clockwise: its walls, and where
  /// these are hidden the borders of the boxes in front.
  func outlineAroundFronts(_ frame: Frame) -> [Point] {
    let outline = outline(frame)
    let fronts = frame.fronts.map { self.outline($0.frame) }
    let corners = outline.corners
    guard
      let start = corners.indices.first(where: { index in
        !fronts.contains { $0.holds(corners[index]) }
      })
    else { return corners }
    var points: [Point] = []
    /// The front behind which the wall is, and the way in which it went there.
    var hidden: (front: Rectangle, way: Direction)?
    for index in start..<start + 4 {
      let (from, to) = (corners[index % 4], corners[(index + 1) % 4])
      let way = Rectangle.clockwise[index % 4]
      if hidden == nil { points.append(from) }
      for front in fronts.filter({ $0.crosses(from, to) }).sorted(by: { $0.isBefore($1, way) }) {
        let (entry, exit) = front.meetings(from, way)
        if hidden == nil {
          points.append(entry)
          hidden = (front, way)
        }
        guard let (_, entered) = hidden, !front.holds(to) else { continue }
        points += front.detour(entered, leaving: way) + [exit]
        hidden = nil
      }
    }
    return points
  }
}

extension Rectangle {
  /// The ways along the four sides, from the upper left corner.
  static let clockwise: [Direction] = [.east, .south, .west, .north]

  /// Clockwise from the upper left one.
  var corners: [Point] {
    [
      Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
      Point(x: left, y: bottom),
    ]
  }

  func holds(_ point: Point) -> Bool {
    left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
  }

  /// True when a level or upright line passes through.
  func crosses(_ from: Point, _ to: Point) -> Bool {
    min(from.x, to.x) <= right && max(from.x, to.x) >= left && min(from.y, to.y) <= bottom
      && max(from.y, to.y) >= top
  }

  func isBefore(_ other: Rectangle, _ way: Direction) -> Bool {
    switch way {
    case .east: left < other.left
    case .south: top < other.top
    case .west: right > other.right
    default: bottom > other.bottom
    }
  }

  /// Where a line through `point` comes in and where it goes out.
  func meetings(_ point: Point, _ way: Direction) -> (entry: Point, exit: Point) {
    switch way {
    case .east: (Point(x: left, y: point.y), Point(x: right, y: point.y))
    case .south: (Point(x: point.x, y: top), Point(x: point.x, y: bottom))
    case .west: (Point(x: right, y: point.y), Point(x: left, y: point.y))
    default: (Point(x: point.x, y: bottom), Point(x: point.x, y: top))
    }
  }

  /// The corners passed on the way around the inner side, from where a line came in to where it
  /// goes out.
  func detour(_ entered: Direction, leaving: Direction) -> [Point] {
    // Against the clock from the side that was entered: left, bottom, right, top.
    let passed: [(side: Direction, corner: Point)] = [
      (.east, corners[3]), (.north, corners[2]), (.west, corners[1]), (.south, corners[0]),
    ]
    let first = passed.firstIndex { $0.side == entered } ?? 0
    let last = passed.firstIndex { $0.side == leaving.opposite } ?? 0
    let count = (last - first + 4) % 4
    return (0..<count).map { passed[(first + $0) % 4].corner }
  }
}

import Markup

/// Draws a line through points: straight pieces with small arcs where it bends.
struct PathPen {
  private static let radius = 50

  /// A closed line, which begins in the middle of a side to round all its bends.
  static func append(closed corners: [Point], radius: Int, to svg: inout [UInt8]) {
    guard let first = corners.first, let last = corners.last else { return }
    let middle = Point(x: (first.x + last.x) / 2, y: (first.y + last.y) / 2)
    append([middle] + corners + [middle], radius: radius, to: &svg)
    svg.append(literal: "Z")
  }

  private static let curl = 200

  /// A sheet of paper, whose lower edge curls.
  static func append(sheet: Rectangle, to svg: inout [UInt8]) {
    svg.append("M", Point(x: sheet.left, y: sheet.top))
    svg.append("L", Point(x: sheet.right, y: sheet.top))
    svg.append("L", Point(x: sheet.right, y: sheet.bottom))
    let curls = max(1, sheet.width / curl)
    for half in 1...2 * curls {
      let (before, x) = (
        sheet.right - sheet.width * (half - 1) / (2 * curls),
        sheet.right - sheet.width * half / (2 * curls)
      )
      let y = sheet.bottom + (half % 2 == 1 ? 50 : -50)
      svg.append("Q", Point(x: (before + x) / 2, y: y))
      svg.append(" ", Point(x: x, y: sheet.bottom))
    }
    svg.append(literal: "Z")
  }

  /// One stretch of line without a gap. Bends between straight pieces are rounded.
  static func append(_ points: [Point], radius: Int = PathPen.radius, to svg: inout [UInt8]) {
    guard let first = points.first, let last = points.last else { return }
    svg.append("M", first)
    for index in points.indices.dropFirst().dropLast() {
      let (before, corner, after) = (points[index - 1], points[index], points[index + 1])
      let room = min(length(before, corner), length(corner, after)) / 2
      let bend = min(radius, room)
      guard isStraight(before, corner), isStraight(corner, after), bend > 0 else {
        svg.append("L", corner)
        continue
      }
      svg.append("L", toward(corner, before, bend))
      svg.append("Q", corner)
      svg.append(" ", toward(corner, after, bend))
    }
    if points.count > 1 { svg.append("L", last) }
  }

  /// Leaves out points that lie on the way between their neighbours.
  static func simplified(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points {
      if kept.last == point { continue }
      if kept.count >= 2, liesBetween(kept[kept.count - 2], kept[kept.count - 1], point) {
        kept.removeLast()
      }
      kept.append(point)
    }
    return kept
  }

  private static func liesBetween(_ start: Point, _ middle: Point, _ end: Point) -> Bool {
    let (ax, ay) = (middle.x - start.x, middle.y - start.y)
    let (bx, by) = (end.x - middle.x, end.y - middle.y)
    return ax * by == ay * bx && ax * bx >= 0 && ay * by >= 0
  }

  private static func isStraight(_ start: Point, _ end: Point) -> Bool {
    start.x == end.x || start.y == end.y
  }

  private static func length(_ start: Point, _ end: Point) -> Int {
    abs(start.x - end.x) + abs(start.y - end.y)
  }

  private static func toward(_ start: Point, _ end: Point, _ distance: Int) -> Point {
    let length = max(1, length(start, end))
    return Point(
      x: start.x + (end.x - start.x) * distance / length,
      y: start.y + (end.y - start.y) * distance / length)
  }
}

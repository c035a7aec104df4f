extension Geometry {
  /// Where a line that comes from `point` in a direction meets a box's border.
  func border(_ frame: Frame, from point: Point, _ direction: Direction) -> Point {
    let outline = nearest([frame] + frame.shades, to: point, direction)
    guard frame.slanted != nil, !direction.isDiagonal else { return outline }
    let corners = corners(frame)
    let meetings = zip(corners, corners.dropFirst() + corners.prefix(1)).compactMap {
      direction.isHorizontal
        ? Self.meeting($0, $1, row: point.y) : Self.meeting($0, $1, column: point.x)
    }
    func distance(_ other: Point) -> Int { abs(other.x - point.x) + abs(other.y - point.y) }
    return meetings.min { distance($0) < distance($1) } ?? outline
  }

  /// The nearest border of some boxes that a line meets.
  private func nearest(_ frames: [Frame], to point: Point, _ direction: Direction) -> Point {
    let borders = frames.map { outline($0) }.filter { outline in
      direction.isHorizontal
        ? outline.top <= point.y && point.y <= outline.bottom
        : outline.left <= point.x && point.x <= outline.right
    }.map { $0.border(from: point, direction) }
    func distance(_ other: Point) -> Int { abs(other.x - point.x) + abs(other.y - point.y) }
    return borders.min { distance($0) < distance($1) }
      ?? outline(frames[0]).border(from: point, direction)
  }

  private static func meeting(_ start: Point, _ end: Point, row y: Int) -> Point? {
    guard min(start.y, end.y) <= y, y <= max(start.y, end.y), start.y != end.y else { return nil }
    return Point(x: start.x + (end.x - start.x) * (y - start.y) / (end.y - start.y), y: y)
  }

  private static func meeting(_ start: Point, _ end: Point, column x: Int) -> Point? {
    guard min(start.x, end.x) <= x, x <= max(start.x, end.x), start.x != end.x else { return nil }
    return Point(x: x, y: start.y + (end.y - start.y) * (x - start.x) / (end.x - start.x))
  }

  /// The corners of a slanting shape, clockwise from the upper left one or the tip.
  func corners(_ frame: Frame) -> [Point] {
    let top = wall(frame, isTop: true)
    let bottom = wall(frame, isTop: false)
    let right = side(frame, frame.ragged, outward: 1, top[top.count - 1], bottom[bottom.count - 1])
    let left = side(frame, frame.raggedLeft, outward: -1, top[0], bottom[0])
    let closed = top.dropLast() + right + left.dropFirst(top.count == 1 ? 1 : 0).reversed()
    var corners: [Point] = []
    for corner in closed where corner != corners.last { corners.append(corner) }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    return corners
  }

  /// A tip, or both ends of a level wall. Underscores stand low in their cells.
  private func wall(_ frame: Frame, isTop: Bool) -> [Point] {
    let row = isTop ? frame.top : frame.bottom
    let columns = frame.wall(row)
    let (first, last) = (columns.lowerBound, columns.upperBound)
    let (left, right) = (middle(column: first), middle(column: last))
    if first == last { return [Point(x: left, y: Self.middle(row: row))] }
    let isLow = grid.scalars[grid.place(row, first + 1)] == Slant.underscore
    if !isLow, last - first <= 2, Slant(grid.scalars[grid.place(row, first)]) != nil {
      let y = isTop ? Self.top(row) - 40 : Self.top(row + 1) + 40
      return [Point(x: (left + right) / 2, y: y)]
    }
    guard isLow else {
      let y = Self.middle(row: row)
      return [Point(x: left, y: y), Point(x: right, y: y)]
    }
    // Slants run on from the middle of their cells to the underscores.
    let sides = isTop ? row + 1 : row
    let y = Self.top(row + 1) - 20
    return [(frame.raggedLeft[sides] ?? first), (frame.ragged[sides] ?? last)].map { column in
      let down = y - Self.middle(row: sides)
      let shift = down * Self.cellWidth / Self.rowHeight
      let x = middle(column: column)
      switch Slant(grid.scalars[grid.place(sides, column)]) {
      case .rising: return Point(x: x - shift, y: y)
      case .falling: return Point(x: x + shift, y: y)
      default: return Point(x: x, y: y)
      }
    }
  }

  /// One side from top to bottom, straight between the corners.
  private func side(
    _ frame: Frame, _ walls: [Int: Int], outward: Int, _ top: Point, _ bottom: Point
  ) -> [Point] {
    var points: [Point] = []
    var before: (column: Int, slant: Slant?)?
    for row in frame.top + 1..<frame.bottom {
      guard let column = walls[row] else { continue }
      let slant = Slant(grid.scalars[grid.place(row, column)])
      let turns: [Slant?] = [.rising, .falling]
      if let before, before.column == column, before.slant != slant, turns.contains(slant),
        turns.contains(before.slant)
      {
        let x = middle(column: column) + outward * Self.cellWidth / 2
        points.append(Point(x: x, y: Self.top(row)))
      }
      points.append(Point(x: middle(column: column), y: Self.middle(row: row)))
      before = (column, slant)
    }
    points = PathPen.simplified(points)
    let columns = (frame.wall(frame.top), frame.wall(frame.bottom))
    if columns.0.count <= 3, points.count > 1 { points.removeFirst() }
    if columns.1.count <= 3, points.count > 1 { points.removeLast() }
    return PathPen.simplified([top] + points + [bottom])
  }
}

/// The last steps of a layout, when all has its place: titles, inner layouts, the size.
extension Layout {
  /// Puts every title at the top of its frame: left, else right, else between the lines that
  /// cross there, else left all the same.
  mutating func placeTitles(_ widths: [Int]) {
    titles = frames.indices.map { index in
      let frame = frames[index]
      let (top, bottom) = (frame.top + 80, frame.top + 80 + Spacing.title - 40)
      var places = [frame.left + 140, frame.right - 140 - widths[index]]
      let lines = crossings(of: frame, top, bottom)
      for (first, second) in zip(lines, lines.dropFirst()) {
        places.append((first + second - widths[index]) / 2)
      }
      let free = places.first { left in
        left >= frame.left + 60 && left + widths[index] <= frame.right - 60
          && !lines.contains { $0 > left - 60 && $0 < left + widths[index] + 60 }
      }
      let left = free ?? places[0]
      return Rectangle(left: left, top: top, right: left + widths[index], bottom: bottom)
    }
  }

  /// The columns in which lines stand in some rows of a frame, from left to right.
  private func crossings(of frame: Rectangle, _ top: Int, _ bottom: Int) -> [Int] {
    var columns: [Int] = []
    for route in routes {
      for (first, second) in zip(route.points, route.points.dropFirst())
      where first.x == second.x && first.x > frame.left && first.x < frame.right {
        if min(first.y, second.y) < bottom, max(first.y, second.y) > top { columns.append(first.x) }
      }
    }
    return columns.sorted()
  }

  /// Large enough for everything, with nothing left of or above it.
  func fitted() -> Layout {
    let rectangles = boxes + frames + titles.filter { $0.width > 0 } + routes.compactMap(\.label)
    let points = routes.flatMap(\.points)
    let left = min(rectangles.map(\.left).min() ?? 0, points.map(\.x).min() ?? .max)
    let top = min(rectangles.map(\.top).min() ?? 0, points.map(\.y).min() ?? .max)
    var layout = moved(x: Spacing.margin - left, y: Spacing.margin - top)
    let right = max(rectangles.map(\.right).max() ?? 0, points.map(\.x).max() ?? 0)
    let bottom = max(rectangles.map(\.bottom).max() ?? 0, points.map(\.y).max() ?? 0)
    layout.width = right - left + 2 * Spacing.margin
    layout.height = bottom - top + 2 * Spacing.margin
    return layout
  }

  func moved(x: Int, y: Int) -> Layout {
    var layout = self
    layout.boxes = boxes.map { $0.moved(x: x, y: y) }
    layout.frames = frames.map { $0.moved(x: x, y: y) }
    layout.titles = titles.map { $0.moved(x: x, y: y) }
    layout.routes = routes.map { route in
      Route(
        points: route.points.map { Point(x: $0.x + x, y: $0.y + y) },
        label: route.label?.moved(x: x, y: y))
    }
    return layout
  }
}

extension Rectangle {
  static let zero = Rectangle(left: 0, top: 0, right: 0, bottom: 0)

  func moved(x: Int, y: Int) -> Rectangle {
    Rectangle(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
  }
}

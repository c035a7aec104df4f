/// Turns a layout that points down into its own course, and adds the margin.
struct Turn {
  let course: Graph.Course
  let across: Int
  let along: Int

  var size: (width: Int, height: Int) {
    let margin = 2 * Spacing.margin
    return course.isUpright
      ? (across + margin, along + margin) : (along + margin, across + margin)
  }

  func point(_ point: Point) -> Point {
    let (x, y) =
      switch course {
      case .down: (point.x, point.y)
      case .up: (point.x, along - point.y)
      case .right: (point.y, point.x)
      case .left: (along - point.y, point.x)
      }
    return Point(x: x + Spacing.margin, y: y + Spacing.margin)
  }

  func rectangle(_ ranges: (ClosedRange<Int>, ClosedRange<Int>)) -> Rectangle {
    rectangle(ranges.0, ranges.1)
  }

  func rectangle(_ across: ClosedRange<Int>, _ along: ClosedRange<Int>) -> Rectangle {
    let first = point(Point(x: across.lowerBound, y: along.lowerBound))
    let second = point(Point(x: across.upperBound, y: along.upperBound))
    return Rectangle(
      left: min(first.x, second.x), top: min(first.y, second.y),
      right: max(first.x, second.x), bottom: max(first.y, second.y))
  }
}

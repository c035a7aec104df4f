/// Amounts along an axis, as staircases or curves, with lines and points that matter.
package struct LineChart: Sendable {
  /// One line of the chart.
  package struct Line: Sendable {
    package let label: String
    package let points: [(x: Double, y: Double)]

    package init(label: String, points: [(x: Double, y: Double)]) {
      self.label = label
      self.points = points
    }
  }

  /// A point to look at.
  package struct Mark: Sendable {
    package let x: Double
    package let y: Double
    package let label: String

    package init(x: Double, y: Double, label: String) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  package let lines: [Line]
  package let marks: [Mark]
  /// A value holds until the next point, as counts do.
  package let isStaircase: Bool
  package let lower: ChartAxis
  package let left: ChartAxis
  package let lowerTitle: String
  package let leftTitle: String

  package init(
    lines: [Line], marks: [Mark] = [], isStaircase: Bool, lower: ChartAxis, left: ChartAxis,
    lowerTitle: String, leftTitle: String
  ) {
    self.lines = lines
    self.marks = marks
    self.isStaircase = isStaircase
    self.lower = lower
    self.left = left
    self.lowerTitle = lowerTitle
    self.leftTitle = leftTitle
  }

  /// The drawing. O(points).
  package func svg(id: String, title: String, description: String) -> [UInt8] {
    let margin = ChartFrame.labelWidth(left.ticks.map(\.label))
    let frame = ChartFrame(x: margin, y: 34, width: 720 - margin - 20, height: 240)
    let labels = lines.count > 1 ? lines.map(\.label) : []
    let legend = Legend(labels, from: margin, width: frame.width)
    var canvas = ChartCanvas(
      id: id, width: 720, height: frame.y + frame.height + 52 + legend.height, title: title,
      description: description)
    frame.drawLeft(left, title: leftTitle, on: &canvas)
    for (number, line) in lines.enumerated() {
      canvas.path(points(of: line, frame), class: "chart-line chart-line-\(number % 4 + 1)")
    }
    frame.drawLower(lower, title: lowerTitle, on: &canvas)
    for mark in marks { draw(mark, frame, on: &canvas) }
    legend.draw(at: frame.y + frame.height + 50, on: &canvas) { name in
      "chart-swatch chart-swatch-\((labels.firstIndex(of: name) ?? 0) % 4 + 1)"
    }
    return canvas.finished()
  }

  private func points(of line: Line, _ frame: ChartFrame) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    for point in line.points {
      let place = (x: frame.x(point.x, lower), y: frame.y(point.y, left))
      if isStaircase, let last = points.last { points.append((place.x, last.y)) }
      points.append(place)
    }
    if isStaircase, let last = points.last { points.append((frame.x + frame.width, last.y)) }
    return isStaircase ? points : Self.bends(of: points)
  }

  /// The points without those that a straight line between others passes as well.
  private static func bends(of points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard var start = points.indices.first else { return points }
    var kept = [points[start]]
    for place in points.indices.dropFirst(2) {
      let (from, to) = (points[start], points[place])
      let isStraight = points[(start + 1)..<place].allSatisfy { point in
        let part = to.x > from.x ? (point.x - from.x) / (to.x - from.x) : 0
        return abs(from.y + part * (to.y - from.y) - point.y) < 0.1
      }
      guard !isStraight else { continue }
      start = place - 1
      kept.append(points[start])
    }
    if points.count > 1, let last = points.last { kept.append(last) }
    return kept
  }

  private func draw(_ mark: Mark, _ frame: ChartFrame, on canvas: inout ChartCanvas) {
    let (x, y) = (frame.x(mark.x, lower), frame.y(mark.y, left))
    canvas.line(x, frame.y, x, frame.y + frame.height, class: "chart-mark")
    canvas.dot(x, y, class: "chart-dot", title: mark.label)
    let room = Double(mark.label.count) * ChartCanvas.character + 12
    let fits = x + room < frame.x + frame.width
    canvas.text(
      mark.label, fits ? x + 9 : x - 9, frame.y + 12, class: "chart-note",
      anchor: fits ? .start : .end)
  }
}

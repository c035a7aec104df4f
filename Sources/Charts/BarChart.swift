/// How often values fall where: bars side by side along an axis, with lines at values that matter.
package struct BarChart: Sendable {
  /// The bars' heights; they share the lower axis evenly.
  package let bars: [Double]
  /// What a pointer shows that rests on a bar.
  package let notes: [String]
  package let marks: [ChartAxis.Tick]
  package let lower: ChartAxis
  package let left: ChartAxis
  package let lowerTitle: String
  package let leftTitle: String

  package init(
    bars: [Double], notes: [String], marks: [ChartAxis.Tick], lower: ChartAxis, left: ChartAxis,
    lowerTitle: String, leftTitle: String
  ) {
    self.bars = bars
    self.notes = notes
    self.marks = marks
    self.lower = lower
    self.left = left
    self.lowerTitle = lowerTitle
    self.leftTitle = leftTitle
  }

  /// The drawing. O(bars).
  package func svg(id: String, title: String, description: String) -> [UInt8] {
    let margin = ChartFrame.labelWidth(left.ticks.map(\.label))
    // Each mark's label has a line of its own above the field.
    let top = 34 + Double(marks.count) * 18
    let frame = ChartFrame(x: margin, y: top, width: 720 - margin - 20, height: 200)
    var canvas = ChartCanvas(
      id: id, width: 720, height: frame.y + frame.height + 52, title: title,
      description: description)
    frame.drawLeft(left, title: nil, on: &canvas)
    canvas.text(leftTitle, 0, 14, class: "chart-title")
    let width = frame.width / Double(max(1, bars.count))
    for (number, bar) in bars.enumerated() where bar > 0 {
      let y = min(frame.y(bar, left), frame.y + frame.height - 1)
      canvas.box(
        frame.x + Double(number) * width + 0.5, y, max(1, width - 1),
        frame.y + frame.height - y, class: "chart-bar", title: notes[number])
    }
    frame.drawLower(lower, title: lowerTitle, on: &canvas)
    for (number, mark) in marks.enumerated() {
      let x = frame.x(mark.value, lower)
      let y = 34 + Double(number) * 18
      canvas.line(x, y - 4, x, frame.y + frame.height, class: "chart-mark")
      let fits = x + Double(mark.label.count) * ChartCanvas.character < frame.x + frame.width
      canvas.text(
        mark.label, fits ? x + 6 : x - 6, y + 5, class: "chart-note", anchor: fits ? .start : .end)
    }
    return canvas.finished()
  }
}

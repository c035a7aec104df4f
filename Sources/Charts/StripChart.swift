/// Lives drawn as strips, one a row: when something came, what it did, when it went.
package struct StripChart: Sendable {
  /// A part of a strip.
  package struct Span: Hashable, Sendable {
    /// In units of the axis.
    package let from: Double
    package let to: Double
    /// The state, as a class of the theme (`strip-running`) and as a word.
    package let state: String
    /// What a pointer shows that rests on it.
    package let note: String

    package init(from: Double, to: Double, state: String, note: String) {
      self.from = from
      self.to = to
      self.state = state
      self.note = note
    }
  }

  /// A row.
  package struct Row: Hashable, Sendable {
    package let label: String
    package let spans: [Span]

    package init(label: String, spans: [Span]) {
      self.label = label
      self.spans = spans
    }
  }

  package let rows: [Row]
  package let axis: ChartAxis
  package let axisTitle: String

  package init(rows: [Row], axis: ChartAxis, axisTitle: String) {
    self.rows = rows
    self.axis = axis
    self.axisTitle = axisTitle
  }

  private static let rowHeight = 34.0
  private static let strip = 22.0

  /// The drawing. O(spans).
  package func svg(id: String, title: String, description: String) -> [UInt8] {
    let left = ChartFrame.labelWidth(rows.map(\.label))
    let states = shownStates
    let frame = ChartFrame(
      x: left, y: 8, width: 720 - left - 16, height: Double(rows.count) * Self.rowHeight + 4)
    let legend = Legend(states, from: left, width: frame.width)
    var canvas = ChartCanvas(
      id: id, width: 720, height: frame.y + frame.height + 50 + legend.height, title: title,
      description: description)
    for tick in axis.ticks {
      let place = frame.x(tick.value, axis)
      canvas.line(place, frame.y, place, frame.y + frame.height, class: "chart-grid")
    }
    for (number, row) in rows.enumerated() {
      draw(row, frame.y + Double(number) * Self.rowHeight + 6, frame, on: &canvas)
    }
    frame.drawLower(axis, title: axisTitle, on: &canvas)
    legend.draw(at: frame.y + frame.height + 50, on: &canvas) { "strip strip-\($0)" }
    return canvas.finished()
  }

  private func draw(
    _ row: Row, _ y: Double, _ frame: ChartFrame, on canvas: inout ChartCanvas
  ) {
    canvas.text(row.label, frame.x - 10, y + 15.5, anchor: .end)
    for span in row.spans where span.to > axis.from && span.from < axis.to {
      let start = frame.x(span.from, axis)
      // A span too short to see is still there.
      let width = max(2, frame.x(span.to, axis) - start)
      canvas.box(
        start, y, width, Self.strip, class: "strip strip-\(span.state)",
        radius: min(4, width / 3), title: span.note)
      if Double(span.state.count) * 6.6 + 8 < width {
        canvas.text(
          span.state, start + width / 2, y + 15.5, class: "strip-word strip-word-\(span.state)",
          anchor: .middle)
      }
    }
  }

  private var shownStates: [String] {
    var seen: Set<String> = []
    return rows.flatMap(\.spans).map(\.state).filter { seen.insert($0).inserted }
  }
}

/// The legend of a chart, in as many lines as it needs.
struct Legend {
  private let entries: [(name: String, x: Double, line: Int)]
  /// Of all its lines.
  let height: Double

  init(_ names: [String], from left: Double, width: Double) {
    var entries: [(name: String, x: Double, line: Int)] = []
    var (x, line) = (left, 0)
    for name in names {
      let needed = 26 + Double(name.count) * ChartCanvas.character + 18
      if x + needed > left + width, x > left { (x, line) = (left, line + 1) }
      entries.append((name, x, line))
      x += needed
    }
    self.entries = entries
    height = entries.isEmpty ? 0 : Double(line + 1) * 24 + 4
  }

  func draw(
    at y: Double, on canvas: inout ChartCanvas, class look: (String) -> String
  ) {
    for entry in entries {
      let top = y + Double(entry.line) * 24
      canvas.box(entry.x, top, 18, 14, class: look(entry.name), radius: 3)
      canvas.text(entry.name, entry.x + 25, top + 12)
    }
  }
}

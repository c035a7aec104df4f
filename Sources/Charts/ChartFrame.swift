/// The field of a chart inside its margins, with axes along its left and lower sides.
struct ChartFrame {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  /// The place of a value along the lower side.
  func x(_ value: Double, _ axis: ChartAxis) -> Double {
    x + min(max(axis.place(value), 0), 1) * width
  }

  /// The place of a value along the left side; greater values are higher.
  func y(_ value: Double, _ axis: ChartAxis) -> Double {
    y + height - min(max(axis.place(value), 0), 1) * height
  }

  /// Draws the lower axis: a line, marks and labels, and what is measured at its right end.
  func drawLower(_ axis: ChartAxis, title: String?, on canvas: inout ChartCanvas) {
    canvas.line(x, y + height, x + width, y + height, class: "chart-axis")
    var free = -Double.infinity
    for tick in axis.ticks {
      let place = x(tick.value, axis)
      let half = Double(tick.label.count) * ChartCanvas.character / 2
      canvas.line(place, y + height, place, y + height + 5, class: "chart-axis")
      // The last label stays inside the drawing.
      let center = min(place, canvas.width - half - 1)
      guard center - half > free else { continue }
      canvas.text(tick.label, center, y + height + 20, anchor: .middle)
      free = center + half + 6
    }
    guard let title else { return }
    canvas.text(title, x + width, y + height + 38, class: "chart-title", anchor: .end)
  }

  /// Draws the left axis as lines across the field, with labels, and what is measured above it.
  func drawLeft(_ axis: ChartAxis, title: String?, on canvas: inout ChartCanvas) {
    for tick in axis.ticks {
      let place = y(tick.value, axis)
      canvas.line(x, place, x + width, place, class: "chart-grid")
      canvas.text(tick.label, x - 8, place + 4.5, anchor: .end)
    }
    guard let title else { return }
    canvas.text(title, 0, y - 14, class: "chart-title")
  }

  /// The width that labels of a left axis take.
  static func labelWidth(_ labels: [String]) -> Double {
    Double(labels.map(\.count).max() ?? 0) * ChartCanvas.character + 14
  }
}

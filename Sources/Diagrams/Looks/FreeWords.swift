/// Words without a border: each line in the middle of its own cells, or flush left when several
/// lines begin in one column.
enum FreeWords {
  static func words(_ lines: [Sketch.Line], _ geometry: Geometry) -> [Scene.Words] {
    let isFlush = isFlush(lines)
    return lines.map { line in
      let (start, end) = cells(line, geometry)
      let y = Geometry.middle(row: line.run.row) + Geometry.baseline
      return Scene.Words(
        text: line.text, place: Point(x: isFlush ? start : (start + end) / 2, y: y),
        isMiddle: !isFlush, style: line.text.hasColumns ? .code : .plain)
    }
  }

  /// Where one of the lines begins and ends, as wide as its letters are.
  static func span(
    _ line: Sketch.Line, _ lines: [Sketch.Line], _ geometry: Geometry
  ) -> ClosedRange<Int> {
    let (start, end) = cells(line, geometry)
    guard !line.text.hasColumns else { return start...end }
    let width = FontMetrics.regular.width(line.text)
    let left = isFlush(lines) ? start : (start + end - width) / 2
    return left...(left + width)
  }

  /// What a remark is written on.
  static func paper(_ lines: [Sketch.Line], _ geometry: Geometry) -> Rectangle? {
    let spans = lines.map { span($0, lines, geometry) }
    guard let left = spans.map(\.lowerBound).min(), let right = spans.map(\.upperBound).max(),
      let first = lines.map(\.run.row).min(), let last = lines.map(\.run.row).max()
    else { return nil }
    return Rectangle(
      left: left - 60, top: Geometry.top(first) - 20, right: right + 60,
      bottom: Geometry.top(last + 1) + 20)
  }

  private static func isFlush(_ lines: [Sketch.Line]) -> Bool {
    guard lines.count > 1, let first = lines.first else { return false }
    return lines.allSatisfy { $0.run.columns.lowerBound == first.run.columns.lowerBound }
  }

  private static func cells(_ line: Sketch.Line, _ geometry: Geometry) -> (Int, Int) {
    (geometry.left(line.run.columns.lowerBound), geometry.left(line.run.columns.upperBound))
  }
}

extension String {
  /// True for words that stand in columns: two blanks part them.
  var hasColumns: Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x20, previous == 0x20 { return true }
      previous = byte
    }
    return false
  }
}

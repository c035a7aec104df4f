/// The words in a box and the icon beside them: in the middle where the author had them there,
/// else where they begin; half way between the walls unless something else stands in the box.
struct BoxWords {
  private(set) var words: [Scene.Words] = []
  private(set) var icon: Point?

  private static let pad = 110
  static let gap = 80

  init(
    _ lines: [Sketch.Line], _ frame: Frame, _ geometry: Geometry, kind: BoxKind?, isRuled: Bool
  ) {
    let outline = geometry.outline(frame)
    let body = lines.filter { !$0.isTitle }
    let isCentred = Self.isCentred(body, frame)
    let isTable = isRuled || Self.isTable(body)
    let shift = isTable ? 0 : Self.shift(body, frame, outline)
    let width = body.enumerated().map { Self.width($0.element, $0.offset, isTable) }.max() ?? 0
    var middle = (outline.left + outline.right) / 2
    let room = outline.width - width - BoxIcon.size - Self.gap
    if kind != nil, !isTable, room >= Self.pad, !body.isEmpty,
      isCentred || body.count <= 3
    {
      let left = middle - (width + BoxIcon.size + Self.gap) / 2
      icon = Point(x: left, y: (outline.top + outline.bottom - BoxIcon.size) / 2)
      middle = left + BoxIcon.size + Self.gap
    }
    for line in lines where line.isTitle { words.append(Self.title(line, frame, geometry)) }
    for (index, line) in body.enumerated() {
      let y = Geometry.middle(row: line.run.row) + Geometry.baseline + shift
      let style: Scene.Words.Style =
        isTable && line.text.contains("  ") ? .code : Self.isName(line, index) ? .name : .plain
      let own = line.run.columns.lowerBound - (frame.raggedLeft[line.run.row] ?? frame.left)
      let start = frame.slanted == nil ? frame.left + own : line.run.columns.lowerBound
      let isMiddle = isCentred && icon == nil && !isTable
      let x = icon != nil || isMiddle ? middle : geometry.left(start)
      words.append(
        Scene.Words(text: line.text, place: Point(x: x, y: y), isMiddle: isMiddle, style: style))
    }
  }

  /// The width that words need, with an icon or without.
  static func width(_ lines: [Sketch.Line], hasIcon: Bool) -> Int {
    let body = lines.filter { !$0.isTitle }
    guard !isTable(body), !body.isEmpty else { return 0 }
    let widths = body.enumerated().map { width($0.element, $0.offset, false) }
    return (widths.max() ?? 0) + (hasIcon ? 2 * pad + BoxIcon.size + gap : pad)
  }

  private static func width(_ line: Sketch.Line, _ index: Int, _ isTable: Bool) -> Int {
    isName(line, index)
      ? FontMetrics.strong.width(line.text) : FontMetrics.regular.width(line.text)
  }

  /// True for a line that names the box: the first, and others that begin like a name.
  private static func isName(_ line: Sketch.Line, _ index: Int) -> Bool {
    guard index > 0, let first = line.text.unicodeScalars.first else { return true }
    return index < 3 && first.properties.isUppercase
  }

  /// True when words stand below each other in columns.
  private static func isTable(_ lines: [Sketch.Line]) -> Bool {
    lines.contains { $0.text.contains("  ") }
      || zip(lines, lines.dropFirst()).contains { $0.run.row == $1.run.row }
  }

  private static func isCentred(_ lines: [Sketch.Line], _ frame: Frame) -> Bool {
    lines.allSatisfy { line in
      let interior = frame.interior(line.run.row)
      let left = line.run.columns.lowerBound - interior.lowerBound
      let right = interior.upperBound - line.run.columns.upperBound
      return abs(left - right) <= (left >= 2 ? 2 : 1)
    }
  }

  /// How far down words have to go to stand half way between the walls.
  private static func shift(_ lines: [Sketch.Line], _ frame: Frame, _ outline: Rectangle) -> Int {
    guard let first = lines.first?.run.row, let last = lines.last?.run.row,
      frame.slanted == nil, frame.fronts.isEmpty
    else { return 0 }
    let middle = (Geometry.middle(row: first) + Geometry.middle(row: last)) / 2
    return (outline.top + outline.bottom) / 2 - middle
  }

  private static func title(
    _ line: Sketch.Line, _ frame: Frame, _ geometry: Geometry
  ) -> Scene.Words {
    let drop = frame.weight == .double ? (line.run.row == frame.top ? 25 : -25) : 0
    let y = Geometry.middle(row: line.run.row) + Geometry.baseline + drop
    return Scene.Words(
      text: line.text, place: Point(x: geometry.left(line.run.columns.lowerBound), y: y),
      style: .title)
  }
}

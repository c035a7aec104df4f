/// The words in a box and the icon beside them: in the middle where the author had them there,
/// else where they begin; half way between the walls unless something else stands in the box.
struct BoxWords {
  private(set) var words: [Scene.Words] = []
  private(set) var icon: Point?

  private static let pad = 110
  static let gap = 80

  /// - Parameter isRuled: true where lines of dashes part the words.
  init(
    _ lines: [Sketch.Line], _ frame: Frame, _ geometry: Geometry, kind: BoxKind?, isRuled: Bool
  ) {
    let outline = geometry.outline(frame)
    for line in lines where line.isTitle { words.append(Self.title(line, frame, geometry)) }
    let body = lines.filter { !$0.isTitle }
    let rules = frame.rules.map { (row: $0, y: Geometry.middle(row: $0)) }
    let walls = [outline.top] + rules.map(\.y) + [outline.bottom]
    let rows = [Int.min] + rules.map(\.row) + [Int.max]
    for index in walls.indices.dropLast() {
      let part = body.filter { rows[index] < $0.run.row && $0.run.row < rows[index + 1] }
      let place = Rectangle(
        left: outline.left, top: walls[index], right: outline.right, bottom: walls[index + 1])
      add(
        part, frame, place, geometry, kind: index == 0 ? kind : nil, isRuled: isRuled,
        isFirst: index == 0)
    }
  }

  /// The words between two walls.
  private mutating func add(
    _ body: [Sketch.Line], _ frame: Frame, _ place: Rectangle, _ geometry: Geometry,
    kind: BoxKind?, isRuled: Bool, isFirst: Bool
  ) {
    let isTable = isRuled || Self.isTable(body)
    let isShort = Self.isShort(body, frame) && !isTable
    let isCentred = Self.isCentred(body, frame) || isShort && body.count == 1
    let shift = isTable ? 0 : Self.shift(body, frame, place)
    let names = isFirst ? NameLines.count(body.map(\.text)) : 0
    let width = Self.width(body, names)
    var middle = (place.left + place.right) / 2
    var icon: Point?
    let room = place.width - width - BoxIcon.size - Self.gap
    if kind != nil, !isTable, room >= Self.pad, !body.isEmpty, isCentred || body.count <= 3 {
      let left = middle - (width + BoxIcon.size + Self.gap) / 2
      icon = Point(x: left, y: (place.top + place.bottom - BoxIcon.size) / 2)
      middle = left + BoxIcon.size + Self.gap
      self.icon = icon
    }
    for (index, line) in body.enumerated() {
      let y = Geometry.middle(row: line.run.row) + Geometry.baseline + shift
      let style: Scene.Words.Style =
        isTable && line.text.hasColumns ? .code : index < names ? .name : .plain
      let own = line.run.columns.lowerBound - (frame.raggedLeft[line.run.row] ?? frame.left)
      let start = frame.slanted == nil ? frame.left + own : line.run.columns.lowerBound
      let isMiddle = isCentred && icon == nil && !isTable
      let left = isShort ? (place.left + place.right - width) / 2 : geometry.left(start)
      let x = icon != nil || isMiddle ? middle : left
      words.append(
        Scene.Words(text: line.text, place: Point(x: x, y: y), isMiddle: isMiddle, style: style))
    }
  }

  /// The width that words need, with an icon or without.
  static func width(_ lines: [Sketch.Line], hasIcon: Bool) -> Int {
    let body = lines.filter { !$0.isTitle }
    guard !isTable(body), !body.isEmpty else { return 0 }
    let width = width(body, NameLines.count(body.map(\.text)))
    return width + (hasIcon ? 2 * pad + BoxIcon.size + gap : pad)
  }

  /// The width of lines of which the first so many are the name.
  private static func width(_ lines: [Sketch.Line], _ names: Int) -> Int {
    let widths = lines.enumerated().map { index, line in
      (index < names ? FontMetrics.strong : .regular).width(line.text)
    }
    return widths.max() ?? 0
  }

  /// True when words stand below each other in columns.
  private static func isTable(_ lines: [Sketch.Line]) -> Bool {
    lines.contains { $0.text.hasColumns }
      || zip(lines, lines.dropFirst()).contains { $0.run.row == $1.run.row }
  }

  /// True for a name of one to three lines that begin below each other, and nothing else.
  private static func isShort(_ lines: [Sketch.Line], _ frame: Frame) -> Bool {
    guard (1...3).contains(lines.count), frame.rules.isEmpty, frame.slanted == nil,
      frame.fronts.isEmpty
    else { return false }
    return lines.allSatisfy { line in
      line.run.columns.lowerBound == lines[0].run.columns.lowerBound
        && line.text.first.map { $0.isLetter || $0.isNumber || $0 == "(" || $0 == "/" } == true
    }
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
  private static func shift(_ lines: [Sketch.Line], _ frame: Frame, _ place: Rectangle) -> Int {
    guard let first = lines.first?.run.row, let last = lines.last?.run.row,
      frame.slanted == nil, frame.fronts.isEmpty
    else { return 0 }
    let middle = (Geometry.middle(row: first) + Geometry.middle(row: last)) / 2
    return (place.top + place.bottom) / 2 - middle
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

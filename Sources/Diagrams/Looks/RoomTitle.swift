/// The words of a frame that holds others, and the tab they stand on: where they stand in the
/// frame's upper wall or right below it, a tab hangs from there.
struct RoomTitle {
  private(set) var words: [Scene.Words] = []
  private(set) var tab: Scene.Tab?

  private static let pad = 110
  /// From the upper wall to the middle of a title that stands in it, and of one below it.
  private static let drops = (inWall: 100, below: 125)
  /// Closer to a corner than this, a tab fills the corner.
  private static let cornerMax = 360

  init(_ lines: [Sketch.Line], _ frame: Frame, _ geometry: Geometry) {
    let outline = geometry.outline(frame)
    let hasTab = Self.hasTab(lines, frame)
    let first = lines.first?.run.row ?? 0
    let drop = first == frame.top ? Self.drops.inWall : Self.drops.below
    let shift =
      hasTab && frame.rules.isEmpty ? outline.top + drop - Geometry.middle(row: first) : 0
    words = lines.map { line in
      let isBelow = line.isTitle && frame.weight == .double && line.run.row == frame.bottom
      let y = Geometry.middle(row: line.run.row) + Geometry.baseline + (isBelow ? -25 : shift)
      return Scene.Words(
        text: line.text, place: Point(x: geometry.left(line.run.columns.lowerBound), y: y),
        style: .title)
    }
    if hasTab { tab = tab(outline, frame, drop) }
  }

  /// True for a title at the top of a whole rectangle.
  private static func hasTab(_ lines: [Sketch.Line], _ frame: Frame) -> Bool {
    guard let first = lines.first?.run.row, frame.slanted == nil, frame.fronts.isEmpty else {
      return false
    }
    return first <= frame.top + 1
      && zip(lines, lines.dropFirst()).allSatisfy { $1.run.row - $0.run.row <= 1 }
  }

  private func tab(_ outline: Rectangle, _ frame: Frame, _ drop: Int) -> Scene.Tab {
    let radius = frame.isRound ? 120 : 60
    if let rule = frame.rules.first {
      let place = Rectangle(
        left: outline.left, top: outline.top, right: outline.right,
        bottom: Geometry.middle(row: rule))
      return Scene.Tab(place: place, left: radius, right: radius)
    }
    let lefts = words.map(\.place.x)
    let rights = words.map { $0.place.x + FontMetrics.strong.width($0.text) }
    let bottoms = words.map { $0.place.y - Geometry.baseline + drop }
    var left = (lefts.min() ?? 0) - Self.pad
    var right = (rights.max() ?? 0) + Self.pad
    let fillsLeft = left - outline.left < Self.cornerMax
    let fillsRight = !fillsLeft && outline.right - right < Self.cornerMax
    if fillsLeft { left = outline.left }
    if fillsRight { right = outline.right }
    let place = Rectangle(
      left: left, top: outline.top, right: min(right, outline.right),
      bottom: bottoms.max() ?? outline.top)
    return Scene.Tab(place: place, left: fillsLeft ? radius : 0, right: fillsRight ? radius : 0)
  }
}

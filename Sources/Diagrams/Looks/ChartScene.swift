/// The scene of a chart that was laid out.
struct ChartScene {
  private let layout: ChartLayout
  private var chart: Chart { layout.chart }

  init(_ chart: Chart, widthMax: Int? = nil) {
    layout = ChartLayout(chart, widthMax: widthMax)
  }

  func scene() -> Scene {
    let places = layout.layout
    var scene = Scene(width: places.width, height: places.height)
    scene.boxes = chart.things.indices.map(box)
    scene.lines = chart.links.indices.compactMap(line)
    scene.notes = chart.links.indices.compactMap(remark)
    addNotes(&scene)
    return scene
  }

  // MARK: boxes

  private func box(_ index: Int) -> Scene.Box {
    let node = chart.nodes[index]
    var box = Scene.Box(node: index, isRoom: node.isRoom)
    box.stroke.isDashed = node.isDashed
    var parent = node.parent
    while let outer = parent, outer < index {
      box.depth += 1
      parent = chart.nodes[outer].parent
    }
    switch layout.places[index] {
    case .frame(let frame):
      box.shape = .rectangle(layout.layout.frames[frame], radius: 100)
      addTitle(&box, layout.words[index], layout.layout.titles[frame])
    case .node(let number):
      let place = layout.layout.boxes[number]
      box.shape = Self.shape(node.shape, place)
      addWords(&box, node, index, place)
    }
    return box
  }

  private func addTitle(_ box: inout Scene.Box, _ lines: [String], _ place: Rectangle) {
    guard !lines.isEmpty, case .rectangle(let frame, let radius) = box.shape else { return }
    let text = lines.joined(separator: " ")
    box.words = [
      Scene.Words(text: text, place: Point(x: place.left, y: place.bottom - 60), style: .title)
    ]
    let right = place.left + FontMetrics.strong.width(text) + place.left - frame.left
    box.tab = Scene.Tab(
      place: Rectangle(
        left: frame.left, top: frame.top, right: min(right, frame.right),
        bottom: 2 * (place.bottom - 60 - Geometry.baseline) - frame.top),
      left: radius)
  }

  private func addWords(
    _ box: inout Scene.Box, _ node: Chart.Node, _ index: Int, _ place: Rectangle
  ) {
    let lines = layout.words[index]
    guard !lines.isEmpty else { return }
    let drop = node.shape == .cylinder ? 50 : 0
    let middle = Point(x: (place.left + place.right) / 2, y: (place.top + place.bottom) / 2 + drop)
    var x = middle.x
    if let kind = node.kind, node.shape.takesIcon {
      let width = lines.map { FontMetrics.strong.width($0) }.max() ?? 0
      let left = middle.x - (width + BoxIcon.size + BoxWords.gap) / 2
      box.kind = kind
      box.icon = Point(x: left, y: middle.y - BoxIcon.size / 2)
      x = left + BoxIcon.size + BoxWords.gap
    }
    let first = middle.y - (lines.count - 1) * ChartLayout.lineHeight / 2 + Geometry.baseline
    box.words = lines.enumerated().map { row, text in
      Scene.Words(
        text: text, place: Point(x: x, y: first + row * ChartLayout.lineHeight),
        isMiddle: box.icon == nil, style: row < layout.names[index] ? .name : .plain)
    }
  }

  private static func shape(_ shape: Chart.Shape, _ place: Rectangle) -> Scene.Shape? {
    let (left, top, right, bottom) = (place.left, place.top, place.right, place.bottom)
    let (x, y) = ((left + right) / 2, (top + bottom) / 2)
    func polygon(_ corners: [(Int, Int)]) -> Scene.Shape {
      .polygon(corners.map { Point(x: $0.0, y: $0.1) })
    }
    let slant = 180
    switch shape {
    case .text: return nil
    case .box: return .rectangle(place, radius: 60)
    case .round: return .rectangle(place, radius: 160)
    case .pill: return .rectangle(place, radius: place.height / 2)
    case .circle: return .ellipse(place)
    case .doubleCircle: return .ellipse(place)
    case .diamond: return polygon([(x, top), (right, y), (x, bottom), (left, y)])
    case .hexagon:
      return polygon([
        (left + slant, top), (right - slant, top), (right, y), (right - slant, bottom),
        (left + slant, bottom), (left, y),
      ])
    case .cylinder: return .cylinder(place)
    case .barred: return .barred(place)
    case .flag:
      return polygon([
        (left, top), (right, top), (right, bottom), (left, bottom), (left + slant, y),
      ])
    case .leaning:
      return polygon([(left + slant, top), (right, top), (right - slant, bottom), (left, bottom)])
    case .leaningBack:
      return polygon([(left, top), (right - slant, top), (right, bottom), (left + slant, bottom)])
    case .trapezoid:
      return polygon([(left + slant, top), (right - slant, top), (right, bottom), (left, bottom)])
    case .trapezoidBack:
      return polygon([(left, top), (right, top), (right - slant, bottom), (left + slant, bottom)])
    case .start: return .disc(place, isRinged: false)
    case .end: return .disc(place, isRinged: true)
    case .bar: return .bar(place)
    }
  }

  // MARK: lines

  private func line(_ index: Int) -> Scene.Line? {
    let (link, route) = (chart.links[index], layout.layout.routes[index])
    guard link.role == .drawn, let first = route.points.first, let last = route.points.last,
      route.points.count > 1
    else { return nil }
    var line = Scene.Line(edge: index, stretches: [route.points], stroke: link.stroke)
    for (mark, tip, before) in [
      (link.start, first, route.points[1]), (link.end, last, route.points[route.points.count - 2]),
    ] {
      let way = Self.direction(before, tip)
      switch mark {
      case .none: continue
      case .head, .openHead:
        line.heads.append(
          ArrowHead(
            tip: tip, direction: way, isOpen: mark == .openHead,
            isLarge: link.stroke.weight != .light))
      case .dot: line.marks.append(.init(shape: .dot, place: tip.moved(way.opposite, by: 45)))
      case .cross: line.marks.append(.init(shape: .cross, place: tip.moved(way.opposite, by: 60)))
      }
    }
    if let place = route.label { line.words = words(layout.labels[index], place) }
    return line
  }

  private static func direction(_ from: Point, _ to: Point) -> Direction {
    if from.x == to.x { return to.y >= from.y ? .south : .north }
    return to.x >= from.x ? .east : .west
  }

  private func words(_ lines: [String], _ place: Rectangle) -> [Scene.Words] {
    let height = ChartLayout.lineHeight
    let first = (place.top + place.bottom - (lines.count - 1) * height) / 2 + Geometry.baseline
    return lines.enumerated().map { row, text in
      Scene.Words(
        text: text, place: Point(x: (place.left + place.right) / 2, y: first + row * height),
        isMiddle: true)
    }
  }

  /// A note on a node, with the way to it.
  private func remark(_ index: Int) -> Scene.Note? {
    let link = chart.links[index]
    guard link.role == .remark, case .node(let number) = layout.places[link.to] else { return nil }
    let place = layout.layout.boxes[number]
    return Scene.Note(
      words: words(layout.words[link.to], place), paper: place,
      leader: layout.layout.routes[index].points.reversed())
  }

  /// Words that belong to nothing stand below the rest.
  private func addNotes(_ scene: inout Scene) {
    for note in chart.notes {
      var words: [Scene.Words] = []
      for line in note.flatMap({ ChartLayout.wrapped($0, 3_300, .regular) }) {
        scene.height += ChartLayout.lineHeight
        scene.width = max(scene.width, FontMetrics.regular.width(line) + 2 * Spacing.margin)
        words.append(
          Scene.Words(text: line, place: Point(x: Spacing.margin, y: scene.height - 150)))
      }
      scene.notes.append(Scene.Note(words: words))
    }
  }
}

extension Chart.Shape {
  fileprivate var takesIcon: Bool {
    switch self {
    case .box, .round, .pill, .cylinder, .barred: true
    default: false
    }
  }
}

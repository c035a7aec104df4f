import Markup

/// Writes a scene as SVG. Colours come from `currentColor` and classes; there is no style rule and
/// no id but those with the diagram's own prefix.
struct ScenePicture {
  let scene: Scene
  let boxes: [Diagram.Box]
  let edges: [Diagram.Edge]
  private var svg: [UInt8] = []

  /// Wider pictures take the width of figures instead of that of text.
  private static let textWidth = 6_500
  /// Wider pictures scroll everywhere; narrower ones may be made a little smaller to fit a page.
  private static let fittingWidthMax = 8_000

  init(_ scene: Scene, boxes: [Diagram.Box], edges: [Diagram.Edge]) {
    self.scene = scene
    self.boxes = boxes
    self.edges = edges
  }

  /// - Parameter isNarrow: true for the picture that takes the place of another on phones.
  static func svg(_ scene: Scene, of diagram: Diagram, isNarrow: Bool) -> [UInt8] {
    var picture = ScenePicture(scene, boxes: diagram.boxes, edges: diagram.edges)
    let id = isNarrow ? diagram.id + "-narrow" : diagram.id
    picture.open(id, diagram.title, diagram.description, isNarrow)
    picture.icons(id)
    for panel in scene.panels where panel.style != .bar { picture.append(panel) }
    picture.append(scene.lifelines)
    for panel in scene.panels where panel.style == .bar { picture.append(panel) }
    picture.titles()
    for box in scene.boxes { picture.append(box, id) }
    picture.append(scene.art)
    for line in scene.lines { picture.append(line) }
    for note in scene.notes { picture.append(note) }
    picture.svg.append(literal: "</svg>")
    return picture.svg
  }

  private mutating func open(
    _ id: String, _ title: String, _ description: String, _ isNarrow: Bool
  ) {
    svg.append(literal: "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram-svg")
    if scene.width > Self.textWidth { svg.append(literal: " diagram-wide") }
    if scene.width > Self.fittingWidthMax { svg.append(literal: " diagram-huge") }
    if isNarrow { svg.append(literal: " diagram-narrow") }
    svg.append(literal: "\" role=\"img\"")
    svg.append(attribute: "aria-labelledby", id + "-title")
    svg.append(attribute: "aria-describedby", id + "-desc")
    svg.append(literal: " viewBox=\"0 0 ")
    svg.append(tenths: scene.width)
    svg.append(literal: " ")
    svg.append(tenths: scene.height)
    svg.append(literal: "\"")
    svg.append(attribute: "width", tenths: scene.width)
    svg.append(attribute: "height", tenths: scene.height)
    svg.append(literal: " fill=\"currentColor\" font-family=\"Inter, system-ui, sans-serif\"")
    svg.append(literal: " font-size=\"14\">\n<title")
    svg.append(attribute: "id", id + "-title")
    svg.append(literal: ">")
    svg.append(escaped: title)
    svg.append(literal: "</title>\n<desc")
    svg.append(attribute: "id", id + "-desc")
    svg.append(literal: ">")
    svg.append(escaped: description)
    svg.append(literal: "</desc>\n")
  }

  /// Each icon that is used, once.
  private mutating func icons(_ id: String) {
    let used = BoxKind.allCases.filter { kind in
      scene.boxes.contains { $0.icon != nil && $0.kind == kind }
    }
    guard !used.isEmpty else { return }
    svg.append(literal: "<defs>")
    for kind in used {
      svg.append(literal: "<symbol")
      svg.append(attribute: "id", "\(id)-icon-\(kind.rawValue)")
      svg.append(literal: " viewBox=\"-5 -5 34 34\"><path d=\"")
      svg.append(literal: BoxIcon.path(kind))
      svg.append(literal: "\"/></symbol>")
    }
    svg.append(literal: "</defs>\n")
  }

  // MARK: boxes

  private mutating func append(_ box: Scene.Box, _ id: String) {
    open(box, boxes[box.node])
    for shade in box.shades.reversed() { append(shade, box.stroke, class: "diagram-shade") }
    if let shape = box.shape { append(shape, box.stroke, class: "diagram-shape") }
    if let inner = box.inner { append(inner: inner) }
    if let tab = box.tab { svg.append(tab) }
    if !box.rules.isEmpty, case .rectangle(let place, _) = box.shape {
      svg.append(
        stretches: box.rules.map { y in
          [Point(x: place.left, y: y), Point(x: place.right, y: y)]
        }, Stroke(), class: "diagram-rule")
    }
    if let icon = box.icon, let kind = box.kind {
      svg.append(
        .rectangle(
          Rectangle(
            left: icon.x, top: icon.y, right: icon.x + BoxIcon.size, bottom: icon.y + BoxIcon.size),
          radius: 50), class: "diagram-icon-paper")
      svg.append(literal: " fill-opacity=\"0.08\"/>")
      svg.append(literal: "<use class=\"diagram-icon\"")
      svg.append(attribute: "href", "#\(id)-icon-\(kind.rawValue)")
      svg.append(attribute: "x", tenths: icon.x)
      svg.append(attribute: "y", tenths: icon.y)
      svg.append(attribute: "width", tenths: BoxIcon.size)
      svg.append(attribute: "height", tenths: BoxIcon.size)
      svg.append(literal: " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>")
    }
    append(box.words)
    svg.append(literal: "</g>\n")
  }

  private mutating func open(_ scene: Scene.Box, _ box: Diagram.Box) {
    svg.append(literal: "<g class=\"diagram-box")
    if box.kind == .text { svg.append(literal: " diagram-word") }
    if scene.isRoom {
      svg.append(literal: " diagram-room")
      if !scene.depth.isMultiple(of: 2) { svg.append(literal: " diagram-inner") }
    } else if let kind = scene.kind {
      svg.append(bytes: " diagram-\(kind.group.rawValue)")
    }
    svg.append(literal: "\"")
    svg.append(attribute: "data-box", box.id)
    if box.kind == .text { svg.append(literal: " data-kind=\"text\"") }
    svg.append(attribute: "data-label", box.label)
    if let parent = box.parent { svg.append(attribute: "data-parent", parent) }
    if !box.services.isEmpty {
      svg.append(attribute: "data-service", box.services.joined(separator: " "))
    }
    svg.append(literal: ">")
  }

  private mutating func append(_ shape: Scene.Shape, _ stroke: Stroke, class name: StaticString) {
    svg.append(shape, class: name)
    svg.append(literal: " fill-opacity=\"0.05\" stroke=\"currentColor\"")
    if stroke.weight != .heavy { svg.append(literal: " stroke-width=\"1.5\"") }
    Stroke(weight: stroke.weight == .heavy ? .heavy : .light, isDashed: stroke.isDashed)
      .append(to: &svg)
    svg.append(literal: "/>")
    svg.append(details: shape)
  }

  /// The second line of a double wall, as two open corners: the closed shape stays one.
  private mutating func append(inner: Rectangle) {
    svg.append(literal: "<path class=\"diagram-line\" fill=\"none\" stroke=\"currentColor\" d=\"")
    let (left, top, right, bottom) = (inner.left, inner.top, inner.right, inner.bottom)
    let corners = [(left, bottom, left, top), (right, top, right, bottom)]
    for (x, y, cornerX, cornerY) in corners {
      svg.append("M", Point(x: x, y: y))
      svg.append("L", Point(x: cornerX, y: cornerY))
      svg.append("L", Point(x: cornerX == left ? right : left, y: cornerY))
    }
    svg.append(literal: "\"/>")
  }

  // MARK: lines

  private mutating func append(_ line: Scene.Line) {
    let edge = edges[line.edge]
    svg.append(literal: "<g class=\"diagram-edge\"")
    svg.append(attribute: "data-edge", edge.id)
    svg.append(attribute: "data-from", edge.from)
    svg.append(attribute: "data-to", edge.to)
    svg.append(attribute: "data-directed", edge.isDirected ? "true" : "false")
    if !edge.label.isEmpty { svg.append(attribute: "data-label", edge.label) }
    svg.append(literal: ">")
    svg.append(stretches: line.stretches, line.stroke)
    for head in line.heads { head.append(to: &svg) }
    for mark in line.marks { svg.append(mark) }
    append(line.words)
    svg.append(literal: "</g>\n")
  }

  private mutating func append(_ art: Scene.Art) {
    guard !art.isEmpty else { return }
    svg.append(literal: "<g class=\"diagram-art\">")
    for (kind, stretches) in art.strokes {
      svg.append(stretches: stretches, kind.stroke, class: kind.role.name)
    }
    for head in art.heads { head.append(to: &svg) }
    for mark in art.marks { svg.append(mark) }
    svg.append(literal: "</g>\n")
  }

  private mutating func append(_ panel: Scene.Panel) {
    svg.append(literal: "<g class=\"diagram-panel")
    svg.append(literal: panel.style == .bar ? " diagram-busy\">" : "\">")
    svg.append(.rectangle(panel.place, radius: 30), class: "diagram-block")
    svg.append(
      literal: panel.style == .tint
        ? " fill-opacity=\"0.06\"/>"
        : " fill-opacity=\"0.03\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/>")
    if !panel.rules.isEmpty {
      let stretches = panel.rules.map { y in
        [Point(x: panel.place.left, y: y), Point(x: panel.place.right, y: y)]
      }
      svg.append(
        stretches: stretches, Stroke(isDashed: true), class: "diagram-rule")
    }
    svg.append(literal: "</g>\n")
  }

  /// The words of blocks, before uprights that pass there.
  private mutating func titles() {
    for panel in scene.panels where !panel.words.isEmpty {
      svg.append(literal: "<g class=\"diagram-panel\">")
      append(panel.words)
      svg.append(literal: "</g>\n")
    }
  }

  private mutating func append(_ note: Scene.Note) {
    svg.append(literal: "<g class=\"diagram-note\">")
    if let paper = note.paper {
      svg.append(literal: "<path class=\"diagram-paper\" fill-opacity=\"0.05\" d=\"")
      PathPen.append(closed: paper.corners, radius: 40, to: &svg)
      svg.append(literal: "\"/>")
    }
    if let tip = note.leader.last {
      svg.append(stretches: [note.leader], Stroke(), class: "diagram-leader")
      svg.append(Scene.Mark(shape: .dot, place: tip))
    }
    append(note.words)
    svg.append(literal: "</g>\n")
  }

  private mutating func append(_ words: [Scene.Words]) {
    for line in words { svg.append(line) }
  }
}

extension LineArt.Kind.Role {
  fileprivate var name: StaticString {
    switch self {
    case .line: "diagram-line"
    case .rule: "diagram-rule"
    case .openWall: "diagram-open"
    }
  }
}

import Markup

/// Writes a sketch as SVG. Colours come from `currentColor` and classes; there is no style rule
/// and no id but those with the diagram's own prefix.
struct Picture {
  let sketch: Sketch
  let geometry: Geometry
  let boxes: [Diagram.Box]
  let edges: [Diagram.Edge]
  /// Nodes that hold others.
  private let holders: Set<Int>
  private var svg: [UInt8] = []

  /// Wider pictures scroll everywhere; narrower ones may be made a little smaller to fit a page.
  private static let fittingWidthMax = 8_000

  init(_ sketch: Sketch, boxes: [Diagram.Box], edges: [Diagram.Edge]) {
    self.sketch = sketch
    self.boxes = boxes
    self.edges = edges
    holders = Set(sketch.nodes.compactMap(\.parent))
    geometry = Geometry(sketch.field.grid, sketch.field.rooms.frames)
  }

  mutating func draw(id: String, title: String, description: String) -> [UInt8] {
    open(id, title, description)
    for index in sketch.nodes.indices { box(index) }
    art()
    for index in sketch.links.indices { edge(index) }
    for note in sketch.notes {
      svg.append(literal: "<g class=\"diagram-note\">")
      lines(note.lines, anchor: .ownMiddle(note.lines))
      svg.append(literal: "</g>\n")
    }
    svg.append(literal: "</svg>")
    return svg
  }

  private mutating func open(_ id: String, _ title: String, _ description: String) {
    svg.append(literal: "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram-svg")
    if geometry.width > Self.fittingWidthMax { svg.append(literal: " diagram-wide") }
    svg.append(literal: "\" role=\"img\"")
    svg.append(attribute: "aria-labelledby", id + "-title")
    svg.append(attribute: "aria-describedby", id + "-desc")
    svg.append(literal: " viewBox=\"0 0 ")
    svg.append(tenths: geometry.width)
    svg.append(literal: " ")
    svg.append(tenths: geometry.height)
    svg.append(literal: "\"")
    svg.append(attribute: "width", tenths: geometry.width)
    svg.append(attribute: "height", tenths: geometry.height)
    svg.append(
      literal: " fill=\"currentColor\" font-family=\"ui-monospace, 'JetBrains Mono', Menlo,")
    svg.append(literal: " Consolas, monospace\" font-size=\"14\">\n<title")
    svg.append(attribute: "id", id + "-title")
    svg.append(literal: ">")
    svg.append(escaped: title)
    svg.append(literal: "</title>\n<desc")
    svg.append(attribute: "id", id + "-desc")
    svg.append(literal: ">")
    svg.append(escaped: description)
    svg.append(literal: "</desc>\n")
  }

  // MARK: boxes

  private mutating func box(_ index: Int) {
    let (node, box) = (sketch.nodes[index], boxes[index])
    let isRoom = holders.contains(index)
    svg.append(literal: "<g class=\"diagram-box")
    if box.kind == .text { svg.append(literal: " diagram-word") }
    if isRoom { svg.append(literal: " diagram-room") }
    svg.append(literal: "\"")
    svg.append(attribute: "data-box", box.id)
    if box.kind == .text { svg.append(literal: " data-kind=\"text\"") }
    svg.append(attribute: "data-label", box.label)
    if let parent = box.parent { svg.append(attribute: "data-parent", parent) }
    if !box.services.isEmpty {
      svg.append(attribute: "data-service", box.services.joined(separator: " "))
    }
    svg.append(literal: ">")
    switch node.shape {
    case .frame(let frame):
      for shade in frame.shades.reversed() { shape(shade, class: "diagram-shade") }
      shape(frame)
      lines(node.lines, anchor: .inBox(frame, node.lines))
    case .text:
      lines(node.lines, anchor: .ownMiddle(node.lines))
    }
    svg.append(literal: "</g>\n")
  }

  private mutating func shape(_ frame: Frame, class name: StaticString = "diagram-shape") {
    let outline = geometry.outline(frame)
    if !frame.fronts.isEmpty {
      svg.append(literal: "<path class=\"")
      svg.append(literal: name)
      svg.append(literal: "\" d=\"")
      PathPen.append(
        closed: geometry.outlineAroundFronts(frame), radius: frame.isRound ? 90 : 30, to: &svg)
      svg.append(literal: "\"")
    } else if frame.isTorn {
      svg.append(literal: "<path class=\"diagram-shape\" d=\"")
      PathPen.append(sheet: outline, to: &svg)
      svg.append(literal: "\"")
    } else if frame.slanted == nil {
      svg.append(literal: "<rect class=\"diagram-shape\"")
      svg.append(attribute: "x", tenths: outline.left)
      svg.append(attribute: "y", tenths: outline.top)
      svg.append(attribute: "width", tenths: outline.width)
      svg.append(attribute: "height", tenths: outline.height)
      svg.append(attribute: "rx", tenths: frame.isRound ? 90 : 30)
    } else {
      svg.append(literal: "<polygon class=\"diagram-shape\" stroke-linejoin=\"round\" points=\"")
      for (index, corner) in geometry.corners(frame).enumerated() {
        svg.append(index == 0 ? "" : " ", corner)
      }
      svg.append(literal: "\"")
    }
    svg.append(literal: " fill-opacity=\"0.05\" stroke=\"currentColor\"")
    let isHeavy = frame.weight == .heavy || frame.weight == .double && !frame.fronts.isEmpty
    if !isHeavy { svg.append(literal: " stroke-width=\"1.5\"") }
    Stroke(weight: isHeavy ? .heavy : .light, isDashed: frame.isDashed).append(to: &svg)
    svg.append(literal: "/>")
    if frame.weight == .double, !isHeavy { innerOutline(outline) }
  }

  /// The second line of a double wall, as two open corners: the closed shape stays one.
  private mutating func innerOutline(_ outline: Rectangle) {
    let (left, top) = (outline.left + 30, outline.top + 30)
    let (right, bottom) = (outline.right - 30, outline.bottom - 30)
    svg.append(literal: "<path class=\"diagram-line\" fill=\"none\" stroke=\"currentColor\" d=\"")
    let corners = [(left, bottom, left, top), (right, top, right, bottom)]
    for (x, y, cornerX, cornerY) in corners {
      svg.append("M", Point(x: x, y: y))
      svg.append("L", Point(x: cornerX, y: cornerY))
      svg.append("L", Point(x: cornerX == left ? right : left, y: cornerY))
    }
    svg.append(literal: "\"/>")
  }

  // MARK: lines

  private mutating func edge(_ index: Int) {
    let (link, edge) = (sketch.links[index], edges[index])
    let path = EdgePath(link, sketch, geometry)
    svg.append(literal: "<g class=\"diagram-edge\"")
    svg.append(attribute: "data-edge", edge.id)
    svg.append(attribute: "data-from", edge.from)
    svg.append(attribute: "data-to", edge.to)
    svg.append(attribute: "data-directed", edge.isDirected ? "true" : "false")
    if !edge.label.isEmpty { svg.append(attribute: "data-label", edge.label) }
    svg.append(literal: ">")
    stretches(path.stretches, stroke(link.edge))
    if edge.isDirected, link.edge.drawsHead {
      let mark = headGlyph(link.edge.end)
      ArrowHead(
        tip: path.tip, direction: path.direction, isOpen: mark.mark == .openHead,
        isLarge: stroke(link.edge).weight != .light
      ).append(to: &svg)
    }
    marks(link.edge.route.places)
    lines(link.lines, anchor: .ownMiddle(link.lines))
    svg.append(literal: "</g>\n")
  }

  private func headGlyph(_ end: LineEnd) -> Glyph {
    let glyph = sketch.field.glyphs[end.place]
    return glyph.isHead
      ? glyph : sketch.field.glyphs[sketch.field.grid.next(end.place, end.direction)]
  }

  private func stroke(_ edge: Edge) -> Stroke {
    var (dashed, all) = (0, 0)
    var weight = Glyph.Weight.light
    for place in edge.route.places {
      let glyph = sketch.field.glyphs[place]
      if !glyph.isHead { all += 1 }
      if glyph.isDashed || sketch.field.grid.scalars[place] == 0x2E { dashed += 1 }
      if glyph.weight.rawValue > weight.rawValue, !glyph.isHead { weight = glyph.weight }
    }
    return Stroke(weight: weight, isDashed: dashed * 3 > all)
  }

  private mutating func stretches(
    _ stretches: [[Point]], _ stroke: Stroke, class name: StaticString = "diagram-line"
  ) {
    svg.append(literal: "<path class=\"")
    svg.append(literal: name)
    svg.append(literal: "\" fill=\"none\" stroke=\"currentColor\"")
    if stroke.weight == .light { svg.append(literal: " stroke-width=\"1.5\"") }
    stroke.append(to: &svg)
    svg.append(literal: " d=\"")
    for points in stretches { PathPen.append(points, to: &svg) }
    svg.append(literal: "\"/>")
  }

  /// Dots and rings on a line.
  private mutating func marks(_ places: [Place]) {
    for place in places {
      let glyph = sketch.field.glyphs[place]
      guard glyph.mark == .dot || glyph.mark == .ring else { continue }
      let point = geometry.point(place)
      svg.append(literal: "<circle class=\"diagram-mark")
      svg.append(literal: glyph.mark == .ring ? " diagram-ring\"" : "\"")
      svg.append(attribute: "cx", tenths: point.x)
      svg.append(attribute: "cy", tenths: point.y)
      svg.append(literal: " r=\"3.5\"")
      if glyph.mark == .ring { svg.append(literal: " fill=\"Canvas\" stroke=\"currentColor\"") }
      svg.append(literal: "/>")
    }
  }

  private mutating func art() {
    let art = LineArt(sketch, geometry)
    let heads = art.heads
    guard !art.strokes.isEmpty || !heads.isEmpty else { return }
    svg.append(literal: "<g class=\"diagram-art\">")
    for (kind, pieces) in art.strokes {
      stretches(pieces, kind.stroke, class: kind.isRule ? "diagram-rule" : "diagram-line")
    }
    for head in heads { head.append(to: &svg) }
    marks(art.places)
    svg.append(literal: "</g>\n")
  }

  // MARK: words

  private mutating func lines(_ lines: [Sketch.Line], anchor: TextAnchor) {
    for line in lines {
      let isMiddle = anchor.isMiddle && !line.isTitle
      let middle = anchor.middle ?? Self.middle(line.run)
      svg.append(literal: line.isTitle ? "<text class=\"diagram-title\"" : "<text")
      let start = line.run.columns.lowerBound - (anchor.shifts[line.run.row] ?? 0)
      svg.append(attribute: "x", tenths: isMiddle ? middle : Geometry.left(start))
      let drop = line.isTitle ? anchor.titleDrops[line.run.row] ?? 0 : 0
      svg.append(
        attribute: "y", tenths: Geometry.middle(row: line.run.row) + Geometry.baseline + drop)
      if isMiddle { svg.append(literal: " text-anchor=\"middle\"") }
      if line.text.contains("  ") { svg.append(literal: " xml:space=\"preserve\"") }
      svg.append(literal: ">")
      svg.append(escaped: line.text)
      svg.append(literal: "</text>")
    }
  }

  private static func middle(_ run: TextRun) -> Int {
    (Geometry.left(run.columns.lowerBound) + Geometry.left(run.columns.upperBound)) / 2
  }
}

/// Where lines of words are held: at their starts, or in their middle.
struct TextAnchor {
  let isMiddle: Bool
  /// A middle common to all lines; nil for each its own.
  let middle: Int?
  /// By how many cells rows stand right of where they should.
  var shifts: [Int: Int] = [:]
  /// How far titles stand off the second line of a double wall, by their rows.
  var titleDrops: [Int: Int] = [:]

  private static let titleDrop = 25

  /// In the middle of the box when the author centred all lines there, else where they start.
  static func inBox(_ frame: Frame, _ lines: [Sketch.Line]) -> TextAnchor {
    let pads = lines.filter { !$0.isTitle }.map { line in
      let interior = frame.interior(line.run.row)
      return (
        line.run.columns.lowerBound - interior.lowerBound,
        interior.upperBound - line.run.columns.upperBound
      )
    }
    let isCentred = pads.allSatisfy { left, right in
      abs(left - right) <= (left >= 2 ? 2 : 1)
    }
    let middle = (Geometry.middle(column: frame.left) + Geometry.middle(column: frame.right)) / 2
    return TextAnchor(
      isMiddle: isCentred, middle: isCentred ? middle : nil,
      shifts: frame.slanted == nil ? frame.raggedLeft.mapValues { $0 - frame.left } : [:],
      titleDrops: frame.weight == .double
        ? [frame.top: titleDrop, frame.bottom: -titleDrop] : [:])
  }

  /// Each line in the middle of its own cells, or flush left when several lines are.
  static func ownMiddle(_ lines: [Sketch.Line]) -> TextAnchor {
    let starts = lines.map(\.run.columns.lowerBound)
    let isFlush = lines.count > 1 && starts.allSatisfy { $0 == starts[0] }
    return TextAnchor(isMiddle: !isFlush, middle: nil)
  }
}

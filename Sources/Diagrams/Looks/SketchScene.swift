/// The scene of a drawing: everything at the places where its author drew it.
struct SketchScene {
  private let sketch: Sketch
  private let geometry: Geometry
  private let kinds: [BoxKind?]
  /// Nodes that hold others.
  private let holders: Set<Int>
  /// Frames with lines between their words.
  private let ruled: Set<Int>

  /// - Parameter kinds: of each node; see `BoxKind`.
  init(_ sketch: Sketch, kinds: [BoxKind?]) {
    self.sketch = sketch
    self.kinds = kinds
    holders = Set(sketch.nodes.compactMap(\.parent))
    ruled = Self.ruled(sketch)
    var needs: [(frame: Frame, width: Int)] = []
    for (index, node) in sketch.nodes.enumerated() {
      guard case .frame(let frame) = node.shape, frame.slanted == nil, frame.fronts.isEmpty,
        !holders.contains(index), !ruled.contains(index)
      else { continue }
      needs.append((frame, BoxWords.width(node.lines, hasIcon: kinds[index] != nil)))
    }
    var geometry = Geometry(sketch.field.grid, sketch.field.rooms.frames, needs: needs)
    let isFree = sketch.field.rooms.frames.enumerated().map { index, frame in
      frame.slanted == nil && frame.fronts.isEmpty && frame.shades.isEmpty
        && frame.ragged.isEmpty && frame.raggedLeft.isEmpty
        && !sketch.field.rooms.hasChildren[index] && !Self.isShared(frame, sketch.field)
    }
    geometry.snap(sketch.field, isFree)
    self.geometry = geometry
  }

  /// True for a box that shares a wall with another.
  private static func isShared(_ frame: Frame, _ field: Field) -> Bool {
    let (rooms, grid) = (field.rooms, field.grid)
    return [frame.top, frame.bottom].contains { row in
      frame.wall(row).contains { rooms.sharedWalls[grid.place(row, $0)] > 0 }
    }
      || (frame.top...frame.bottom).contains { row in
        rooms.sharedWalls[grid.place(row, frame.left)] > 0
          || rooms.sharedWalls[grid.place(row, frame.right)] > 0
      }
  }

  private static func ruled(_ sketch: Sketch) -> Set<Int> {
    var ruled: Set<Int> = []
    let field = sketch.field
    for place in field.grid.places where field.isLine(place) && field.rooms.isLeafRoom(place) {
      if let room = field.rooms.innermost(place) { ruled.insert(room) }
    }
    return ruled
  }

  func scene() -> Scene {
    var scene = Scene(width: geometry.width, height: geometry.height)
    scene.boxes = sketch.nodes.indices.map(box)
    scene.art = art()
    scene.lines = sketch.links.indices.map(line)
    scene.notes = sketch.notes.map(note)
    return scene
  }

  /// Words; those on a box are a callout.
  private func note(_ note: Sketch.Note) -> Scene.Note {
    var drawn = Scene.Note(words: FreeWords.words(note.lines, geometry))
    guard let target = note.target, let arrow = note.arrow,
      case .frame(let frame) = sketch.nodes[target].shape,
      let paper = FreeWords.paper(note.lines, geometry)
    else { return drawn }
    let tip = geometry.border(frame, from: geometry.point(arrow.place), arrow.direction)
    drawn.paper = paper
    drawn.leader = [Point(x: paper.left, y: tip.y), tip]
    return drawn
  }

  // MARK: boxes

  private func box(_ index: Int) -> Scene.Box {
    let node = sketch.nodes[index]
    var box = Scene.Box(node: index, isRoom: holders.contains(index))
    var parent = node.parent
    while let outer = parent {
      box.depth += 1
      parent = sketch.nodes[outer].parent
    }
    guard case .frame(let frame) = node.shape else {
      box.words = FreeWords.words(node.lines, geometry)
      return box
    }
    let outline = geometry.outline(frame)
    box.shape = shape(frame, outline)
    box.shades = frame.shades.map { shape($0, geometry.outline($0)) }
    let isHeavy = frame.weight == .heavy || frame.weight == .double && !frame.fronts.isEmpty
    box.stroke = Stroke(weight: isHeavy ? .heavy : .light, isDashed: frame.isDashed)
    if frame.weight == .double, !isHeavy {
      box.inner = Rectangle(
        left: outline.left + 30, top: outline.top + 30, right: outline.right - 30,
        bottom: outline.bottom - 30)
    }
    if frame.slanted == nil, frame.fronts.isEmpty {
      box.rules = frame.rules.map { Geometry.middle(row: $0) }
    }
    if box.isRoom {
      let title = RoomTitle(node.lines, frame, geometry)
      box.words = title.words
      box.tab = title.tab
    } else {
      let words = BoxWords(
        node.lines, frame, geometry, kind: ruled.contains(index) ? nil : kinds[index],
        isRuled: ruled.contains(index))
      box.kind = kinds[index]
      box.icon = words.icon
      box.words = words.words
    }
    return box
  }

  private func shape(_ frame: Frame, _ outline: Rectangle) -> Scene.Shape {
    if !frame.fronts.isEmpty {
      return .closed(geometry.outlineAroundFronts(frame), radius: frame.isRound ? 90 : 40)
    }
    if frame.isTorn { return .sheet(outline) }
    if frame.slanted != nil { return .polygon(geometry.corners(frame)) }
    return .rectangle(outline, radius: frame.isRound ? 120 : 60)
  }

  // MARK: lines

  private func line(_ index: Int) -> Scene.Line {
    let link = sketch.links[index]
    let path = EdgePath(link, sketch, geometry)
    var line = Scene.Line(
      edge: index, stretches: path.stretches, stroke: Self.stroke(link.edge, sketch.field))
    if link.edge.isDirected, link.edge.drawsHead {
      line.heads = [
        ArrowHead(
          tip: path.tip, direction: path.direction,
          isOpen: headGlyph(link.edge.end).mark == .openHead,
          isLarge: line.stroke.weight != .light)
      ]
    }
    line.marks = marks(link.edge.route.places)
    line.words = FreeWords.words(link.lines, geometry)
    return line
  }

  private func headGlyph(_ end: LineEnd) -> Glyph {
    let glyph = sketch.field.glyphs[end.place]
    return glyph.isHead
      ? glyph : sketch.field.glyphs[sketch.field.grid.next(end.place, end.direction)]
  }

  static func stroke(_ edge: Edge, _ field: Field) -> Stroke {
    var (dashed, all) = (0, 0)
    var weight = Glyph.Weight.light
    for place in edge.route.places {
      let glyph = field.glyphs[place]
      if !glyph.isHead { all += 1 }
      if glyph.isDashed || field.grid.scalars[place] == 0x2E { dashed += 1 }
      if glyph.weight.rawValue > weight.rawValue, !glyph.isHead { weight = glyph.weight }
    }
    return Stroke(weight: weight, isDashed: dashed * 3 > all)
  }

  /// Dots and rings on a line.
  private func marks(_ places: [Place]) -> [Scene.Mark] {
    places.compactMap { place in
      switch sketch.field.glyphs[place].mark {
      case .dot: Scene.Mark(shape: .dot, place: geometry.point(place))
      case .ring: Scene.Mark(shape: .ring, place: geometry.point(place))
      default: nil
      }
    }
  }

  private func art() -> Scene.Art {
    let art = LineArt(sketch, geometry)
    return Scene.Art(
      strokes: art.strokes.map { (kind: $0.0, stretches: $0.1) }, heads: art.heads,
      marks: marks(art.places))
  }
}

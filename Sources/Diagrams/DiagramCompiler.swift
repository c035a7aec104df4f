package import Diagnostics

/// Reads a drawing made of characters and draws it.
///
/// ```
/// ┌─────┐     ┌─────┐
/// │ API ├────▶│ SQL │      →  two boxes, one arrow, one <svg>
/// └─────┘     └─────┘
/// ```
///
/// cells → boxes → words → lines → edges → sketch → picture. Never fails: what is no graph is
/// drawn as it stands. Linear in the cells of the drawing.
package enum DiagramCompiler {
  package static func compile(
    _ text: SourceText, options: DiagramOptions = DiagramOptions(),
    into diagnostics: inout DiagnosticBag
  ) -> Diagram {
    draw(read(text), options: options, into: &diagnostics)
  }

  /// The graph of a drawing, without a picture yet.
  package static func read(_ text: SourceText) -> DiagramReading {
    guard var grid = GridReader.read(text) else {
      let empty = read(SourceText(path: text.path, ""))
      return DiagramReading(sketch: empty.sketch, found: [.diagramTooLarge(text.span(at: 0))])
    }
    var glyphs = grid.scalars.map(Glyph.of)
    var sideWalls = SideWalls(grid, glyphs).frames()
    if sideWalls.contains(where: { $0.top < 0 || $0.bottom >= grid.rows }) {
      grid = grid.withBlankRows()
      glyphs = grid.scalars.map(Glyph.of)
      sideWalls = SideWalls(grid, glyphs).frames()
    }
    let runs = WallRuns(grid: grid, glyphs: glyphs)
    var repair = BoxRepair(frames(runs, sideWalls), runs)
    repair.mend()
    let rooms = Rooms(repair.frames, grid)
    DashGaps.fill(&grid, &glyphs, rooms)
    if rooms.frames.isEmpty { SidewaysHeads.turn(&glyphs, grid) }
    let field = LineJoiner.join(Field(grid: grid, glyphs: glyphs, rooms: rooms))
    var builder = SketchBuilder(field)
    let sketch = builder.build()
    let review = Review(
      sketch, findings: repair.findings, shortEnds: builder.shortEnds,
      ambiguous: builder.ambiguous)
    var found = DiagnosticBag()
    review.report(into: &found)
    return DiagramReading(sketch: sketch, found: found.items)
  }

  /// All boxes whose walls are whole, and those of `sideWalls` that stand free of them.
  private static func frames(_ runs: WallRuns, _ sideWalls: [Frame]) -> [Frame] {
    var finder = BoxFinder(runs: runs)
    finder.findWhole()
    var frames = BoxSieve.sift(finder.frames + UnderscoreBoxes(grid: runs.grid).frames(), runs)
    var bridges = WallBridges(frames, runs)
    frames += bridges.frames()
    var hidden = HiddenCorners(frames, runs)
    hidden.find()
    frames = hidden.frames
    var slanted = SlantedShapes(runs)
    frames += slanted.frames(beside: frames)
    frames += DashedBoxes(runs: runs).frames(beside: frames)
    frames += CornerlessBoxes(runs: runs).frames(beside: frames)
    frames += sideWalls.filter { frame in !frames.contains { $0.overlaps(frame) } }
    return frames
  }

  /// The picture, names and words of a drawing that was read.
  package static func draw(
    _ reading: DiagramReading, options: DiagramOptions = DiagramOptions(),
    into diagnostics: inout DiagnosticBag
  ) -> Diagram {
    for var diagnostic in reading.found {
      if options.isStrict, diagnostic.severity == .warning { diagnostic.severity = .error }
      diagnostics.report(diagnostic)
    }
    let diagram = diagram(reading.sketch, options, services: [])
    guard let bound = options.binding?.resolve(diagram, into: &diagnostics) else { return diagram }
    return self.diagram(
      reading.sketch, options, services: diagram.boxes.map { bound[$0.id] ?? [] })
  }

  /// The pictures and names of a sketch. `services` are those of each node, or empty.
  static func diagram(
    _ sketch: Sketch, _ options: DiagramOptions, services: [[String]]
  ) -> Diagram {
    var boxes = boxes(sketch, options.id)
    for (index, names) in services.enumerated() { boxes[index].services = names }
    let edges = sketch.links.enumerated().map { index, link in
      Diagram.Edge(
        id: "\(options.id)-edge-\(index + 1)", from: boxes[link.from].id, to: boxes[link.to].id,
        isDirected: link.edge.isDirected, label: link.label)
    }
    let narration = Narration(boxes: boxes, edges: edges, words: options.words)
    let title = options.title ?? narration.title
    let description = narration.description(alt: options.alt)
    let kinds = boxes.map { BoxKind.of($0.label) }
    let scene = SketchScene(sketch, kinds: kinds).scene()
    return Diagram(
      id: options.id, title: title, description: description, boxes: boxes, edges: edges,
      notes: sketch.notes.map { Sketch.joined($0.map(\.text)) }, words: options.words,
      svg: ScenePicture.svg(
        scene, boxes: boxes, edges: edges, id: options.id, title: title, description: description))
  }

  private static func boxes(_ sketch: Sketch, _ prefix: String) -> [Diagram.Box] {
    var naming = Naming(prefix: prefix)
    let ids = sketch.nodes.map { naming.id($0.label) }
    return sketch.nodes.enumerated().map { index, node in
      let grid = sketch.field.grid
      let isFrame: Bool
      let place: Place
      switch node.shape {
      case .frame(let frame):
        isFrame = true
        place = grid.place(frame.top, frame.left)
      case .text(let block):
        isFrame = false
        place = grid.place(block.top, block.runs[0].columns.lowerBound)
      }
      let words = node.lines.first.map { grid.place($0.run.row, $0.run.columns.lowerBound) }
      return Diagram.Box(
        id: ids[index], label: node.label, kind: isFrame ? .box : .text,
        parent: node.parent.map { ids[$0] }, span: grid.span(words ?? place))
    }
  }
}

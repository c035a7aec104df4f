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
    guard let boxes = BoxReading(text) else {
      let empty = read(SourceText(path: text.path, ""))
      let found = [Diagnostic.diagramTooLarge(text.span(at: 0))]
      return DiagramReading(sketch: empty.sketch, found: found, leftover: nil)
    }
    var (grid, glyphs) = (boxes.grid, boxes.glyphs)
    var rooms = Rooms(Compartments.joined(boxes.frames, grid), grid)
    for box in FlowRooms.found(grid, glyphs, rooms) { rooms.open(box) }
    DashGaps.fill(&grid, &glyphs, rooms)
    if rooms.frames.isEmpty { SidewaysHeads.turn(&glyphs, grid) }
    let field = LineJoiner.join(Field(grid: grid, glyphs: glyphs, rooms: rooms))
    var builder = SketchBuilder(field)
    var sketch = builder.build()
    let leftovers = Leftovers(sketch)
    for case .open(let box) in boxes.findings { sketch.openWalls.formUnion(box.walls) }
    let review = Review(
      sketch: sketch, findings: boxes.findings, movedHeads: boxes.movedHeads,
      openers: leftovers.openers,
      shortEnds: builder.shortEnds, ambiguous: builder.ambiguous, unsure: builder.unsure)
    var found = DiagnosticBag()
    review.report(into: &found)
    return DiagramReading(
      sketch: sketch, found: found.items, leftover: leftovers.corners.first)
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
        isDirected: link.edge.isDirected, label: link.label, step: link.step)
    }
    let notes = sketch.notes.map { note in
      Diagram.Note(
        text: Sketch.joined(note.lines.map(\.text)), about: note.target.map { boxes[$0].id })
    }
    let narration = Narration(boxes: boxes, edges: edges, notes: notes, words: options.words)
    let title = options.title ?? narration.title
    let description = narration.description(alt: options.alt)
    var picture = Picture(sketch, boxes: boxes, edges: edges)
    return Diagram(
      id: options.id, title: title, description: description, boxes: boxes, edges: edges,
      notes: notes, words: options.words,
      svg: picture.draw(id: options.id, title: title, description: description))
  }

  private static func boxes(_ sketch: Sketch, _ prefix: String) -> [Diagram.Box] {
    var naming = Naming(prefix: prefix)
    let ids = sketch.nodes.map { naming.id($0.label) }
    let names = Naming.names(sketch.nodes)
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
        id: ids[index], label: node.label, name: names[index], kind: isFrame ? .box : .text,
        parent: node.parent.map { ids[$0] }, span: grid.span(words ?? place))
    }
  }
}

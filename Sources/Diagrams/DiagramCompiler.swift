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
    sketch.openWalls.formUnion(leftovers.openWalls)
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
    return draw(.sketch(reading.sketch), options, into: &diagnostics)
  }

  /// The picture, names and words of what was read.
  static func draw(
    _ content: DiagramContent, _ options: DiagramOptions, into diagnostics: inout DiagnosticBag
  ) -> Diagram {
    var diagram = graph(content, options)
    let bound = options.binding?.resolve(diagram, into: &diagnostics) ?? [:]
    for index in diagram.boxes.indices {
      diagram.boxes[index].services = bound[diagram.boxes[index].id] ?? []
    }
    let chosen = options.icons?.kinds(diagram, into: &diagnostics) ?? [:]
    let kinds = diagram.boxes.map { chosen[$0.id] ?? BoxKind.of($0) }
    paint(&diagram, content, kinds, options)
    return diagram
  }

  /// Names and words without a picture.
  static func graph(_ content: DiagramContent, _ options: DiagramOptions) -> Diagram {
    let boxes = content.boxes(options.id, options.words)
    let edges = content.edges(options.id, boxes)
    let notes = content.notes(boxes)
    let narration = Narration(boxes: boxes, edges: edges, notes: notes, words: options.words)
    return Diagram(
      id: options.id, title: options.title ?? narration.title,
      description: narration.description(alt: options.alt), boxes: boxes, edges: edges,
      notes: notes, words: options.words)
  }

  static func paint(
    _ diagram: inout Diagram, _ content: DiagramContent, _ kinds: [BoxKind?],
    _ options: DiagramOptions
  ) {
    let wide = content.scene(kinds, isLaidOut: options.isLaidOut)
    diagram.svg = ScenePicture.svg(wide, of: diagram, isNarrow: false)
    guard options.hasNarrow, let narrow = content.narrowScene(kinds, besides: wide) else { return }
    diagram.narrowSVG = ScenePicture.svg(narrow, of: diagram, isNarrow: true)
  }
}

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
    let kinds = diagram.boxes.map { chosen[$0.id] ?? BoxKind.of($0.label) }
    paint(&diagram, content, kinds, options)
    return diagram
  }

  /// Names and words without a picture.
  static func graph(_ content: DiagramContent, _ options: DiagramOptions) -> Diagram {
    let boxes = content.boxes(options.id, options.words)
    let edges = content.edges(options.id, boxes)
    let narration = Narration(boxes: boxes, edges: edges, words: options.words)
    return Diagram(
      id: options.id, title: options.title ?? narration.title,
      description: narration.description(alt: options.alt), boxes: boxes, edges: edges,
      notes: content.notes, words: options.words)
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

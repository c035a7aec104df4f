import Diagnostics

/// The first half of reading a drawing: its cells, and its boxes with what was mended in them.
struct BoxReading {
  let grid: Grid
  let glyphs: [Glyph]
  /// Each cell of a box with compartments by itself.
  let frames: [Frame]
  let findings: [BoxRepair.Finding]
  /// Heads that were put below or above the line beside them.
  let movedHeads: [Place]

  /// Nil for a text larger than `DiagramLimits` allow.
  init?(_ text: SourceText) {
    guard var grid = GridReader.read(text) else { return nil }
    var glyphs = grid.scalars.map(Glyph.of)
    HandHeads.draw(&grid, &glyphs)
    var moved = NearHeads.move(&grid, &glyphs)
    var sideWalls = SideWalls(grid, glyphs).frames()
    if sideWalls.contains(where: { $0.top < 0 || $0.bottom >= grid.rows }) {
      grid = grid.withBlankRows()
      glyphs = grid.scalars.map(Glyph.of)
      moved = moved.map { $0 + grid.stride }
      sideWalls = SideWalls(grid, glyphs).frames()
    }
    let runs = WallRuns(grid: grid, glyphs: glyphs)
    var repair = BoxRepair(Self.whole(runs, sideWalls), runs)
    repair.mend()
    self.grid = grid
    self.glyphs = glyphs
    movedHeads = moved
    frames = repair.frames
    findings = repair.findings
  }

  /// All boxes whose walls are whole, and those of `sideWalls` that stand free of them.
  private static func whole(_ runs: WallRuns, _ sideWalls: [Frame]) -> [Frame] {
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
}

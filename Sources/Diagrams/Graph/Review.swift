import Diagnostics

/// Tells the author what had to be guessed or mended in a drawing.
struct Review {
  let sketch: Sketch
  let findings: [BoxRepair.Finding]
  /// Heads that were put below or above the line beside them.
  let movedHeads: [Place]
  /// Corners of boxes that nobody could close.
  let openers: [Place]
  let shortEnds: [LineEnd]
  let ambiguous: [Place]
  /// Lines whose head may be the one beside their end.
  let unsure: [LineEnd]
  private var openWalls: Set<Place> { sketch.openWalls }

  private var grid: Grid { sketch.field.grid }

  func report(into diagnostics: inout DiagnosticBag) {
    if let tab = grid.firstTab {
      diagnostics.report(.tab(grid.source.span(tab..<tab + 1)))
    }
    for finding in findings { report(finding, into: &diagnostics) }
    for corner in openers where !openWalls.contains(corner) {
      diagnostics.report(.unclosedBox(corner: grid.span(corner)))
    }
    for head in movedHeads { diagnostics.report(.nearMiss(head: grid.span(head))) }
    for place in sketch.field.steps { diagnostics.report(.nearMiss(step: grid.span(place))) }
    for end in unsure { diagnostics.report(.danglingArrow(beside: grid.span(end.place))) }
    for end in shortEnds {
      guard case .box(let box) = end.target else { continue }
      diagnostics.report(.nearMiss(grid.span(end.place), box: quoted(sketch.nodes[box].label)))
    }
    for place in ambiguous { diagnostics.report(.ambiguousJunction(grid.span(place))) }
    reportStrays(into: &diagnostics)
  }

  private func report(
    _ finding: BoxRepair.Finding, into diagnostics: inout DiagnosticBag
  ) {
    switch finding {
    case .ragged(let shifts, let isLeft, let frame):
      guard let first = shifts.first else { return }
      diagnostics.report(
        .raggedWall(
          span(first.place), isLeft ? "left" : "right", cells: shifts.map(\.cells),
          rows: rows(shifts.map(\.place)), box: name(frame)))
    case .unclosed(let place, _):
      diagnostics.report(.unclosedBox(span(place)))
    case .gaps(let places, _):
      guard let first = places.first else { return }
      diagnostics.report(.unclosedBox(span(first), rows: rows(places.map { $0 + grid.stride })))
    case .open(let box):
      diagnostics.report(.unclosedBox(span(box.stop), box))
    }
  }

  /// The span of a cell; for a blank, that of the nearest character on its left.
  private func span(_ place: Place) -> SourceSpan {
    var place = place
    let first = grid.place(grid.row(place), 0)
    while place > first, grid.lengths[place] == 0 { place -= 1 }
    return grid.span(place)
  }

  /// The lines of the drawing in which cells stand.
  private func rows(_ places: [Place]) -> [Int] {
    places.map { grid.row($0) + 1 + grid.skippedRows }
  }

  /// Arrows with a loose end. Plain lines may end where they like.
  private func reportStrays(into diagnostics: inout DiagnosticBag) {
    for end in sketch.strays where end.isHead && !leansOnOpenWall(end) {
      if sketch.field.rooms.isLeafRoom(end.place) { continue }
      if end.target != .nothing, startsAtMark(end) { continue }
      if meetsArt(end) || isSample(end) || isMeasure(end) { continue }
      let isHead = end.target == .nothing
      let beyond = beyond(end, isHead ? end.direction : end.direction.opposite)
      diagnostics.report(.danglingArrow(grid.span(end.place), isHead: isHead, beyond))
    }
  }

  /// The thing behind the loose end of an arrow.
  enum Beyond {
    case nothing
    /// An upright that is no wall.
    case line
    case box(String, cells: Int)
  }

  private static let beyondMax = 8

  private func beyond(_ end: LineEnd, _ direction: Direction) -> Beyond {
    var place = end.place
    while sketch.field.links[place].has(direction) { place = grid.next(place, direction) }
    for cells in 0...Self.beyondMax {
      place = grid.next(place, direction)
      let (row, column) = (grid.row(place), grid.column(place))
      guard (0..<grid.rows).contains(row), (0..<grid.columns).contains(column) else {
        return .nothing
      }
      if sketch.field.rooms.isWall(place) {
        let box = sketch.field.rooms.box(at: place, travelling: direction, grid)
        return box.map { .box(quoted(sketch.nodes[$0].label), cells: cells) } ?? .nothing
      }
      if grid.isBlank(place) { continue }
      let isUpright = direction.isHorizontal && sketch.field.glyphs[place].runs(.north)
      return isUpright && cells <= 2 ? .line : .nothing
    }
    return .nothing
  }

  /// An arrow from or to the wall of a box that is not closed has been told of already.
  private func leansOnOpenWall(_ end: LineEnd) -> Bool {
    [end.direction, end.direction.opposite].contains { direction in
      var place = end.place
      while sketch.field.links[place].has(direction) { place = grid.next(place, direction) }
      return openWalls.contains(place) || openWalls.contains(grid.next(place, direction))
    }
  }

  /// Shapes made of slanting lines have no name, but an arrow to or from one joins something.
  private func meetsArt(_ head: LineEnd) -> Bool {
    [head.direction, head.direction.opposite].contains { direction in
      var place = head.place
      while sketch.field.links[place].has(direction) { place = grid.next(place, direction) }
      let next = grid.next(place, direction)
      return [next - 1, next, next + 1].contains { cell in
        sketch.field.isLine(cell) && Arms.slanting.contains(sketch.field.glyphs[cell].arms)
          && sketch.field.links[cell].union(sketch.field.touches[cell]).count > 1
      }
    }
  }

  /// An arrow up to a mark of one row measures something: `│◀── 800 ms ──▶│`.
  private func isMeasure(_ end: LineEnd) -> Bool {
    guard end.direction.isHorizontal else { return false }
    let mark = grid.next(end.place, end.direction)
    return sketch.field.glyphs[mark].arms == .vertical
      && grid.isBlank(mark - grid.stride) && grid.isBlank(mark + grid.stride)
  }

  /// A short arrow from nothing to words beside boxes is a sample in a legend: `──▶ calls`.
  private func isSample(_ end: LineEnd) -> Bool {
    guard case .text = end.target, !sketch.field.rooms.frames.isEmpty else { return false }
    var place = end.place
    let back = end.direction.opposite
    var length = 1
    while length <= 6, sketch.field.links[place].has(back) {
      place = grid.next(place, back)
      length += 1
    }
    return length <= 6 && sketch.field.links[place].count == 1
      && sketch.field.touches[place].isEmpty
  }

  /// An arrow from a dot is meant to begin there, as in drawings of states.
  private func startsAtMark(_ end: LineEnd) -> Bool {
    var place = end.place
    let back = end.direction.opposite
    while sketch.field.links[place].has(back) { place = grid.next(place, back) }
    let mark = sketch.field.glyphs[place].mark
    return mark == .dot || mark == .ring
  }

  private func name(_ frame: Frame) -> String {
    let node = sketch.nodes.first {
      if case .frame(let other) = $0.shape {
        other.left == frame.left && other.top <= frame.top && other.bottom >= frame.bottom
          && (other.top == frame.top || other.rules.contains(frame.top))
      } else {
        false
      }
    }
    return quoted(node?.label ?? "")
  }

  private func quoted(_ label: String) -> String {
    label.isEmpty ? "this box" : Diagnostic.quoted(label)
  }
}

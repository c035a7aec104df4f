/// Lines that are drawn a little beside their cells: what meets a box beside its middle meets it
/// there, and what joins boxes on both sides runs half way between them.
struct LineSnapping {
  /// Where upright pieces are drawn, and level ones, by their cells; in tenths of a pixel.
  private(set) var columns: [Place: Int] = [:]
  private(set) var rows: [Place: Int] = [:]
  private let field: Field
  private let geometry: Geometry

  /// Below this, a line beside the middle of its box looks like a mistake.
  private static let offMax = 100
  private static let lengthMax = 400
  /// The thickest wall that a line crosses.
  private static let wallMax = 3

  private var grid: Grid { field.grid }

  /// - Parameter isFree: boxes that are drawn in one piece.
  init(_ field: Field, _ isFree: [Bool], _ geometry: Geometry) {
    self.field = field
    self.geometry = geometry
    for (index, frame) in field.rooms.frames.enumerated() where isFree[index] {
      meetMiddle(frame, .north)
      meetMiddle(frame, .south)
      meetMiddle(frame, .west)
      meetMiddle(frame, .east)
    }
    for place in grid.places where field.isLine(place) {
      for along in [Direction.east, .south] where begins(place, along) { centre(place, along) }
    }
  }

  // MARK: lines to middles

  private mutating func meetMiddle(_ frame: Frame, _ side: Direction) {
    guard let first = line(at: frame, side) else { return }
    let run = run(from: first, side)
    guard let last = run.last, !isMoved(run, side) else { return }
    let goal = goal(frame, side)
    let now =
      side.isVertical
      ? geometry.middle(column: grid.column(first)) : Geometry.middle(row: grid.row(first))
    guard goal != now, abs(goal - now) <= Self.offMax else { return }
    if side.isHorizontal {
      guard isClear(run, toward: goal > now ? .south : .north), ends(last, side, at: goal) else {
        return
      }
    }
    move(run, side, to: goal)
  }

  /// The one line that meets a side of a frame.
  private func line(at frame: Frame, _ side: Direction) -> Place? {
    let cells =
      side.isVertical
      ? (frame.left...frame.right).map { (side == .north ? frame.top - 1 : frame.bottom + 1, $0) }
      : (frame.top...frame.bottom).map { ($0, side == .west ? frame.left - 1 : frame.right + 1) }
    let lines = cells.filter { row, column in
      (0..<grid.rows).contains(row) && (0..<grid.columns).contains(column)
        && field.isLine(grid.place(row, column))
    }
    guard lines.count == 1, let (row, column) = lines.first else { return nil }
    let place = grid.place(row, column)
    return field.touches[place].has(side.opposite) ? place : nil
  }

  private func goal(_ frame: Frame, _ side: Direction) -> Int {
    let outline = geometry.outline(frame)
    return side.isVertical
      ? (outline.left + outline.right) / 2 : (outline.top + outline.bottom) / 2
  }

  /// True for a line that ends at a box with the same middle, or turns.
  private func ends(_ last: Place, _ side: Direction, at goal: Int) -> Bool {
    guard let box = box(at: last, side) else {
      return !field.links[last].isDisjoint(with: side.isVertical ? .horizontal : .vertical)
    }
    return abs(self.goal(field.rooms.frames[box], side) - goal) <= 5
  }

  /// The cells of a straight line, through the walls that it crosses.
  private func run(from first: Place, _ way: Direction) -> [Place] {
    var run = [first]
    while run.count < Self.lengthMax, let next = next(run[run.count - 1], way) { run.append(next) }
    return run
  }

  private func next(_ place: Place, _ way: Direction) -> Place? {
    if field.links[place].has(way) { return grid.next(place, way) }
    guard field.touches[place].has(way) else { return nil }
    var next = grid.next(place, way)
    for _ in 0..<Self.wallMax where field.rooms.isWall(next) { next = grid.next(next, way) }
    return field.isLine(next) && field.touches[next].has(way.opposite) ? next : nil
  }

  /// The box whose wall a line touches.
  private func box(at place: Place, _ way: Direction) -> Int? {
    guard field.touches[place].has(way) else { return nil }
    return field.rooms.box(at: grid.next(place, way), travelling: way, grid)
  }

  private func isMoved(_ run: [Place], _ way: Direction) -> Bool {
    run.contains { (way.isVertical ? columns[$0] : rows[$0]) != nil }
  }

  private mutating func move(_ run: [Place], _ way: Direction, to goal: Int) {
    for place in run {
      if way.isVertical { columns[place] = goal } else { rows[place] = goal }
    }
  }

  // MARK: buses

  private func begins(_ place: Place, _ along: Direction) -> Bool {
    field.links[place].has(along) && !field.links[place].has(along.opposite)
  }

  /// Draws a piece that only joins others half way between the boxes on its two sides.
  private mutating func centre(_ first: Place, _ along: Direction) {
    var run = [first]
    while run.count < Self.lengthMax, field.links[run[run.count - 1]].has(along) {
      run.append(grid.next(run[run.count - 1], along))
    }
    let last = run[run.count - 1]
    guard !field.touches[first].has(along.opposite), !field.touches[last].has(along),
      !field.glyphs[first].isHead, !field.glyphs[last].isHead, !isMoved(run, along),
      run.contains(where: { field.links[$0].has(along) })
    else { return }
    let sides: [Direction] = along == .east ? [.north, .south] : [.west, .east]
    guard let before = nearest(run, sides[0]), let after = nearest(run, sides[1]) else { return }
    let now =
      along == .east
      ? Geometry.middle(row: grid.row(first))
      : geometry.middle(column: grid.column(first))
    let most = along == .east ? Geometry.rowHeight / 2 : Geometry.cellWidth
    let goal = min(max((before + after) / 2, now - most), now + most)
    guard goal != now, isClear(run, toward: goal < now ? sides[0] : sides[1]) else { return }
    move(run, along, to: goal)
  }

  /// The nearest wall that lines reach on one side; nil when one of them ends elsewhere, or none
  /// leaves there.
  private func nearest(_ run: [Place], _ side: Direction) -> Int? {
    var nearest: Int?
    for place in run where field.links[place].has(side) || field.touches[place].has(side) {
      let end = self.run(from: place, side)
      guard let last = end.last, let box = box(at: last, side) else { return nil }
      let outline = geometry.outline(field.rooms.frames[box])
      let wall =
        switch side {
        case .north: outline.bottom
        case .south: outline.top
        case .west: outline.right
        default: outline.left
        }
      guard let found = nearest else {
        nearest = wall
        continue
      }
      nearest = side == .north || side == .west ? max(found, wall) : min(found, wall)
    }
    return nearest
  }

  /// True when no words, walls or lines of the same course stand on one side of a piece.
  private func isClear(_ run: [Place], toward side: Direction) -> Bool {
    let along: Arms = side.isVertical ? .horizontal : .vertical
    return run.allSatisfy { place in
      let next = grid.next(place, side)
      if grid.isBlank(next), field.roles[next] != .wall { return true }
      return field.isLine(next) && field.links[next].isDisjoint(with: along)
    }
  }
}

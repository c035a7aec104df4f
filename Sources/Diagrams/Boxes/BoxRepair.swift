/// Closes boxes that a careless wall leaves open: a right wall that stands some cells off in
/// some rows, a corner that is missing. Inner boxes are closed before those around them, so that
/// their walls are taken for no others. What was mended is told.
struct BoxRepair {
  /// A fault, and the cell it was found at.
  enum Finding: Sendable {
    case ragged([Shift], isLeft: Bool, frame: Frame)
    case unclosed(Place, frame: Frame)
    /// Rows in which the right wall is missing: what stands there, or in the row above.
    case gaps([Place], frame: Frame)
    case open(OpenBox)
  }

  /// A cell of a wall that stands beside it, and by how many cells it is too far right.
  struct Shift: Sendable {
    let place: Place
    let cells: Int
  }

  let runs: WallRuns
  private(set) var frames: [Frame]
  private(set) var findings: [Finding] = []
  private var walls: CellSet
  /// The upper left corners of boxes.
  private var openers: CellSet
  /// The lower left ones and the upper right ones: the lower wall of a heading opens the body
  /// below it, and the right wall of a cell the next one.
  private var continued: CellSet

  private static let rightMax = 8
  /// More corners that open no box are a pattern and no drawing.
  private static let candidatesMax = 2_000
  private static let leftMax = 3

  private var grid: Grid { runs.grid }

  init(_ frames: [Frame], _ runs: WallRuns) {
    self.frames = frames
    self.runs = runs
    walls = CellSet(of: runs.grid.count)
    openers = walls
    continued = walls
    for frame in frames { mark(frame) }
  }

  /// Looks at every corner that opens no box yet.
  mutating func mend() {
    for candidate in candidates() where frames.count < DiagramLimits.boxes { mend(candidate) }
    for place in grid.places where !grid.isBlank(place) && frames.count < DiagramLimits.boxes {
      let above = LeftCorner.frame(above: place, runs)
      guard let frame = above ?? LeftCorner.frame(below: place, runs), isFree(frame),
        isClear(frame)
      else { continue }
      frames.append(frame)
      mark(frame)
      let row = above == nil ? frame.bottom : frame.top
      let isBlank = grid.isBlank(grid.place(row, frame.left))
      findings.append(
        .unclosed(grid.place(row, frame.left + (isBlank ? 1 : 0)), frame: frame))
    }
    var open = OpenBoxes(runs)
    findings += open.find(beside: walls).map { .open($0) }
  }

  /// True when no corner of a frame is part of a box already.
  private func isFree(_ frame: Frame) -> Bool {
    let corners = [
      (frame.top, frame.right), (frame.bottom, frame.left), (frame.bottom, frame.right),
    ]
    return !corners.contains { walls.contains(grid.place($0.0, $0.1)) }
      && !isInLeaf(frame.bottom, frame.left)
  }

  /// True when an upright stands in a cell or right beside it.
  private func standsNear(_ place: Place) -> Bool {
    (place - 2...place + 2).contains { runs.down[$0] > 0 }
  }

  private func isInLeaf(_ row: Int, _ column: Int) -> Bool {
    frames.contains { frame in
      frame.top < row && row < frame.bottom && frame.interior(row).contains(column)
        && !frames.contains { frame.encloses($0) && $0.area < frame.area }
    }
  }

  /// What can be seen from every corner that opens no box yet, inner ones before outer ones: by
  /// the row in which they end.
  private mutating func candidates() -> [Sides] {
    var found: [(bottom: Int, sides: Sides)] = []
    var tried = 0
    for place in grid.places where !grid.isBlank(place) && tried < Self.candidatesMax {
      let corner = runs.corner(place)
      guard corner.has(.east), corner.has(.south), !openers.contains(place) else { continue }
      guard runs.right[place + 1] > 0, standsNear(place + grid.stride) else { continue }
      tried += 1
      guard let sides = Sides(grid.row(place), grid.column(place), runs),
        let bottom = sides.bottom, sides.missingCorners <= 1
      else { continue }
      found.append((bottom, sides))
    }
    found.sort { first, second in
      (first.bottom, first.sides.column, -first.sides.row)
        < (second.bottom, second.sides.column, -second.sides.row)
    }
    return found.map(\.sides)
  }

  private mutating func mark(_ frame: Frame) {
    openers.insert(grid.place(frame.top, frame.left))
    continued.insert(grid.place(frame.bottom, frame.left))
    continued.insert(grid.place(frame.top, frame.right))
    for row in [frame.top, frame.bottom] {
      for column in frame.wall(row) { walls.insert(grid.place(row, column)) }
    }
    for row in frame.top + 1..<frame.bottom {
      walls.insert(grid.place(row, frame.raggedLeft[row] ?? frame.left))
      walls.insert(grid.place(row, frame.ragged[row] ?? frame.right))
    }
  }

  private mutating func mend(_ sides: Sides) {
    let (row, column) = (sides.row, sides.column)
    let corner = grid.place(row, column)
    guard !openers.contains(corner), let bottom = sides.bottom, let base = base(sides, bottom)
    else { return }
    if walls.contains(corner) {
      guard isContinued(sides, bottom) else { return }
    }
    // In a box without boxes only four corners are more than words.
    if sides.missingCorners > 0, isInLeaf(row, column) { return }
    // Where walls and lines cross begins a box only with all its corners.
    let glyph = runs.glyphs[corner]
    if sides.missingCorners > 0, glyph.isCertain, glyph.arms == .cross { return }
    // A wall that ends in a head is an arrow.
    if sides.missingCorners == 1, runs.glyphs[sides.stop(runs) + 1].isHead { return }
    var frame = Frame(top: row, left: column, bottom: bottom, right: base)
    guard let gaps = straighten(&frame, sides) else { return }
    frame.titles =
      (sides.topEnd?.titles ?? []).map { Frame.Title(row: row, columns: $0) }
      + (sides.bottomEnd?.titles ?? []).map { Frame.Title(row: bottom, columns: $0) }
    frame.titles.removeAll { $0.columns.upperBound > frame.right }
    frame.readStyle(runs)
    guard isClear(frame) else { return }
    for (row, end) in [(frame.top, sides.topEnd), (frame.bottom, sides.bottomEnd)] {
      if let column = end?.column, column != frame.right { frame.ragged[row] = column }
    }
    if sides.bottomLeft != column { frame.raggedLeft[bottom] = sides.bottomLeft }
    if sides.missingCorners == 1 { findings.append(.unclosed(sides.stop(runs), frame: frame)) }
    if !gaps.isEmpty { findings.append(.gaps(gaps, frame: frame)) }
    for isLeft in [true, false] {
      let shifts = shifts(of: frame, isLeft: isLeft)
      if !shifts.isEmpty { findings.append(.ragged(shifts, isLeft: isLeft, frame: frame)) }
    }
    let wide = widened(frame)
    if isClear(wide) { frame = wide }
    frames.append(frame)
    mark(frame)
  }

  /// Where a wall of a mended box stands beside its column. A row of which both walls slide alike
  /// counts for the left one.
  private func shifts(of frame: Frame, isLeft: Bool) -> [Shift] {
    (frame.top...frame.bottom).compactMap { row in
      let left = (frame.raggedLeft[row] ?? frame.left) - frame.left
      let right = (frame.ragged[row] ?? frame.right) - frame.right
      let cells = isLeft ? left : right
      guard cells != 0, isLeft || right != left else { return nil }
      let column = (isLeft ? frame.left : frame.right) + cells
      return Shift(place: grid.place(row, column), cells: cells)
    }
  }

  /// True for a corner from which a heading or a cell of a table goes on: one of the two walls
  /// that leave it is another box's.
  private func isContinued(_ sides: Sides, _ bottom: Int) -> Bool {
    let corner = grid.place(sides.row, sides.column)
    guard continued.contains(corner), sides.missingCorners == 0, let end = sides.topEnd,
      sides.shiftedLeft.isEmpty || runs.glyphs[corner].isCertain
    else { return false }
    return walls.contains(grid.place(sides.row, end.column))
      || walls.contains(grid.place(bottom, sides.column)) && runs.glyphs[corner].isCertain
  }

  /// The column most of the right wall stands in.
  private func base(_ sides: Sides, _ bottom: Int) -> Int? {
    var votes: [Int: Int] = [:]
    let corners = [sides.topEnd?.column, sides.bottomEnd?.column].compactMap { $0 }
    for column in corners { votes[column, default: 0] += 1 }
    guard let guess = corners.first else { return nil }
    for row in sides.row + 1..<bottom {
      if let column = wall(row, near: guess, after: sides.column) {
        votes[column, default: 0] += 1
      }
    }
    let most = votes.values.max() ?? 0
    let base = votes[guess] == most ? guess : votes.keys.sorted().first { votes[$0] == most }
    guard let base, base - sides.column >= 2 else { return nil }
    return corners.allSatisfy { abs($0 - base) <= Self.leftMax } ? base : nil
  }

  /// The right wall in a row: the upright nearest to where it should be.
  private func wall(_ row: Int, near column: Int, after left: Int) -> Int? {
    let order = [0] + (1...Self.rightMax).flatMap { $0 <= Self.leftMax ? [$0, -$0] : [$0] }
    var isBlocked = false
    for shift in order where column + shift > left + 1 && column + shift < grid.columns {
      if shift > 0, isBlocked { continue }
      let place = grid.place(row, column + shift)
      if runs.down[place] > 0, !walls.contains(place) { return column + shift + aside(place) }
      // Behind a line that begins here stands another thing's wall.
      if shift > 0, runs.glyphs[place].isCertain { isBlocked = true }
    }
    return nil
  }

  /// One for a level line right beside an upright that it meets: then that is the wall.
  private func aside(_ place: Place) -> Int {
    guard !runs.glyphs[place].runs(.north) else { return 0 }
    return [1, -1].first { shift in
      let glyph = runs.glyphs[place + shift]
      return glyph.isCertain && glyph.runs(.north) && !walls.contains(place + shift)
    } ?? 0
  }

  /// Notes in which rows the walls stand off, and gives those in which the right one is missing;
  /// nil when too much of it is.
  private func straighten(_ frame: inout Frame, _ sides: Sides) -> [Place]? {
    var missing: [Place] = []
    frame.raggedLeft = sides.shiftedLeft
    for row in frame.top + 1..<frame.bottom {
      if let left = frame.raggedLeft[row], walls.contains(grid.place(row, left)),
        !isShared(row, left, frame)
      {
        return nil
      }
      if let column = wall(row, near: frame.right, after: frame.left) {
        if column != frame.right { frame.ragged[row] = column }
      } else {
        missing.append(grid.place(row - 1, frame.ragged[row - 1] ?? frame.right))
      }
    }
    let rows = frame.bottom - frame.top - 1
    if isDashed(sides) { return missing.count < rows ? [] : nil }
    return missing.count * 3 <= rows ? missing : nil
  }

  /// True for a cell of the right wall of a box that is the left one of this: lanes share walls.
  private func isShared(_ row: Int, _ column: Int, _ frame: Frame) -> Bool {
    frames.contains {
      $0.right == frame.left && $0.top <= row && row <= $0.bottom
        && ($0.ragged[row] ?? $0.right) == column
    }
  }

  private func isDashed(_ sides: Sides) -> Bool {
    grid.isBlank(grid.place(sides.row, sides.column + 1))
  }

  /// A box whose words reach over its wall is drawn wide enough for them.
  private func widened(_ frame: Frame) -> Frame {
    let inner = frame.top + 1..<frame.bottom
    let overfull = frame.ragged.filter { row, column in
      inner.contains(row) && column > frame.right
        && (frame.right..<column).contains { !grid.isBlank(grid.place(row, $0)) }
    }
    guard let column = overfull.values.max() else { return frame }
    var frame = frame
    for row in frame.top...frame.bottom where frame.ragged[row] == nil {
      frame.ragged[row] = frame.right
    }
    frame.right = column
    return frame
  }

  /// True when the box would cut through no other.
  private func isClear(_ frame: Frame) -> Bool {
    frames.allSatisfy {
      !$0.overlaps(frame) || $0.encloses(frame) || frame.encloses($0)
    }
  }
}

/// Closes boxes that a careless wall leaves open: a right wall that stands some cells off in
/// some rows, a corner that is missing. What was mended is told.
struct BoxRepair {
  /// What was found wrong, and at which cell.
  enum Finding: Sendable {
    case ragged(Place, cells: Int, isLeft: Bool, frame: Frame)
    case unclosed(Place)
    case open(OpenBox)
  }

  let runs: WallRuns
  private(set) var frames: [Frame]
  private(set) var findings: [Finding] = []
  private var walls: Set<Place> = []

  private static let rightMax = 8
  private static let leftMax = 3

  private var grid: Grid { runs.grid }

  init(_ frames: [Frame], _ runs: WallRuns) {
    self.frames = frames
    self.runs = runs
    for frame in frames { mark(frame) }
  }

  /// Looks at every corner that opens no box yet.
  mutating func mend() {
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where frames.count < DiagramLimits.boxes {
        let place = grid.place(row, column)
        let corner = runs.corner(place)
        guard corner.has(.east), corner.has(.south), !walls.contains(place) else { continue }
        guard runs.right[place + 1] > 0, standsNear(place + grid.stride) else { continue }
        guard !isInLeaf(row, column) else { continue }
        mend(row, column)
      }
    }
    for place in grid.places where frames.count < DiagramLimits.boxes {
      let above = LeftCorner.frame(above: place, runs)
      guard let frame = above ?? LeftCorner.frame(below: place, runs), isFree(frame),
        isClear(frame)
      else { continue }
      frames.append(frame)
      mark(frame)
      let row = above == nil ? frame.bottom : frame.top
      let isBlank = grid.isBlank(grid.place(row, frame.left))
      findings.append(.unclosed(grid.place(row, frame.left + (isBlank ? 1 : 0))))
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

  private mutating func mark(_ frame: Frame) {
    for row in [frame.top, frame.bottom] {
      for column in frame.wall(row) { walls.insert(grid.place(row, column)) }
    }
    for row in frame.top + 1..<frame.bottom {
      walls.insert(grid.place(row, frame.raggedLeft[row] ?? frame.left))
      walls.insert(grid.place(row, frame.ragged[row] ?? frame.right))
    }
  }

  private mutating func mend(_ row: Int, _ column: Int) {
    guard let sides = Sides(row, column, runs) else { return }
    guard let bottom = sides.bottom, sides.missingCorners <= 1, let base = base(sides, bottom)
    else { return }
    // A wall that ends in a head is an arrow.
    if sides.missingCorners == 1, runs.glyphs[sides.stop(runs) + 1].isHead { return }
    var frame = Frame(top: row, left: column, bottom: bottom, right: base)
    var found: [Finding] = []
    guard straighten(&frame, sides, &found) else { return }
    frame.titles =
      (sides.topEnd?.titles ?? []).map { Frame.Title(row: row, columns: $0) }
      + (sides.bottomEnd?.titles ?? []).map { Frame.Title(row: bottom, columns: $0) }
    frame.titles.removeAll { $0.columns.upperBound > frame.right }
    frame.readStyle(runs)
    guard isClear(frame) else { return }
    if sides.missingCorners == 1 { found.append(.unclosed(sides.stop(runs))) }
    frames.append(frame)
    mark(frame)
    findings += found.map {
      if case .ragged(let place, let cells, let isLeft, _) = $0 {
        return .ragged(place, cells: cells, isLeft: isLeft, frame: frame)
      }
      return $0
    }
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
      if runs.down[place] > 0, !walls.contains(place) { return column + shift }
      // Behind a line that begins here stands another thing's wall.
      if shift > 0, runs.glyphs[place].isCertain { isBlocked = true }
    }
    return nil
  }

  /// Notes in which rows the right wall stands off; false when too much of it is missing.
  private func straighten(_ frame: inout Frame, _ sides: Sides, _ found: inout [Finding]) -> Bool {
    var missing = 0
    frame.raggedLeft = sides.shiftedLeft
    for row in frame.top + 1..<frame.bottom {
      let shift = (frame.raggedLeft[row] ?? frame.left) - frame.left
      if shift != 0 {
        let place = grid.place(row, frame.left + shift)
        guard !walls.contains(place) else { return false }
        found.append(.ragged(place, cells: shift, isLeft: true, frame: frame))
      }
      guard let column = wall(row, near: frame.right, after: frame.left) else {
        missing += 1
        let above = grid.place(row - 1, frame.ragged[row - 1] ?? frame.right)
        if !isDashed(sides) { found.append(.unclosed(above)) }
        continue
      }
      guard column != frame.right else { continue }
      frame.ragged[row] = column
      guard column - frame.right != shift else { continue }
      found.append(
        .ragged(
          grid.place(row, column), cells: column - frame.right, isLeft: false, frame: frame))
    }
    for (row, end) in [(frame.top, sides.topEnd), (frame.bottom, sides.bottomEnd)] {
      guard let column = end?.column, column != frame.right else { continue }
      let place = grid.place(row, column)
      found.append(
        .ragged(place, cells: column - frame.right, isLeft: false, frame: frame))
    }
    widen(&frame)
    let rows = frame.bottom - frame.top - 1
    return isDashed(sides) ? missing < rows : missing * 3 <= rows
  }

  private func isDashed(_ sides: Sides) -> Bool {
    grid.isBlank(grid.place(sides.row, sides.column + 1))
  }

  /// A box whose words reach over its wall is drawn wide enough for them.
  private func widen(_ frame: inout Frame) {
    let overfull = frame.ragged.filter { row, column in
      column > frame.right && !grid.isBlank(grid.place(row, frame.right))
    }
    guard let column = overfull.values.max() else { return }
    for row in frame.top + 1..<frame.bottom where frame.ragged[row] == nil {
      frame.ragged[row] = frame.right
    }
    frame.right = column
  }

  /// True when the box would cut through no other.
  private func isClear(_ frame: Frame) -> Bool {
    frames.allSatisfy {
      !$0.overlaps(frame) || $0.encloses(frame) || frame.encloses($0)
    }
  }
}

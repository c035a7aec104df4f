/// Boxes with one corner hidden behind another box:
///
/// ```
/// ┌──────────┐          ┌────────┐
/// │ Primary  │          │ Worker ├┐
/// │      ┌───┴─────┐    └┬───────┘│
/// └──────┤ Replica │     └────────┘
///        └─────────┘
/// ```
///
/// From every side of a box the walls that end there are followed. What shows words is a box;
/// what shows none and is as large as the box in front is more of the same.
struct HiddenCorners {
  private let runs: WallRuns
  private var steps: Int
  private(set) var frames: [Frame]

  private static let stepsPerCell = 20
  private static let shadeOffsetMax = 3
  private static let shadesMax = 8

  private var grid: Grid { runs.grid }

  init(_ frames: [Frame], _ runs: WallRuns) {
    self.frames = frames
    self.runs = runs
    steps = runs.grid.count * Self.stepsPerCell
  }

  mutating func find() {
    var index = 0
    while index < frames.count, frames.count < DiagramLimits.boxes {
      if frames[index].slanted == nil { findBehind(index) }
      index += 1
    }
  }

  private mutating func findBehind(_ index: Int) {
    var front = frames[index]
    while frames[index].shades.count < Self.shadesMax {
      var shade: Frame?
      for back in backs(front) {
        if back.holdsWords(grid) {
          if isClear(back) { frames.append(back) }
        } else if isShade(back, of: front), isClear(back) {
          shade = back
        }
      }
      guard let shade else { return }
      frames[index].shades.append(shade)
      front = shade
    }
  }

  private func isShade(_ back: Frame, of front: Frame) -> Bool {
    back.bottom - back.top == front.bottom - front.top
      && back.right - back.left == front.right - front.left
      && abs(back.top - front.top) <= Self.shadeOffsetMax
      && abs(back.left - front.left) <= Self.shadeOffsetMax
  }

  private func isClear(_ back: Frame) -> Bool {
    frames.allSatisfy { other in
      if ([other] + other.shades).contains(where: { $0.isSame(back) }) { return false }
      return !other.overlaps(back) || other.encloses(back) || back.encloses(other)
        || back.fronts.contains { $0.frame.isSame(other) }
        || other.shades.contains { shade in back.fronts.contains { $0.frame.isSame(shade) } }
    }
  }

  /// The boxes of which a corner is hidden behind `front`.
  private mutating func backs(_ front: Frame) -> [Frame] {
    var found: [Frame] = []
    for side in [Direction.west, .east] {
      let column = side == .west ? front.left : front.right
      for row in front.top + 1..<front.bottom {
        let wall = grid.place(row, column)
        guard runs.corner(grid.next(wall, side)).has(side.opposite) else { continue }
        for turn in [Direction.north, .south] {
          let corners = corners(from: wall, side, turn: turn)
          for corner in corners {
            guard let back = back(front, row, corner, side, turn) else { continue }
            if !found.contains(where: { $0.isSame(back) }) { found.append(back) }
          }
        }
      }
    }
    return found
  }

  /// The box with a corner at `corner`, whose wall in `row` ends at the side of `front`, and
  /// another one above or below it.
  private mutating func back(
    _ front: Frame, _ row: Int, _ corner: Place, _ side: Direction, _ turn: Direction
  ) -> Frame? {
    for column in front.left + 1..<front.right {
      let start = grid.place(turn == .north ? front.top : front.bottom, column)
      for end in corners(from: start, turn, turn: side) {
        let frame = Frame(
          top: min(row, grid.row(end)), left: min(column, grid.column(corner)),
          bottom: max(row, grid.row(end)), right: max(column, grid.column(corner)))
        let last = grid.place(grid.row(end), grid.column(corner))
        guard isUpright(frame, last, side, turn), let titles = titles(frame, turn) else {
          continue
        }
        return hidden(frame, titles, behind: front)
      }
    }
    return nil
  }

  private func hidden(_ frame: Frame, _ titles: [Frame.Title], behind front: Frame) -> Frame {
    var frame = frame
    frame.titles = titles
    frame.fronts = [Frame.Front(frame: front, isHeld: false)]
    frame.readStyle(runs)
    return frame
  }

  /// The corners that a wall reaches which leaves a box in a direction.
  private mutating func corners(
    from wall: Place, _ direction: Direction, turn: Direction
  ) -> [Place] {
    guard !runs.glyphs[wall].isHead else { return [] }
    var found: [Place] = []
    var place = grid.next(wall, direction)
    while steps > 0, runs.corner(place).has(direction.opposite) {
      steps -= 1
      if runs.corner(place).has(turn) { found.append(place) }
      let goesOn = direction.isHorizontal ? runs.isHorizontal(place) : runs.isVertical(place)
      guard goesOn, !grid.isBlank(place) else { break }
      place = grid.next(place, direction)
    }
    return found
  }

  /// True when an upright wall stands at the corner across from the hidden one.
  private func isUpright(
    _ frame: Frame, _ last: Place, _ side: Direction, _ turn: Direction
  ) -> Bool {
    let corner = runs.corner(last)
    guard frame.bottom - frame.top >= 2, frame.right - frame.left >= 2,
      corner.has(side.opposite), corner.has(turn.opposite)
    else { return false }
    let column = side == .west ? frame.left : frame.right
    let depth = Int(runs.down[grid.place(frame.top + 1, column)])
    return depth >= frame.bottom - frame.top - 1
  }

  /// The words in the level wall that is whole; nil when there is no such wall.
  private mutating func titles(_ frame: Frame, _ turn: Direction) -> [Frame.Title]? {
    let row = turn == .north ? frame.top : frame.bottom
    steps -= frame.right - frame.left
    var scan = WallScan(runs: runs, row: row, from: frame.left, turn: turn.opposite)
    while let end = scan.next(), end.column <= frame.right {
      guard end.column == frame.right else { continue }
      return end.titles.map { Frame.Title(row: row, columns: $0) }
    }
    return nil
  }
}

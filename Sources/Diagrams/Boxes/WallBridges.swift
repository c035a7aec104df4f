/// Boxes whose wall passes behind another box:
///
/// ```
///        ┌─────┐
/// ┌─ VPC ┤ IGW ├───┐
/// │      └──┬──┘   │
/// └─────────┼──────┘
/// ```
///
/// Where a wall comes to both sides of a box in the same row or column, it is taken to go on
/// behind it; rectangles that close then are boxes, and hold the one in their wall.
struct WallBridges {
  private var grid: Grid
  private var glyphs: [Glyph]
  private let boxes: [Frame]
  private var bridges: [Bridge] = []

  private struct Bridge {
    let box: Frame
    /// The row of a level wall, the column of an upright one.
    let line: Int
    let isLevel: Bool

    func isPart(of frame: Frame) -> Bool {
      isLevel
        ? [frame.top, frame.bottom].contains(line)
          && frame.left < box.left && box.right < frame.right
        : [frame.left, frame.right].contains(line)
          && frame.top < box.top && box.bottom < frame.bottom
    }
  }

  private static let frontsMax = 3
  private static let level: UInt32 = 0x2500
  private static let upright: UInt32 = 0x2502

  init(_ boxes: [Frame], _ runs: WallRuns) {
    grid = runs.grid
    glyphs = runs.glyphs
    self.boxes = boxes
    for box in boxes where box.slanted == nil {
      for row in box.top + 1..<box.bottom {
        guard leads(grid.place(row, box.left - 1), .east, runs),
          leads(grid.place(row, box.right + 1), .west, runs)
        else { continue }
        bridges.append(Bridge(box: box, line: row, isLevel: true))
      }
      for column in box.left + 1..<box.right {
        guard leads(grid.place(box.top - 1, column), .south, runs),
          leads(grid.place(box.bottom + 1, column), .north, runs)
        else { continue }
        bridges.append(Bridge(box: box, line: column, isLevel: false))
      }
    }
  }

  /// True for a wall or a corner that leads on in a direction.
  private func leads(_ place: Place, _ direction: Direction, _ runs: WallRuns) -> Bool {
    runs.glyphs[place].mark == .none && runs.corner(place).has(direction)
  }

  /// All such boxes.
  mutating func frames() -> [Frame] {
    guard !bridges.isEmpty else { return [] }
    for bridge in bridges { draw(bridge) }
    let runs = WallRuns(grid: grid, glyphs: glyphs)
    var finder = BoxFinder(runs: runs)
    finder.findWhole()
    let levels = Dictionary(grouping: bridges.filter(\.isLevel), by: \.line)
    let uprights = Dictionary(grouping: bridges.filter { !$0.isLevel }, by: \.line)
    var found: [Frame] = []
    for var frame in finder.frames {
      let near =
        [frame.top, frame.bottom].flatMap { levels[$0] ?? [] }
        + [frame.left, frame.right].flatMap { uprights[$0] ?? [] }
      let passed = near.filter { $0.isPart(of: frame) }.map(\.box)
      for box in passed where !frame.fronts.contains(where: { $0.frame.isSame(box) }) {
        frame.fronts.append(Frame.Front(frame: box, isHeld: true))
      }
      if isBox(frame, beside: boxes + found) { found.append(frame) }
    }
    return found
  }

  /// Draws the wall over the box in front of it.
  private mutating func draw(_ bridge: Bridge) {
    let box = bridge.box
    let places =
      bridge.isLevel
      ? (box.left...box.right).map { grid.place(bridge.line, $0) }
      : (box.top...box.bottom).map { grid.place($0, bridge.line) }
    for place in places {
      grid.scalars[place] = bridge.isLevel ? Self.level : Self.upright
      glyphs[place] = Glyph.of(grid.scalars[place])
    }
  }

  /// True for what holds more than the boxes in its wall and cuts through no other box.
  private func isBox(_ frame: Frame, beside others: [Frame]) -> Bool {
    guard (1...Self.frontsMax).contains(frame.fronts.count) else { return false }
    let rest = others.filter { other in
      !frame.fronts.contains { $0.frame.encloses(other) }
    }
    guard rest.allSatisfy({ !$0.overlaps(frame) || $0.encloses(frame) || frame.encloses($0) })
    else { return false }
    return rest.contains { frame.encloses($0) && !$0.encloses(frame) } || !frame.titles.isEmpty
      || frame.holdsWords(grid)
  }
}

extension Frame {
  /// True when letters or digits stand inside, but for those of boxes in front.
  func holdsWords(_ grid: Grid) -> Bool {
    (top + 1..<bottom).contains { row in
      interior(row).contains { column in
        grid.isWord(grid.place(row, column))
          && !fronts.contains { $0.frame.covers(row, column) }
      }
    }
  }
}

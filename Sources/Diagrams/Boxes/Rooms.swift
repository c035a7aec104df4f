/// Boxes laid out on the grid: whose wall a cell is, and in which box's room it stands.
struct Rooms: Sendable {
  /// In reading order of their upper left corners; a parent stands before its children.
  private(set) var frames: [Frame]
  /// The index of the box that directly holds each box.
  private(set) var parents: [Int?]
  /// For each box, whether boxes or a flow of words stand in it.
  private(set) var hasChildren: [Bool]
  /// Those of them in which a flow of words stands.
  private var flows: Set<Int> = []
  /// The innermost box around every cell, plus one; 0 outside of all. Walls belong to the room
  /// they close only in `walls`.
  private(set) var room: [Int32]
  /// For a wall's cell: a box it belongs to plus one, and a second one when two share it.
  private(set) var walls: [Int32]
  private(set) var sharedWalls: [Int32]

  init(_ frames: [Frame], _ grid: Grid) {
    self.frames = frames.sorted {
      ($0.top, $0.left, -$0.area) < ($1.top, $1.left, -$1.area)
    }
    parents = []
    hasChildren = []
    room = [Int32](repeating: 0, count: grid.count)
    walls = room
    sharedWalls = room
    parents = [Int?](repeating: nil, count: frames.count)
    hasChildren = [Bool](repeating: false, count: frames.count)
    findParents()
    for index in self.frames.indices { markWalls(index, grid) }
    sweep(grid)
  }

  /// Smaller boxes are asked first, so the first that encloses is the parent.
  private mutating func findParents() {
    let bySize = frames.indices.sorted { frames[$0].area < frames[$1].area }
    for (rank, index) in bySize.enumerated() {
      let parent = bySize[(rank + 1)...].first { holds(frames[$0], frames[index]) }
      parents[index] = parent
      if let parent { hasChildren[parent] = true }
    }
  }

  private func holds(_ outer: Frame, _ inner: Frame) -> Bool {
    guard outer.area > inner.area else { return false }
    return outer.encloses(inner) || outer.fronts.contains { $0.isHeld && $0.frame.isSame(inner) }
  }

  private mutating func markWalls(_ index: Int, _ grid: Grid) {
    for frame in [frames[index]] + frames[index].shades {
      for row in [frame.top, frame.bottom] + frame.rules {
        let wall = frame.wall(row)
        // A wall that slid, or is too long, is the straight one.
        let start = frame.raggedLeft[row] ?? wall.lowerBound
        for column in start...max(start, frame.ragged[row] ?? wall.upperBound) {
          mark(row, column, frame, index, grid)
        }
      }
      for row in frame.top + 1..<frame.bottom {
        for column in [frame.raggedLeft[row] ?? frame.left, frame.ragged[row] ?? frame.right]
        where !grid.isInWord(grid.place(row, column)) {
          mark(row, column, frame, index, grid)
        }
      }
    }
  }

  private mutating func mark(
    _ row: Int, _ column: Int, _ frame: Frame, _ index: Int, _ grid: Grid
  ) {
    if frame.fronts.contains(where: { $0.frame.covers(row, column) }) { return }
    let place = grid.place(row, column)
    if walls[place] == 0 {
      walls[place] = Int32(index + 1)
    } else {
      sharedWalls[place] = Int32(index + 1)
    }
  }

  /// Fills `room` row by row with a stack of the boxes entered, O(cells + boxes).
  private mutating func sweep(_ grid: Grid) {
    var openers = [[Int]](repeating: [], count: grid.rows)
    for (index, frame) in frames.enumerated() { openers[frame.top].append(index) }
    var active: [Int] = []
    for row in 0..<grid.rows {
      active.append(contentsOf: openers[row])
      active.removeAll { frames[$0].bottom <= row }
      let starting = active.filter { frames[$0].top < row }
        .map { (start: frames[$0].interior(row).lowerBound, area: frames[$0].area, index: $0) }
        .sorted { ($0.start, -$0.area, $0.index) < ($1.start, -$1.area, $1.index) }
        .map(\.index)
      fill(row, starting, grid)
    }
    for index in frames.indices where !frames[index].fronts.isEmpty { uncover(index, grid) }
  }

  /// Gives the cells of boxes in front of another back to them.
  private mutating func uncover(_ back: Int, _ grid: Grid) {
    for front in frames[back].fronts.map(\.frame) {
      guard let index = frames.firstIndex(where: { $0.isSame(front) }) else { continue }
      for row in front.top + 1..<front.bottom {
        for column in front.interior(row) where room[grid.place(row, column)] == back + 1 {
          room[grid.place(row, column)] = Int32(index + 1)
        }
      }
    }
  }

  private mutating func fill(_ row: Int, _ boxes: [Int], _ grid: Grid) {
    var stack: [Int] = []
    var upcoming = boxes[...]
    for column in 0..<grid.columns {
      while let top = stack.last, !frames[top].interior(row).contains(column) {
        stack.removeLast()
      }
      while let first = upcoming.first, frames[first].interior(row).lowerBound <= column {
        if frames[first].interior(row).contains(column) { stack.append(first) }
        upcoming = upcoming.dropFirst()
      }
      if let top = stack.last { room[grid.place(row, column)] = Int32(top + 1) }
    }
  }

  /// Makes a room of a box without boxes: words in it are things of their own.
  mutating func open(_ box: Int) {
    hasChildren[box] = true
    flows.insert(box)
  }

  /// True for a cell in a box whose words are a flow.
  func isInFlow(_ place: Place) -> Bool { innermost(place).map(flows.contains) ?? false }

  /// The box in whose room a cell stands, walls of inner boxes counting as the outer room.
  func innermost(_ place: Place) -> Int? {
    room[place] > 0 ? Int(room[place]) - 1 : nil
  }

  func isWall(_ place: Place) -> Bool { walls[place] > 0 }

  /// True in the room of a box that holds no boxes: what stands there is its text.
  func isLeafRoom(_ place: Place) -> Bool {
    room[place] > 0 && !hasChildren[Int(room[place]) - 1]
  }

  /// The box that a line reaches which comes to the wall at `place` travelling in `direction`:
  /// the one behind the wall, else the one it comes from.
  func box(at place: Place, travelling direction: Direction, _ grid: Grid) -> Int? {
    let owners = [walls[place], sharedWalls[place]].filter { $0 > 0 }.map { Int($0) - 1 }
    let (row, column) = (grid.row(place), grid.column(place))
    let (beyondRow, beyondColumn) = (row + direction.rows, column + direction.columns)
    let behind = owners.filter { isInside(frames[$0], beyondRow, beyondColumn) }
    if let box = behind.min(by: { frames[$0].area < frames[$1].area }) { return box }
    let (fromRow, fromColumn) = (row - direction.rows, column - direction.columns)
    let outside = owners.filter { !isInside(frames[$0], fromRow, fromColumn) }
    return outside.first ?? owners.first
  }

  private func isInside(_ frame: Frame, _ row: Int, _ column: Int) -> Bool {
    row > frame.top && row < frame.bottom && frame.interior(row).contains(column)
  }
}

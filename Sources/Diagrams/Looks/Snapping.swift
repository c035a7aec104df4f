/// Small repairs of an author's places: boxes below each other get the same width, and lines that
/// meet a box beside its middle meet it there.
struct Snapping {
  /// The walls of frames that are drawn wider than they are, by the frames' numbers.
  private(set) var columns: [Int: ClosedRange<Int>] = [:]
  private let field: Field

  /// How far apart, in half cells, the middles of boxes in one column may lie.
  private static let middleMax = 4

  /// - Parameter isFree: frames that may be moved: whole, upright, with words only.
  init(_ field: Field, _ isFree: [Bool]) {
    self.field = field
    let frames = field.rooms.frames
    var groups: [[Int]] = []
    for index in frames.indices where isFree[index] {
      let group = groups.lastIndex { group in
        group.allSatisfy { belongs(index, $0) }
      }
      if let group { groups[group].append(index) } else { groups.append([index]) }
    }
    for group in groups where group.count > 1 { snap(group) }
  }

  private func belongs(_ index: Int, _ other: Int) -> Bool {
    let (first, second) = (field.rooms.frames[index], field.rooms.frames[other])
    let shift = abs(first.left + first.right - second.left - second.right)
    return field.rooms.parents[index] == field.rooms.parents[other]
      && shift <= Self.middleMax && (first.bottom < second.top || second.bottom < first.top)
  }

  private mutating func snap(_ group: [Int]) {
    let frames = group.map { field.rooms.frames[$0] }
    let left = frames.map(\.left).min() ?? 0
    let right = frames.map(\.right).max() ?? 0
    guard frames.contains(where: { $0.left != left || $0.right != right }),
      frames.allSatisfy({ ($0.right - $0.left) * 2 > right - left && hasRoom($0, left, right) })
    else { return }
    for index in group { columns[index] = left...right }
  }

  /// True when nothing stands where a frame would grow, and lines that come in stay long enough.
  private func hasRoom(_ frame: Frame, _ left: Int, _ right: Int) -> Bool {
    guard left >= 2, right + 2 < field.grid.columns || right == frame.right else {
      return left == frame.left && right == frame.right
    }
    let before = left < frame.left ? left - 2..<frame.left : 0..<0
    let after = right > frame.right ? frame.right + 1..<right + 3 : 0..<0
    return (frame.top...frame.bottom).allSatisfy { row in
      (Array(before) + Array(after)).allSatisfy { column in
        let place = field.grid.place(row, column)
        return field.grid.isBlank(place)
          || field.isLine(place) && field.links[place].isDisjoint(with: .vertical)
      }
    }
  }

  /// The cells of the upright line that alone meets a frame from above or below, if there is one.
  static func uprights(_ frame: Frame, _ field: Field) -> [[Place]] {
    [(frame.top - 1, Direction.north), (frame.bottom + 1, .south)].compactMap { row, way in
      guard row >= 0, row < field.grid.rows else { return nil }
      let lines = (frame.left...frame.right).map { field.grid.place(row, $0) }.filter {
        field.isLine($0)
      }
      guard lines.count == 1, var place = lines.first else { return nil }
      var run = [place]
      while field.links[place].has(way), run.count < 200 {
        place = field.grid.next(place, way)
        run.append(place)
      }
      return run
    }
  }
}

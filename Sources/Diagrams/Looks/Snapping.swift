/// Small repairs of an author's places: boxes that stand below each other or beside each other,
/// and are nearly of one size, get the same.
struct Snapping {
  /// The walls of frames that are drawn elsewhere than they stand, by the frames' numbers: left
  /// and right ones in tenths of a pixel, top and bottom ones as rows.
  private(set) var widths: [Int: ClosedRange<Int>] = [:]
  private(set) var heights: [Int: ClosedRange<Int>] = [:]
  private let field: Field
  private let geometry: Geometry
  private let free: [Int]

  /// How far apart, in half cells, the middles of boxes in one column and in one row may lie.
  private static let middleMax = 4
  private static let rowMax = 2
  /// By how much the widths of boxes in a row may differ to be made equal.
  private static let unlikeMax = 550

  private var frames: [Frame] { field.rooms.frames }

  /// - Parameter isFree: frames that may be moved: whole, upright, with words only.
  init(_ field: Field, _ isFree: [Bool], _ geometry: Geometry) {
    self.field = field
    self.geometry = geometry
    free = isFree.indices.filter { isFree[$0] }
    let columns = groups { first, second in
      abs(first.left + first.right - second.left - second.right) <= Self.middleMax
        && (first.bottom < second.top || second.bottom < first.top)
    }
    let rows = groups { first, second in
      abs(first.top + first.bottom - second.top - second.bottom) <= Self.rowMax
        && (first.right < second.left || second.right < first.left)
    }
    for group in columns where group.count > 1 { align(group) }
    for group in joined(rows, columns) where group.count > 1 { widen(group) }
    for group in rows where group.count > 1 { heighten(group) }
  }

  /// Free frames in sets within which every two belong together.
  private func groups(_ belong: (Frame, Frame) -> Bool) -> [[Int]] {
    var groups: [[Int]] = []
    for index in free {
      let group = groups.lastIndex { group in
        group.allSatisfy {
          field.rooms.parents[index] == field.rooms.parents[$0] && belong(frames[index], frames[$0])
        }
      }
      if let group { groups[group].append(index) } else { groups.append([index]) }
    }
    return groups
  }

  /// Rows, with those made one that share a column.
  private func joined(_ rows: [[Int]], _ columns: [[Int]]) -> [[Int]] {
    var sets = UnionFind(frames.count)
    for group in rows + columns {
      for index in group { sets.join(group[0], index) }
    }
    return Dictionary(grouping: free) { sets.find($0) }.sorted { $0.key < $1.key }.map(\.value)
  }

  private func width(_ index: Int) -> ClosedRange<Int> {
    let outline = geometry.outline(frames[index])
    return widths[index] ?? outline.left...outline.right
  }

  /// One left wall and one right wall for the boxes of a column.
  private mutating func align(_ group: [Int]) {
    let walls = group.map(width)
    let left = walls.map(\.lowerBound).min() ?? 0
    let right = walls.map(\.upperBound).max() ?? 0
    guard walls.contains(where: { $0 != left...right }),
      walls.allSatisfy({ $0.count * 2 > right - left }),
      group.allSatisfy({ hasRoom($0, left...right) })
    else { return }
    for index in group { widths[index] = left...right }
  }

  /// One width for boxes that are nearly as wide as each other, each about its own middle.
  private mutating func widen(_ group: [Int]) {
    let walls = group.map(width)
    let width = walls.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    guard walls.contains(where: { $0.upperBound - $0.lowerBound != width }),
      walls.allSatisfy({ width - ($0.upperBound - $0.lowerBound) <= Self.unlikeMax })
    else { return }
    let wider = walls.map { wall in
      let left = (wall.lowerBound + wall.upperBound - width) / 2
      return left...(left + width)
    }
    guard zip(group, wider).allSatisfy({ hasRoom($0, $1) }) else { return }
    for (index, walls) in zip(group, wider) { widths[index] = walls }
  }

  /// The same rows for boxes that differ by one.
  private mutating func heighten(_ group: [Int]) {
    let top = group.map { frames[$0].top }.min() ?? 0
    let bottom = group.map { frames[$0].bottom }.max() ?? 0
    guard group.contains(where: { frames[$0].top != top || frames[$0].bottom != bottom }),
      group.allSatisfy({ index in
        let frame = frames[index]
        return frame.titles.isEmpty && frame.rules.isEmpty
          && frame.top - top + bottom - frame.bottom <= 1 && hasRoom(index, rows: top...bottom)
      })
    else { return }
    for index in group { heights[index] = top...bottom }
  }

  /// True when nothing stands where a frame would grow, and lines that come in stay long enough,
  /// even where the next box grows as well.
  private func hasRoom(_ index: Int, _ walls: ClosedRange<Int>) -> Bool {
    let frame = frames[index]
    let outline = geometry.outline(frame)
    let cell = Geometry.cellWidth
    let before = max(0, outline.left - walls.lowerBound + cell - 1) / cell
    let after = max(0, walls.upperBound - outline.right + cell - 1) / cell
    let left = before == 0 ? frame.left : max(0, frame.left - 2 * before - 1)
    let right = after == 0 ? frame.right : min(frame.right + 2 * after + 1, field.grid.columns - 1)
    let columns = Array(left..<frame.left) + Array(frame.right + 1..<max(frame.right, right) + 1)
    return (frame.top...frame.bottom).allSatisfy { row in
      columns.allSatisfy { isClear(row, $0, of: .vertical) }
    }
  }

  private func hasRoom(_ index: Int, rows: ClosedRange<Int>) -> Bool {
    let frame = frames[index]
    let above = rows.lowerBound < frame.top ? rows.lowerBound - 2..<frame.top : 0..<0
    let below = rows.upperBound > frame.bottom ? frame.bottom + 1..<rows.upperBound + 3 : 0..<0
    guard above.lowerBound >= 0, below.upperBound <= field.grid.rows else { return false }
    return (Array(above) + Array(below)).allSatisfy { row in
      (frame.left - 1...frame.right + 1).allSatisfy { isClear(row, $0, of: .horizontal) }
    }
  }

  /// True for a blank and for a line that does not go a certain way.
  private func isClear(_ row: Int, _ column: Int, of ways: Arms) -> Bool {
    let place = field.grid.place(row, column)
    return field.grid.isBlank(place)
      || field.isLine(place) && field.links[place].isDisjoint(with: ways)
  }
}

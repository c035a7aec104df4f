/// Where things stand in the picture, in tenths of a pixel.
struct Geometry: Sendable {
  static let cellWidth = 84
  static let rowHeight = 200
  static let margin = 100
  /// From the middle of a row down to the line that letters stand on.
  static let baseline = 48

  let grid: Grid
  /// Where the walls of frames are drawn that stand elsewhere, by their upper left corner: left
  /// and right ones in tenths of a pixel, top and bottom ones as rows.
  private var widths: [Place: ClosedRange<Int>] = [:]
  private var heights: [Place: ClosedRange<Int>] = [:]
  /// Where lines stand that are drawn beside their cells, by these: upright ones and level ones.
  private var columns: [Place: Int] = [:]
  private var rows: [Place: Int] = [:]
  /// Where columns begin: further apart where a box needs room for its words and icon.
  private var starts: [Int]
  /// Where boxes end that were drawn wider, right of all columns.
  private var rightmost = 0
  /// Rows whose wall holds a title, by the columns of the box: such walls stand above their row.
  private let raised: [Int: [Range<Int>]]
  private let lowered: [Int: [Range<Int>]]

  /// - Parameter needs: the least widths of some frames.
  init(_ grid: Grid, _ frames: [Frame], needs: [(frame: Frame, width: Int)] = []) {
    self.grid = grid
    starts = Self.starts(grid, needs)
    var raised: [Int: [Range<Int>]] = [:]
    var lowered: [Int: [Range<Int>]] = [:]
    let titledTops = frames.filter { frame in
      frame.titles.contains { $0.row == frame.top }
    }
    let tops = Set(titledTops.map(\.top))
    for frame in frames {
      let columns = frame.left..<frame.right + 1
      if frame.titles.contains(where: { $0.row == frame.top }) {
        raised[frame.top, default: []].append(columns)
      }
      if frame.titles.contains(where: { $0.row == frame.bottom }), !tops.contains(frame.bottom) {
        lowered[frame.bottom, default: []].append(columns)
      }
    }
    self.raised = raised
    self.lowered = lowered
  }

  private static func starts(
    _ grid: Grid, _ needs: [(frame: Frame, width: Int)]
  ) -> [Int] {
    var ending = [[(left: Int, width: Int)]](repeating: [], count: grid.columns + 1)
    for need in needs where need.frame.right <= grid.columns {
      ending[need.frame.right].append((need.frame.left, need.width))
      // Half of it before the words: what meets the box in its middle stays there.
      let more = need.width - (need.frame.right - need.frame.left) * cellWidth
      if more > 0 {
        ending[need.frame.left + 1].append((need.frame.left, cellWidth + more / 2))
      }
    }
    var starts: [Int] = [margin]
    starts.reserveCapacity(grid.columns + 1)
    for column in 0...grid.columns {
      var start = column == 0 ? margin : starts[column - 1] + cellWidth
      for need in ending[column] where need.left < column {
        start = max(start, starts[need.left] + need.width)
      }
      if column == 0 { starts[0] = start } else { starts.append(start) }
    }
    return starts
  }

  var width: Int { max(starts.last ?? Self.margin, rightmost) + Self.margin }
  var height: Int { grid.rows * Self.rowHeight + 2 * Self.margin }

  func left(_ column: Int) -> Int { starts[Swift.min(column, starts.count - 1)] }
  func middle(column: Int) -> Int { left(column) + Self.cellWidth / 2 }
  static func top(_ row: Int) -> Int { margin + row * rowHeight }
  static func middle(row: Int) -> Int { top(row) + rowHeight / 2 }

  /// The outline of a box.
  func outline(_ frame: Frame) -> Rectangle {
    let columns = frame.left..<frame.right + 1
    let corner = grid.place(max(0, frame.top), max(0, frame.left))
    let width = widths.isEmpty ? nil : widths[corner]
    let height = heights.isEmpty ? nil : heights[corner]
    return Rectangle(
      left: width?.lowerBound ?? middle(column: frame.left),
      top: wall(height?.lowerBound ?? frame.top, columns),
      right: width?.upperBound ?? middle(column: frame.right),
      bottom: wall(height?.upperBound ?? frame.bottom, columns))
  }

  /// Draws boxes that are nearly of one size the same, and lines to their middles.
  ///
  /// - Parameter isFree: frames that may be moved: whole, upright, with words only.
  mutating func snap(_ field: Field, _ isFree: [Bool]) {
    let frames = field.rooms.frames
    let snapping = Snapping(field, isFree, self)
    func corner(_ index: Int) -> Place { grid.place(frames[index].top, frames[index].left) }
    // In any order: each sets its own entry.
    let shift = max(
      0, Self.margin - (snapping.widths.values.map(\.lowerBound).min() ?? Self.margin))
    if shift > 0 { starts = starts.map { $0 + shift } }
    for (index, walls) in snapping.widths {
      widths[corner(index)] = walls.lowerBound + shift...walls.upperBound + shift
      rightmost = max(rightmost, walls.upperBound + shift)
    }
    for (index, walls) in snapping.heights { heights[corner(index)] = walls }
    let lines = LineSnapping(field, isFree, self)
    columns = lines.columns
    rows = lines.rows
  }

  private func wall(_ row: Int, _ columns: Range<Int>) -> Int {
    if raised[row]?.contains(where: { $0.overlaps(columns) }) == true { return Self.top(row) }
    if lowered[row]?.contains(where: { $0.overlaps(columns) }) == true { return Self.top(row + 1) }
    return Self.middle(row: row)
  }

  /// The corner between two cells that touch at their corners only, where one is a full stop or
  /// quote that turns into an upright one cell on.
  func halfStep(_ from: Place, _ to: Place, _ field: Field) -> Point? {
    let (start, end) = (point(from), point(to))
    guard start.x != end.x, start.y != end.y, abs(grid.row(from) - grid.row(to)) == 1 else {
      return nil
    }
    if LineJoiner.isRoundCorner(field.glyphs[from]), field.glyphs[to].arms == .vertical {
      return Point(x: end.x, y: start.y)
    }
    if LineJoiner.isRoundCorner(field.glyphs[to]), field.glyphs[from].arms == .vertical {
      return Point(x: start.x, y: end.y)
    }
    return nil
  }

  func point(_ place: Place) -> Point {
    Point(
      x: columns[place] ?? middle(column: grid.column(place)),
      y: rows[place] ?? Self.middle(row: grid.row(place)))
  }
}

/// A place in the picture, in tenths of a pixel.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  /// True for a point in line with another one, farther on in a direction: a wall that is drawn
  /// straight may stand before the last cell of a line.
  func isBeyond(_ other: Point, _ direction: Direction) -> Bool {
    switch direction {
    case .east: y == other.y && x > other.x
    case .west: y == other.y && x < other.x
    case .south: x == other.x && y > other.y
    case .north: x == other.x && y < other.y
    case .northeast, .southeast, .southwest, .northwest: false
    }
  }

  func moved(_ direction: Direction, by distance: Int) -> Point {
    Point(x: x + direction.columns * distance, y: y + direction.rows * distance)
  }
}

/// An upright rectangle, in tenths of a pixel.
package struct Rectangle: Hashable, Sendable {
  package let left: Int
  package let top: Int
  package let right: Int
  package let bottom: Int

  package init(left: Int, top: Int, right: Int, bottom: Int) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  package var width: Int { right - left }
  package var height: Int { bottom - top }

  /// Where a line that comes from `point` in a direction meets this rectangle's border.
  func border(from point: Point, _ direction: Direction) -> Point {
    switch direction {
    case .east: return Point(x: point.x <= (left + right) / 2 ? left : right, y: point.y)
    case .west: return Point(x: point.x >= (left + right) / 2 ? right : left, y: point.y)
    case .south: return Point(x: point.x, y: point.y <= top ? top : bottom)
    case .north: return Point(x: point.x, y: point.y >= bottom ? bottom : top)
    case .northeast, .northwest, .southeast, .southwest:
      let goal = direction.rows > 0 ? top : bottom
      let distance = abs(goal - point.y)
      let x = point.x + direction.columns * distance * Geometry.cellWidth / Geometry.rowHeight
      return Point(x: min(max(x, left), right), y: goal)
    }
  }
}

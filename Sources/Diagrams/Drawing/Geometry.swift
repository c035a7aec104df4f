/// Where things stand in the picture, in tenths of a pixel.
struct Geometry: Sendable {
  static let cellWidth = 84
  static let rowHeight = 180
  static let margin = 100
  /// From the middle of a row down to the line that letters stand on.
  static let baseline = 48

  let grid: Grid
  /// Rows whose wall holds a title, by the columns of the box: such walls stand above their row.
  private let raised: [Int: [Range<Int>]]
  private let lowered: [Int: [Range<Int>]]

  init(_ grid: Grid, _ frames: [Frame]) {
    self.grid = grid
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

  var width: Int { grid.columns * Self.cellWidth + 2 * Self.margin }
  var height: Int { grid.rows * Self.rowHeight + 2 * Self.margin }

  static func left(_ column: Int) -> Int { margin + column * cellWidth }
  static func middle(column: Int) -> Int { left(column) + cellWidth / 2 }
  static func top(_ row: Int) -> Int { margin + row * rowHeight }
  static func middle(row: Int) -> Int { top(row) + rowHeight / 2 }

  /// The outline of a box.
  func outline(_ frame: Frame) -> Rectangle {
    let columns = frame.left..<frame.right + 1
    return Rectangle(
      left: Self.middle(column: frame.left), top: wall(frame.top, columns),
      right: Self.middle(column: frame.right), bottom: wall(frame.bottom, columns))
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
    guard start.x != end.x, start.y != end.y, abs(start.y - end.y) == Self.rowHeight else {
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
    Point(x: Self.middle(column: grid.column(place)), y: Self.middle(row: grid.row(place)))
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
    case .east: return Point(x: point.x <= left ? left : right, y: point.y)
    case .west: return Point(x: point.x >= right ? right : left, y: point.y)
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

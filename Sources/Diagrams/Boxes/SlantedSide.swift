/// The part of a slanting shape's side that a character can be.
enum Slant: Sendable {
  case rising, falling, upright, vertex, level

  static let underscore: UInt32 = 0x5F
  static let tilde: UInt32 = 0x7E
  /// What the torn edge of a sheet is drawn with: `-._.'` and backticks, tildes.
  static let curls: [UInt32] = [0x2D, 0x2E, 0x5F, 0x27, 0x60, 0x2C, tilde]

  /// `/`, `\`, an upright, or one of the characters people put where two slants meet.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x2F, 0x2571: self = .rising
    case 0x5C, 0x2572: self = .falling
    case 0x7C, 0x2502: self = .upright
    case 0x3C, 0x3E, 0x28, 0x29, 0x2B, 0x7B, 0x7D, 0x3A: self = .vertex
    default: return nil
    }
  }

  /// True for a character in which slants of this side can meet: `<` at the left, `>` at the right.
  static func isVertex(_ scalar: UInt32, isLeft: Bool) -> Bool {
    let other: [UInt32] = isLeft ? [0x3E, 0x29, 0x7D] : [0x3C, 0x28, 0x7B]
    return !other.contains(scalar)
  }

  /// A character of a level top: `.-----.`, `+-----+`, `______`.
  static func isLevel(_ scalar: UInt32) -> Bool {
    [0x2D, 0x3D, 0x5F, 0x2E, 0x2C, 0x2B, 0x2500].contains(scalar)
  }

  /// A corner of a level bottom.
  static func isCorner(_ scalar: UInt32) -> Bool {
    [0x27, 0x60, 0x2B, 0x2E, 0x2D, 0x3D, 0x2500, 0x5C, 0x2F].contains(scalar)
  }

  /// What may stand in the very tip of a diamond.
  static func isTip(_ scalar: UInt32, orBlank: Bool) -> Bool {
    [0x2E, 0x5E, 0x2B, 0x27, 0x2A].contains(scalar)
      || orBlank && (scalar == Grid.blank || scalar == 0x2D || scalar == underscore)
  }
}

/// One side of a slanting shape in one row.
struct SlantedSide: Sendable {
  let column: Int
  let slant: Slant
  private let isLeft: Bool

  init(_ column: Int, _ slant: Slant, isLeft: Bool) {
    self.column = column
    self.slant = slant
    self.isLeft = isLeft
  }

  /// One cell out of the shape.
  private var outward: Int { isLeft ? -1 : 1 }
  /// The slant that widens the shape downward.
  private var widening: Slant { isLeft ? .rising : .falling }
  private var narrowing: Slant { isLeft ? .falling : .rising }

  /// The side in the row below, which stands at most one cell beside.
  func next(_ row: Int, _ grid: Grid) -> SlantedSide? {
    for (column, slants) in options {
      let scalar = grid.scalars[grid.place(row, column)]
      guard let found = Slant(scalar), slants.contains(found) else { continue }
      if found != .vertex || Slant.isVertex(scalar, isLeft: isLeft) {
        return SlantedSide(column, found, isLeft: isLeft)
      }
    }
    return nil
  }

  /// Where the side may go on, the likeliest first.
  private var options: [(Int, [Slant])] {
    switch slant {
    case widening:
      [
        (column + outward, [widening, .vertex, .upright]), (column, [narrowing, .upright]),
        (column + 2 * outward, [.vertex]),
      ]
    case narrowing:
      [(column - outward, [narrowing, .upright]), (column, [.upright])]
    case .level:
      [
        (column + outward, [widening, .vertex]), (column - outward, [narrowing, widening]),
        (column, [widening, narrowing, .upright, .vertex]),
      ]
    default:
      [
        (column - outward, [narrowing]), (column, [.upright, .vertex]),
        (column + outward, [widening]), (column - 2 * outward, [narrowing]),
      ]
    }
  }

  /// The column of the corner that ends this side in the row below.
  var cornerBelow: Int {
    switch slant {
    case widening: column + outward
    case narrowing: column - outward
    default: column
    }
  }
}

/// The walls of a slanting shape as they are found.
struct SlantedOutline {
  private let top: ClosedRange<Int>
  private var rows: [(row: Int, left: SlantedSide, right: SlantedSide)] = []

  init(top: ClosedRange<Int>) {
    self.top = top
  }

  mutating func add(_ row: Int, _ left: SlantedSide, _ right: SlantedSide) {
    rows.append((row, left, right))
  }

  /// The shape; nil when all its sides are upright.
  func frame(top row: Int, bottom: Int, _ wall: ClosedRange<Int>) -> Frame? {
    let isUpright = rows.allSatisfy { $0.left.slant == .upright && $0.right.slant == .upright }
    guard bottom - row >= 2, !isUpright else { return nil }
    let left = rows.map(\.left.column).min() ?? top.lowerBound
    let right = rows.map(\.right.column).max() ?? top.upperBound
    var frame = Frame(
      top: row, left: min(left, top.lowerBound, wall.lowerBound), bottom: bottom,
      right: max(right, top.upperBound, wall.upperBound))
    for side in rows where side.row > row && side.row < bottom {
      frame.raggedLeft[side.row] = side.left.column
      frame.ragged[side.row] = side.right.column
    }
    frame.slanted = Frame.Slanted(top: top, bottom: wall)
    return frame
  }
}

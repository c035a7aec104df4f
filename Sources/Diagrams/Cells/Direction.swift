/// One of the eight ways out of a cell.
enum Direction: UInt8, CaseIterable, Sendable {
  case north, east, south, west, northeast, southeast, southwest, northwest

  /// The four ways along rows and columns.
  static let straight: [Direction] = [.north, .east, .south, .west]

  var opposite: Direction {
    switch self {
    case .north: .south
    case .east: .west
    case .south: .north
    case .west: .east
    case .northeast: .southwest
    case .southeast: .northwest
    case .southwest: .northeast
    case .northwest: .southeast
    }
  }

  var isDiagonal: Bool { rawValue >= 4 }
  var isHorizontal: Bool { self == .east || self == .west }
  var isVertical: Bool { self == .north || self == .south }

  /// Rows travelled by one step.
  var rows: Int {
    switch self {
    case .north, .northeast, .northwest: -1
    case .south, .southeast, .southwest: 1
    case .east, .west: 0
    }
  }

  /// Columns travelled by one step.
  var columns: Int {
    switch self {
    case .west, .northwest, .southwest: -1
    case .east, .northeast, .southeast: 1
    case .north, .south: 0
    }
  }
}

/// A set of directions: where a cell's line leaves it.
struct Arms: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let north = Arms(.north)
  static let east = Arms(.east)
  static let south = Arms(.south)
  static let west = Arms(.west)
  static let horizontal: Arms = [.east, .west]
  static let vertical: Arms = [.north, .south]
  static let cross: Arms = [.north, .east, .south, .west]
  static let rising = Arms([.northeast, .southwest])
  static let falling = Arms([.northwest, .southeast])

  static let slanting: Set<Arms> = [rising, falling]

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ direction: Direction) {
    rawValue = 1 << direction.rawValue
  }

  init(_ directions: [Direction]) {
    rawValue = directions.reduce(0) { $0 | 1 << $1.rawValue }
  }

  func has(_ direction: Direction) -> Bool {
    rawValue & (1 << direction.rawValue) != 0
  }

  var count: Int { rawValue.nonzeroBitCount }

  /// The directions in the set, clockwise from north, diagonals last.
  var directions: [Direction] { Self.directions[Int(rawValue)] }

  private static let directions = (0..<256).map { value in
    Direction.allCases.filter { Arms(rawValue: UInt8(value)).has($0) }
  }
}

/// A character of a drawing: where its line leaves the cell and how it is stroked.
///
/// Unicode's line characters are certain: they are nothing but lines. ASCII's are possible: `-`
/// is a line only where its neighbour answers.
struct Glyph: Hashable, Sendable {
  /// How thick a line is drawn.
  enum Weight: UInt8, Sendable {
    case light, heavy, double
  }

  /// A mark on the line.
  enum Mark: UInt8, Sendable {
    case none, head, openHead, dot, ring, bridge
  }

  var arms: Arms = []
  /// Where a head points; empty for what is no head.
  var points: Arms = []
  var weight = Weight.light
  var mark = Mark.none
  var isCertain = false
  var isDashed = false
  var isRound = false
  /// True for heads that have a shaft of their own, as `→` has.
  var hasShaft = false

  static let none = Glyph()

  var isHead: Bool { !points.isEmpty }
  var isLine: Bool { !arms.isEmpty || isHead }
  var isPlus: Bool { !isCertain && arms == .cross && mark == .none }

  /// True when a straight line can run through along `direction`.
  func runs(_ direction: Direction) -> Bool {
    arms.has(direction) && arms.has(direction.opposite)
  }
}

extension Glyph {
  /// The glyph of a character given by its only scalar. Characters of several scalars are text.
  static func of(_ scalar: UInt32) -> Glyph {
    if scalar < 0x80 { return ascii[Int(scalar)] }
    if scalar >= 0x2500, scalar < 0x2580 { return boxDrawing[Int(scalar - 0x2500)] }
    if scalar < 0x2010 || scalar > 0x2BFF { return none }
    return other(scalar)
  }

  private static let ascii: [Glyph] = (0..<128).map { ascii(UInt8($0)) }

  private static func ascii(_ byte: UInt8) -> Glyph {
    switch byte {
    case UInt8(ascii: "-"): Glyph(arms: .horizontal)
    case UInt8(ascii: "="): Glyph(arms: .horizontal, weight: .double)
    case UInt8(ascii: "|"): Glyph(arms: .vertical)
    case UInt8(ascii: ":"), UInt8(ascii: "!"): Glyph(arms: .vertical, isDashed: true)
    case UInt8(ascii: "+"): Glyph(arms: .cross)
    case UInt8(ascii: "."): Glyph(arms: [.east, .west, .south], isRound: true)
    case UInt8(ascii: ","): Glyph(arms: [.east, .west, .south], isRound: true)
    case UInt8(ascii: "'"): Glyph(arms: [.east, .west, .north], isRound: true)
    case UInt8(ascii: "`"): Glyph(arms: [.east, .north], isRound: true)
    case UInt8(ascii: "/"): Glyph(arms: .rising, isRound: true)
    case UInt8(ascii: "\\"): Glyph(arms: .falling, isRound: true)
    case UInt8(ascii: ">"): Glyph(points: .east, mark: .head)
    case UInt8(ascii: "<"): Glyph(points: .west, mark: .head)
    case UInt8(ascii: "v"), UInt8(ascii: "V"): Glyph(points: .south, mark: .head)
    case UInt8(ascii: "^"): Glyph(points: .north, mark: .head)
    case UInt8(ascii: "o"): Glyph(arms: .cross, mark: .ring)
    case UInt8(ascii: "*"): Glyph(arms: .cross, mark: .dot)
    case UInt8(ascii: ")"), UInt8(ascii: "("): Glyph(arms: .cross, mark: .bridge)
    default: none
    }
  }
}

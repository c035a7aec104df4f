import Markup

/// Appends numbers and elements of a picture. Numbers are tenths of a pixel.
extension [UInt8] {
  /// `12.3`, or `12` for a whole number.
  mutating func append(tenths value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: abs(value) / 10)
    guard value % 10 != 0 else { return }
    append(UInt8(ascii: "."))
    append(decimal: abs(value) % 10)
  }

  mutating func append(attribute name: StaticString, tenths value: Int) {
    append(UInt8(ascii: " "))
    append(literal: name)
    append(literal: "=\"")
    append(tenths: value)
    append(UInt8(ascii: "\""))
  }

  mutating func append(_ command: StaticString, _ point: Point) {
    append(literal: command)
    append(tenths: point.x)
    append(UInt8(ascii: " "))
    append(tenths: point.y)
  }
}

/// How a line is drawn.
struct Stroke: Hashable, Sendable, Comparable {
  var weight = Glyph.Weight.light
  var isDashed = false

  private var rank: Int { Int(weight.rawValue) * 2 + (isDashed ? 1 : 0) }

  static func < (left: Stroke, right: Stroke) -> Bool { left.rank < right.rank }

  /// Attributes that differ from those of the whole picture.
  func append(to svg: inout [UInt8]) {
    switch weight {
    case .light: break
    case .heavy: svg.append(literal: " stroke-width=\"2.6\"")
    case .double: svg.append(literal: " stroke-width=\"2.6\"")
    }
    if isDashed { svg.append(literal: " stroke-dasharray=\"5 4\"") }
  }
}

/// A head of an arrow: a triangle with its tip at a point.
struct ArrowHead {
  let tip: Point
  let direction: Direction
  let isOpen: Bool
  var isLarge = false

  func append(to svg: inout [UInt8]) {
    let (length, half) = isLarge ? (105, 52) : (90, 42)
    svg.append(literal: "<polygon class=\"diagram-head")
    svg.append(literal: isOpen ? " diagram-head-open\"" : "\"")
    svg.append(literal: " points=\"")
    svg.append("", tip)
    for side in [-half, half] { svg.append(" ", corner(length, side)) }
    svg.append(
      literal: isOpen ? "\" fill=\"Canvas\"/>" : "\" fill=\"currentColor\" stroke=\"none\"/>")
  }

  private func corner(_ length: Int, _ side: Int) -> Point {
    let (dx, dy) = (direction.columns, direction.rows)
    guard direction.isDiagonal else {
      return Point(x: tip.x - dx * length - dy * side, y: tip.y - dy * length + dx * side)
    }
    // A step down a slanting line goes 84 across and 180 down: unit vector 0.42, 0.91.
    let (ux, uy) = (dx * 42, dy * 91)
    return Point(
      x: tip.x - (ux * length + uy * side) / 100, y: tip.y - (uy * length - ux * side) / 100)
  }
}

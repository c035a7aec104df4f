import Markup

/// Writes a chart as SVG: classes for everything that has a colour, so that the theme decides.
///
/// Lengths are in units of the drawing; one is a pixel where the drawing is shown in its own size.
struct ChartCanvas {
  private(set) var bytes: [UInt8] = []
  let width: Double
  let height: Double

  /// How an end of a text lies at its place.
  enum Anchor: String { case start, middle, end }

  /// Height of a line of text, and an estimate of a character's width.
  static let line = 18.0
  static let character = 7.3

  /// Begins a drawing. `id` is unique in the page; `title` and `description` are what readers hear
  /// who do not see it.
  init(id: String, width: Double, height: Double, title: String, description: String) {
    self.width = width
    self.height = height
    bytes.append(literal: "<svg class=\"chart-svg\" role=\"img\"")
    bytes.append(attribute: "viewBox", "0 0 \(Self.text(width)) \(Self.text(height))")
    bytes.append(attribute: "width", Self.text(width))
    bytes.append(attribute: "height", Self.text(height))
    bytes.append(attribute: "aria-labelledby", "\(id)-title \(id)-description")
    bytes.append(literal: "><title")
    bytes.append(attribute: "id", "\(id)-title")
    bytes.append(literal: ">")
    bytes.append(escaped: title)
    bytes.append(literal: "</title><desc")
    bytes.append(attribute: "id", "\(id)-description")
    bytes.append(literal: ">")
    bytes.append(escaped: description)
    bytes.append(literal: "</desc>")
  }

  /// The drawing, closed.
  func finished() -> [UInt8] { bytes + Array("</svg>".utf8) }

  /// A box; corners are rounded by `radius`. `title` is shown by a pointer that rests on it.
  mutating func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, class name: String,
    radius: Double = 0, title: String? = nil
  ) {
    bytes.append(literal: "<rect")
    attributes([("x", x), ("y", y), ("width", width), ("height", height)])
    if radius > 0 { attributes([("rx", radius)]) }
    bytes.append(attribute: "class", name)
    guard let title else { return bytes.append(literal: "/>") }
    bytes.append(literal: "><title>")
    bytes.append(escaped: title)
    bytes.append(literal: "</title></rect>")
  }

  /// A straight line.
  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String
  ) {
    bytes.append(literal: "<line")
    attributes([("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)])
    bytes.append(attribute: "class", name)
    bytes.append(literal: "/>")
  }

  /// A line through points; closed and filled by the theme when its class says so.
  mutating func path(_ points: [(x: Double, y: Double)], class name: String) {
    var text = ""
    for (place, point) in points.enumerated() {
      text += "\(place == 0 ? "M" : "L")\(Self.text(point.x)) \(Self.text(point.y))"
    }
    bytes.append(literal: "<path")
    bytes.append(attribute: "d", text)
    bytes.append(attribute: "class", name)
    bytes.append(literal: "/>")
  }

  /// A small circle.
  mutating func dot(_ x: Double, _ y: Double, class name: String, title: String? = nil) {
    bytes.append(literal: "<circle")
    attributes([("cx", x), ("cy", y), ("r", 4)])
    bytes.append(attribute: "class", name)
    bytes.append(literal: ">")
    if let title {
      bytes.append(literal: "<title>")
      bytes.append(escaped: title)
      bytes.append(literal: "</title>")
    }
    bytes.append(literal: "</circle>")
  }

  /// A line of text whose base line is at `y`.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, class name: String = "chart-label",
    anchor: Anchor = .start
  ) {
    bytes.append(literal: "<text")
    attributes([("x", x), ("y", y)])
    if anchor != .start { bytes.append(attribute: "text-anchor", anchor.rawValue) }
    bytes.append(attribute: "class", name)
    bytes.append(literal: ">")
    bytes.append(escaped: text)
    bytes.append(literal: "</text>")
  }

  private mutating func attributes(_ values: [(StaticString, Double)]) {
    for (name, value) in values { bytes.append(attribute: name, Self.text(value)) }
  }

  /// A length with at most one decimal: the same on every machine.
  static func text(_ value: Double) -> String {
    let tenths = Int(nearest: value * 10)
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return sign + String(whole) + (rest == 0 ? "" : ".\(rest)")
  }
}

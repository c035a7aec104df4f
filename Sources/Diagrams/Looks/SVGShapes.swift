import Markup

/// Appends the shapes of a scene.
extension [UInt8] {
  mutating func append(bytes text: String) { append(contentsOf: text.utf8) }

  /// A shape's element up to its own attributes, left open.
  mutating func append(_ shape: Scene.Shape, class name: StaticString) {
    switch shape {
    case .rectangle(let place, let radius):
      open("rect", name)
      append(place: place)
      append(attribute: "rx", tenths: radius)
    case .barred(let place):
      open("rect", name)
      append(place: place)
      append(attribute: "rx", tenths: 30)
    case .bar(let place):
      open("rect", name, " diagram-solid")
      append(place: place)
      append(attribute: "rx", tenths: 30)
    case .disc(let place, let isRinged):
      open("rect", name, isRinged ? " diagram-ringed" : " diagram-solid")
      append(place: place)
      append(attribute: "rx", tenths: place.width / 2)
    case .ellipse(let place):
      open("rect", name)
      append(place: place)
      append(attribute: "rx", tenths: place.width / 2)
      append(attribute: "ry", tenths: place.height / 2)
    case .polygon(let corners):
      open("polygon", name)
      append(literal: " stroke-linejoin=\"round\" points=\"")
      for (index, corner) in corners.enumerated() { append(index == 0 ? "" : " ", corner) }
      append(literal: "\"")
    case .closed(let corners, let radius):
      open("path", name)
      append(literal: " d=\"")
      PathPen.append(closed: corners, radius: radius, to: &self)
      append(literal: "\"")
    case .sheet(let place):
      open("path", name)
      append(literal: " d=\"")
      PathPen.append(sheet: place, to: &self)
      append(literal: "\"")
    case .cylinder(let place):
      open("path", name)
      append(literal: " d=\"")
      appendCylinder(place)
      append(literal: "\"")
    }
  }

  private mutating func open(
    _ element: StaticString, _ name: StaticString, _ more: StaticString = ""
  ) {
    append(literal: "<")
    append(literal: element)
    append(literal: " class=\"")
    append(literal: name)
    append(literal: more)
    append(literal: "\"")
  }

  private mutating func append(place: Rectangle) {
    append(attribute: "x", tenths: place.left)
    append(attribute: "y", tenths: place.top)
    append(attribute: "width", tenths: place.width)
    append(attribute: "height", tenths: place.height)
  }

  private static let cap = 60

  private mutating func appendCylinder(_ place: Rectangle) {
    let (left, right, middle) = (place.left, place.right, (place.left + place.right) / 2)
    let (top, bottom) = (place.top + Self.cap, place.bottom - Self.cap)
    append("M", Point(x: left, y: top))
    append("Q", Point(x: left, y: place.top))
    append(" ", Point(x: middle, y: place.top))
    append("Q", Point(x: right, y: place.top))
    append(" ", Point(x: right, y: top))
    append("L", Point(x: right, y: bottom))
    append("Q", Point(x: right, y: place.bottom))
    append(" ", Point(x: middle, y: place.bottom))
    append("Q", Point(x: left, y: place.bottom))
    append(" ", Point(x: left, y: bottom))
    append(literal: "Z")
  }

  /// The lines within a shape.
  mutating func append(details shape: Scene.Shape) {
    switch shape {
    case .cylinder(let place):
      append(literal: "<path class=\"diagram-rule\" fill=\"none\" stroke=\"currentColor\" d=\"")
      append("M", Point(x: place.left, y: place.top + Self.cap))
      append("Q", Point(x: place.left, y: place.top + 2 * Self.cap))
      append(" ", Point(x: (place.left + place.right) / 2, y: place.top + 2 * Self.cap))
      append("Q", Point(x: place.right, y: place.top + 2 * Self.cap))
      append(" ", Point(x: place.right, y: place.top + Self.cap))
      append(literal: "\"/>")
    case .barred(let place):
      append(literal: "<path class=\"diagram-rule\" fill=\"none\" stroke=\"currentColor\" d=\"")
      for x in [place.left + 80, place.right - 80] {
        append("M", Point(x: x, y: place.top))
        append("L", Point(x: x, y: place.bottom))
      }
      append(literal: "\"/>")
    case .disc(let place, true):
      append(literal: "<circle class=\"diagram-mark\"")
      append(attribute: "cx", tenths: (place.left + place.right) / 2)
      append(attribute: "cy", tenths: (place.top + place.bottom) / 2)
      append(attribute: "r", tenths: place.width / 4)
      append(literal: "/>")
    default: break
    }
  }

  /// A tab: as round as its frame where it fills a corner of it, and below where it does not.
  mutating func append(_ tab: Scene.Tab) {
    let place = tab.place
    let below = (left: tab.left > 0 ? 0 : 60, right: tab.right > 0 ? 0 : 60)
    append(literal: "<path class=\"diagram-tab\" fill-opacity=\"0.12\" d=\"")
    append("M", Point(x: place.left, y: place.top + tab.left))
    bend(place.left, place.top, to: place.left + tab.left, place.top)
    append("L", Point(x: place.right - tab.right, y: place.top))
    bend(place.right, place.top, to: place.right, place.top + tab.right)
    append("L", Point(x: place.right, y: place.bottom - below.right))
    bend(place.right, place.bottom, to: place.right - below.right, place.bottom)
    append("L", Point(x: place.left + below.left, y: place.bottom))
    bend(place.left, place.bottom, to: place.left, place.bottom - below.left)
    append(literal: "Z\"/>")
  }

  private mutating func bend(_ x: Int, _ y: Int, to endX: Int, _ endY: Int) {
    append("Q", Point(x: x, y: y))
    append(" ", Point(x: endX, y: endY))
  }

  mutating func append(
    stretches: [[Point]], _ stroke: Stroke, class name: StaticString = "diagram-line"
  ) {
    append(literal: "<path class=\"")
    append(literal: name)
    append(literal: "\" fill=\"none\" stroke=\"currentColor\"")
    if stroke.weight == .light { append(literal: " stroke-width=\"1.5\"") }
    stroke.append(to: &self)
    append(literal: " d=\"")
    for points in stretches { PathPen.append(points, to: &self) }
    append(literal: "\"/>")
  }

  mutating func append(_ mark: Scene.Mark) {
    let (x, y) = (mark.place.x, mark.place.y)
    if mark.shape == .cross {
      append(literal: "<path class=\"diagram-mark\" stroke=\"currentColor\" d=\"")
      for side in [-45, 45] {
        append("M", Point(x: x - 45, y: y - side))
        append("L", Point(x: x + 45, y: y + side))
      }
      append(literal: "\"/>")
      return
    }
    append(literal: "<circle class=\"diagram-mark")
    append(literal: mark.shape == .ring ? " diagram-ring\"" : "\"")
    append(attribute: "cx", tenths: x)
    append(attribute: "cy", tenths: y)
    append(literal: " r=\"3.5\"")
    if mark.shape == .ring { append(literal: " fill=\"Canvas\" stroke=\"currentColor\"") }
    append(literal: "/>")
  }

  mutating func append(_ words: Scene.Words) {
    switch words.style {
    case .plain: append(literal: "<text")
    case .name: append(literal: "<text class=\"diagram-label\" font-weight=\"600\"")
    case .title: append(literal: "<text class=\"diagram-title\" font-weight=\"600\"")
    case .code: append(literal: "<text class=\"diagram-code\" font-family=\"monospace\"")
    }
    append(attribute: "x", tenths: words.place.x)
    append(attribute: "y", tenths: words.place.y)
    if words.isMiddle { append(literal: " text-anchor=\"middle\"") }
    if words.text.hasColumns { append(literal: " xml:space=\"preserve\"") }
    append(literal: ">")
    append(escaped: words.text)
    append(literal: "</text>")
  }
}

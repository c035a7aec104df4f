import Foundation

/// Reads an SVG back, knowing nothing of how it was made: shapes, lines, heads and words with
/// their places, and what its groups declare.
struct PictureReader {
  struct Word: Sendable {
    let text: String
    let left: Double
    let right: Double
    let baseline: Double
    let group: [String: String]

    var top: Double { baseline - 10 }
    var bottom: Double { baseline + 3 }
    var middle: (Double, Double) { ((left + right) / 2, baseline - 4) }
  }

  struct Segment: Sendable {
    let from: (Double, Double)
    let to: (Double, Double)
  }

  struct Group: Sendable {
    let attributes: [String: String]
    var rects: [(x: Double, y: Double, width: Double, height: Double)] = []
    /// Of a shape with slanting sides; `rects` has what it fills then.
    var corners: [(Double, Double)] = []
    /// Each path as stretches of points.
    var stretches: [[(Double, Double)]] = []
    var heads = 0
    var words: [Word] = []
  }

  private(set) var root: [String: String] = [:]
  private(set) var groups: [Group] = []
  private(set) var title = ""
  private(set) var desc = ""
  private(set) var ids: [String] = []
  private(set) var hasStyle = false
  private var open: [String] = []
  private var text = ""
  private var textAttributes: [String: String] = [:]

  /// Nil when tags do not match.
  static func read(_ svg: [UInt8]) -> PictureReader? {
    var reader = PictureReader()
    var rest = Substring(String(decoding: svg, as: UTF8.self))
    while let start = rest.firstIndex(of: "<") {
      reader.text += unescaped(rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else { return nil }
      guard reader.tag(rest[rest.index(after: start)..<end]) else { return nil }
      rest = rest[rest.index(after: end)...]
    }
    return reader.open.isEmpty && rest.allSatisfy(\.isWhitespace) ? reader : nil
  }

  private mutating func tag(_ tag: Substring) -> Bool {
    if tag.hasPrefix("/") {
      guard open.popLast() == String(tag.dropFirst()) else { return false }
      end(String(tag.dropFirst()))
      return true
    }
    let name = String(tag.prefix { $0 != " " && $0 != "/" })
    var attributes: [String: String] = [:]
    for match in tag.matches(of: #/ ([\w:-]+)="([^"]*)"/#) {
      attributes[String(match.output.1)] = Self.unescaped(match.output.2)
    }
    begin(name, attributes)
    if !tag.hasSuffix("/") { open.append(name) }
    return true
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  var words: [Word] { groups.flatMap(\.words) }
  var segments: [Segment] {
    groups.flatMap { group in
      group.stretches.flatMap { points in
        zip(points, points.dropFirst()).map { Segment(from: $0, to: $1) }
      }
    }
  }

  private mutating func begin(_ name: String, _ attributes: [String: String]) {
    text = ""
    if let id = attributes["id"] { ids.append(id) }
    if attributes["style"] != nil || name == "style" { hasStyle = true }
    switch name {
    case "svg": root = attributes
    case "g": groups.append(Group(attributes: attributes))
    case "rect" where attributes["class"]?.hasPrefix("diagram-sha") == true:
      let number = { (key: String) in Double(attributes[key] ?? "") ?? .nan }
      groups[groups.count - 1].rects.append(
        (number("x"), number("y"), number("width"), number("height")))
    case "path" where attributes["class"] == "diagram-shape":
      addShape(Self.points(attributes["d"] ?? "").flatMap { $0 })
    case "path" where Self.lines.contains(attributes["class"] ?? ""):
      groups[groups.count - 1].stretches += Self.points(attributes["d"] ?? "")
    case "polygon" where attributes["class"] == "diagram-shape":
      addShape(Self.points("M" + (attributes["points"] ?? "")).flatMap { $0 })
    case "polygon": groups[groups.count - 1].heads += 1
    case "text": textAttributes = attributes
    default: break
    }
  }

  private static let lines = ["diagram-line", "diagram-rule", "diagram-shade"]

  private mutating func addShape(_ corners: [(Double, Double)]) {
    let (xs, ys) = (corners.map(\.0), corners.map(\.1))
    let (left, top) = (xs.min() ?? .nan, ys.min() ?? .nan)
    groups[groups.count - 1].rects.append(
      (left, top, (xs.max() ?? .nan) - left, (ys.max() ?? .nan) - top))
    groups[groups.count - 1].corners = corners
  }

  private mutating func end(_ name: String) {
    switch name {
    case "title": title = text
    case "desc": desc = text
    case "text": groups[groups.count - 1].words.append(word())
    default: break
    }
  }

  private func word() -> Word {
    let x = Double(textAttributes["x"] ?? "") ?? .nan
    let isCode = textAttributes["class"] == "diagram-code"
    let width = text.reduce(0.0) { $0 + Self.advance($1, isCode: isCode) }
    let left = textAttributes["text-anchor"] == "middle" ? x - width / 2 : x
    return Word(
      text: text, left: left, right: left + width,
      baseline: Double(textAttributes["y"] ?? "") ?? .nan,
      group: groups.last?.attributes ?? [:])
  }

  /// About what letters of 14 pixels take.
  private static func advance(_ character: Character, isCode: Bool) -> Double {
    if width(character) == 2 { return 14 }
    if isCode { return 8.4 }
    if "iljtf.,:;'|()[]! ".contains(character) { return 4.6 }
    return character.isUppercase || character == "m" || character == "w" ? 9.4 : 7.4
  }

  private static func width(_ character: Character) -> Int {
    character.unicodeScalars.contains { $0.value >= 0x1100 && $0.value != 0xFE0F }
      && !character.unicodeScalars.contains { (0x2000...0x2BFF).contains($0.value) } ? 2 : 1
  }

  /// The points of a path made of M, L and Q commands.
  private static func points(_ path: String) -> [[(Double, Double)]] {
    var stretches: [[(Double, Double)]] = []
    var numbers: [Double] = []
    var command: Character = "M"
    func close() {
      guard numbers.count >= 2 else { return }
      let points = stride(from: 0, to: numbers.count - 1, by: 2).map {
        (numbers[$0], numbers[$0 + 1])
      }
      if command == "M" {
        stretches.append(points)
      } else {
        stretches[stretches.count - 1] += points
      }
      numbers = []
    }
    var number = ""
    func flush() {
      if let value = Double(number) { numbers.append(value) }
      number = ""
    }
    for character in path {
      if character.isLetter {
        flush()
        close()
        command = character
      } else if character == " " {
        flush()
      } else {
        number.append(character)
      }
    }
    flush()
    close()
    return stretches
  }
}

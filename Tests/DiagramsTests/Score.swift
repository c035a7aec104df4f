import Diagrams
import Foundation

/// Measures a picture against what its drawing means, 100 points at most:
/// 20 text, 10 words, 20 boxes, 25 edges, 5 heads, 5 clean, 5 view box, 10 name.
struct Score {
  let picture: PictureReader
  let expected: ExpectedGraph
  private(set) var lost: [String] = []

  init(_ picture: PictureReader, _ expected: ExpectedGraph) {
    self.picture = picture
    self.expected = expected
    text()
    boxes()
    edges()
    heads()
    clean()
    viewBox()
    name()
  }

  private mutating func text() {
    let drawn = Set(picture.words.flatMap { $0.text.split(separator: " ") })
    for label in expected.labels {
      for word in label.split(separator: " ") where !drawn.contains(word) && !Self.isArrow(word) {
        lost.append("text: \(word) is not whole in one text element")
      }
    }
    for word in picture.words {
      let glyphs = word.text.unicodeScalars.filter { (0x2500...0x257F).contains($0.value) }
      if !glyphs.isEmpty { lost.append("text: line characters in \(word.text)") }
    }
  }

  private mutating func boxes() {
    let declared = picture.groups.filter { $0.attributes["data-box"] != nil }
    let ids = declared.compactMap { $0.attributes["data-box"] }
    if Set(ids).count != ids.count { lost.append("boxes: ids are not unique") }
    let labels = Dictionary(
      declared.map { ($0.attributes["data-box"] ?? "", $0.attributes["data-label"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    let pairs = declared.map { group in
      ExpectedGraph.Box(
        label: group.attributes["data-label"] ?? "",
        parent: group.attributes["data-parent"].map { labels[$0] ?? "?" },
        isText: group.attributes["data-kind"] == "text")
    }
    compare(pairs.map(\.description), expected.boxes.map(\.description), "boxes")
    let shapes = declared.flatMap(\.rects)
    for (index, shape) in shapes.enumerated() {
      let inside = picture.words.filter { word in
        holds(shape, word)
          && !shapes.enumerated().contains { other in
            other.offset != index
              && other.element.width * other.element.height
                < shape.width * shape.height
              && holds(other.element, word)
          }
      }
      let own = inside.filter { $0.group["data-box"] != nil && $0.group["data-kind"] == nil }
      let said = own.map(\.text).joined(separator: " ").split(separator: " ")
        .joined(separator: " ")
      let labels = expected.boxes.map(\.label)
      if !labels.contains(said), !labels.contains(where: { Self.withoutArrows($0) == said }) {
        lost.append("boxes: no box says \"\(said)\"")
      }
    }
  }

  /// Arrows between the words of a box are drawn as lines.
  private static func isArrow(_ word: Substring) -> Bool {
    word.unicodeScalars.allSatisfy { (0x2500...0x25C5).contains($0.value) }
  }

  private static func withoutArrows(_ label: String) -> String {
    label.split(separator: " ").filter { !isArrow($0) }.joined(separator: " ")
  }

  private func holds(
    _ shape: (x: Double, y: Double, width: Double, height: Double), _ word: PictureReader.Word
  ) -> Bool {
    word.left >= shape.x - 1 && word.right <= shape.x + shape.width + 1
      && word.baseline > shape.y && word.baseline < shape.y + shape.height
  }

  private mutating func edges() {
    let labels = Dictionary(
      picture.groups.map { ($0.attributes["data-box"] ?? "", $0.attributes["data-label"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    let declared = picture.groups.filter { $0.attributes["data-edge"] != nil }
    let said = declared.map { group -> String in
      let ends = [group.attributes["data-from"], group.attributes["data-to"]].map {
        labels[$0 ?? ""] ?? "?"
      }
      let arrow = group.attributes["data-directed"] == "true" ? "->" : "--"
      let label = group.attributes["data-label"].map { " : \($0)" } ?? ""
      return "\(ends[0]) \(arrow) \(ends[1])\(label)"
    }
    compare(said, expected.edges, "edges")
    for edge in declared {
      for (key, point) in [
        ("data-from", edge.stretches.first?.first), ("data-to", edge.stretches.last?.last),
      ] {
        guard let point, let id = edge.attributes[key] else {
          lost.append("edges: no path")
          continue
        }
        if !touches(point, id) {
          lost.append("edges: \(point) does not reach \(id)")
        }
      }
    }
  }

  private func touches(_ point: (Double, Double), _ id: String) -> Bool {
    guard let group = picture.groups.first(where: { $0.attributes["data-box"] == id }) else {
      return false
    }
    if group.stretches.contains(where: { lies(point, on: $0) }) { return true }
    if !group.corners.isEmpty { return lies(point, on: group.corners) }
    for rect in group.rects {
      let right = rect.x + rect.width
      let bottom = rect.y + rect.height
      let inside =
        point.0 >= rect.x - 2 && point.0 <= right + 2 && point.1 >= rect.y - 2
        && point.1 <= bottom + 2
      let near = min(
        abs(point.0 - rect.x), abs(point.0 - right), abs(point.1 - rect.y),
        abs(point.1 - bottom))
      if inside && near < 2 { return true }
    }
    return group.words.contains { word in
      point.0 >= word.left - 14 && point.0 <= word.right + 14 && point.1 >= word.top - 22
        && point.1 <= word.bottom + 22
    }
  }

  /// True for a point within two pixels of a shape's border.
  private func lies(_ point: (Double, Double), on corners: [(Double, Double)]) -> Bool {
    zip(corners, corners.dropFirst() + corners.prefix(1)).contains { start, end in
      let (dx, dy) = (end.0 - start.0, end.1 - start.1)
      let length = max(dx * dx + dy * dy, 1)
      let along = ((point.0 - start.0) * dx + (point.1 - start.1) * dy) / length
      let nearest = min(max(along, 0), 1)
      let (x, y) = (start.0 + nearest * dx - point.0, start.1 + nearest * dy - point.1)
      return x * x + y * y < 4
    }
  }

  private mutating func heads() {
    let count = picture.groups.reduce(0) { $0 + $1.heads }
    if count != expected.heads { lost.append("heads: \(count), not \(expected.heads)") }
  }

  private mutating func clean() {
    let words = picture.words
    for (index, word) in words.enumerated() {
      for other in words[(index + 1)...]
      where word.left < other.right - 1 && other.left < word.right - 1
        && word.top < other.bottom - 1 && other.top < word.bottom - 1
      {
        lost.append("clean: \(word.text) lies over \(other.text)")
      }
      for segment in picture.segments {
        let (left, right) = (
          min(segment.from.0, segment.to.0), max(segment.from.0, segment.to.0)
        )
        let (top, bottom) = (
          min(segment.from.1, segment.to.1), max(segment.from.1, segment.to.1)
        )
        let isStraight = left == right || top == bottom
        if isStraight, left < word.right - 1, right > word.left + 1, top < word.bottom - 1,
          bottom > word.top + 1
        {
          lost.append("clean: a line runs through \(word.text)")
        }
      }
    }
    if picture.hasStyle { lost.append("clean: style in the picture") }
  }

  private mutating func viewBox() {
    let numbers = (picture.root["viewBox"] ?? "").split(separator: " ").compactMap {
      Double($0)
    }
    guard numbers.count == 4 else {
      lost.append("view box: none")
      return
    }
    let points = picture.segments.flatMap { [$0.from, $0.to] }
    let inside = points.allSatisfy {
      $0.0 >= 0 && $0.0 <= numbers[2] && $0.1 >= 0 && $0.1 <= numbers[3]
    }
    let words = picture.words.allSatisfy { $0.left >= 0 && $0.right <= numbers[2] }
    if !inside || !words { lost.append("view box: something lies outside") }
  }

  private mutating func name() {
    if picture.root["role"] != "img" || picture.title.isEmpty { lost.append("name: none") }
    // What does not fit is in the list; of a label with several lines the first is the name.
    for box in expected.boxes
    where !box.label.isEmpty && !picture.desc.hasSuffix(DiagramWords.english.andMore) {
      let word = box.label.split(separator: " ").first ?? ""
      if !picture.desc.contains(word) { lost.append("name: \(word) is not in the description") }
    }
    for key in ["aria-labelledby", "aria-describedby"]
    where !picture.ids.contains(picture.root[key] ?? "") {
      lost.append("name: \(key) leads nowhere")
    }
  }

  private mutating func compare(_ made: [String], _ wanted: [String], _ measure: String) {
    var rest = wanted
    for element in made {
      if let index = rest.firstIndex(of: element) {
        rest.remove(at: index)
      } else {
        lost.append("\(measure): unexpected \(element)")
      }
    }
    lost += rest.map { "\(measure): missing \($0)" }
  }
}

/// The meaning of a drawing, read from the golden file that a person checked.
struct ExpectedGraph {
  struct Box: CustomStringConvertible {
    let label: String
    let parent: String?
    let isText: Bool

    var description: String {
      (isText ? "text " : "box ") + label + (parent.map { " in " + $0 } ?? "")
    }
  }

  private(set) var boxes: [Box] = []
  private(set) var edges: [String] = []
  private(set) var notes: [String] = []
  private(set) var heads = 0

  init(_ text: String) {
    var parents: [String] = []
    for line in text.split(separator: "\n") {
      let depth = line.prefix { $0 == " " }.count / 2
      let words = line.drop { $0 == " " }
      let rest = Self.plain(words.drop { $0 != " " }.dropFirst())
      switch words.prefix(while: { $0 != " " }) {
      case "box", "text":
        parents = Array(parents.prefix(depth))
        boxes.append(Box(label: rest, parent: parents.last, isText: words.hasPrefix("text")))
        parents.append(rest)
      case "edge": edges.append(rest)
      case "note": notes.append(rest)
      case "heads": heads = Int(rest) ?? -1
      default: break
      }
    }
  }

  var labels: [String] {
    boxes.map(\.label) + notes
      + edges.compactMap { edge in
        edge.range(of: " : ").map { String(edge[$0.upperBound...]) }
      }
  }

  /// Without the numbers that tell boxes of one label apart.
  private static func plain(_ text: Substring) -> String {
    String(text).replacing(#/ #[2-9]/#, with: "").replacing("(unnamed)", with: "")
  }
}

/// Says in sentences what a drawing shows.
struct Narration {
  let boxes: [Diagram.Box]
  let edges: [Diagram.Edge]
  private let labels: [String: String]
  private let children: [String: [String]]
  private let leaving: [String: [Diagram.Edge]]

  init(boxes: [Diagram.Box], edges: [Diagram.Edge]) {
    self.boxes = boxes
    self.edges = edges
    labels = Dictionary(
      boxes.map { ($0.id, Self.name($0.label)) }, uniquingKeysWith: { first, _ in first })
    children = Dictionary(grouping: boxes.filter { $0.parent != nil }) { $0.parent ?? "" }
      .mapValues { $0.map(\.id) }
    leaving = Dictionary(grouping: edges, by: \.from)
  }

  static func name(_ label: String) -> String { label.isEmpty ? "an unnamed box" : label }

  /// `Diagram: 4 boxes, 3 arrows`.
  var title: String {
    let arrows = Self.count(edges.filter(\.isDirected).count, "arrow")
    let lines =
      edges.contains { !$0.isDirected }
      ? ", " + Self.count(edges.filter { !$0.isDirected }.count, "line") : ""
    return "Diagram: " + Self.count(boxes.count, "box", "boxes") + ", " + arrows + lines
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Nesting, then arrows along their flow, then what stands alone.
  func description(alt: String?) -> String {
    var sentences: [String] = []
    if let alt, !alt.isEmpty { sentences.append(alt.hasSuffix(".") ? alt : alt + ".") }
    var mentioned: Set<String> = []
    for box in boxes {
      guard let inner = children[box.id] else { continue }
      mentioned.insert(box.id)
      mentioned.formUnion(inner)
      sentences.append(name(box.id) + " contains " + Self.list(inner.map(name)) + ".")
    }
    for box in flow {
      guard let leaving = leaving[box.id] else { continue }
      mentioned.insert(box.id)
      mentioned.formUnion(leaving.map(\.to))
      sentences += self.sentences(box, leaving)
    }
    let alone = boxes.filter { !mentioned.contains($0.id) }
    if !alone.isEmpty {
      let start = sentences.isEmpty ? "Shows " : "Also shows "
      sentences.append(start + Self.list(alone.map { name($0.id) }) + ".")
    }
    return sentences.joined(separator: " ")
  }

  private func sentences(_ box: Diagram.Box, _ leaving: [Diagram.Edge]) -> [String] {
    let arrows = leaving.filter(\.isDirected)
    let lines = leaving.filter { !$0.isDirected }
    return [(arrows, " leads to "), (lines, " is connected with ")].compactMap { edges, verb in
      edges.isEmpty ? nil : name(box.id) + verb + Self.list(edges.map(target)) + "."
    }
  }

  private func target(_ edge: Diagram.Edge) -> String {
    name(edge.to) + (edge.label.isEmpty ? "" : " (\(edge.label))")
  }

  func name(_ id: String) -> String { labels[id] ?? "an unnamed box" }

  /// `A`, `A and B`, `A, B and C`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Boxes in the order in which arrows reach them, starting where no arrow comes in.
  var flow: [Diagram.Box] {
    let targets = Set(edges.map(\.to))
    let starts = boxes.filter { !targets.contains($0.id) } + boxes
    var next: [String: [String]] = [:]
    for edge in edges { next[edge.from, default: []].append(edge.to) }
    let byID = Dictionary(boxes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var order: [Diagram.Box] = []
    for start in starts where !seen.contains(start.id) {
      var queue = [start.id]
      seen.insert(start.id)
      var index = 0
      while index < queue.count {
        if let box = byID[queue[index]] { order.append(box) }
        for id in next[queue[index]] ?? [] where seen.insert(id).inserted { queue.append(id) }
        index += 1
      }
    }
    return order
  }
}

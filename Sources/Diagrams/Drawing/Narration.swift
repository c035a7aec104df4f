/// Says in sentences what a drawing shows.
struct Narration {
  let boxes: [Diagram.Box]
  let edges: [Diagram.Edge]
  let words: DiagramWords
  private let labels: [String: String]
  private let children: [String: [String]]
  private let leaving: [String: [Diagram.Edge]]

  init(boxes: [Diagram.Box], edges: [Diagram.Edge], words: DiagramWords) {
    self.boxes = boxes
    self.edges = edges
    self.words = words
    labels = Dictionary(
      boxes.map { ($0.id, words.name($0.label)) }, uniquingKeysWith: { first, _ in first })
    children = Dictionary(grouping: boxes.filter { $0.parent != nil }) { $0.parent ?? "" }
      .mapValues { $0.map(\.id) }
    leaving = Dictionary(grouping: edges, by: \.from)
  }

  /// `Diagram: 4 boxes, 3 arrows`.
  var title: String {
    let arrows = Self.count(edges.filter(\.isDirected).count, words.arrow)
    let plain = edges.filter { !$0.isDirected }.count
    let lines = plain > 0 ? ", " + Self.count(plain, words.line) : ""
    return words.diagram + ": " + Self.count(boxes.count, words.box) + ", " + arrows + lines
  }

  private static func count(_ number: Int, _ words: (one: String, many: String)) -> String {
    "\(number) \(number == 1 ? words.one : words.many)"
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
      sentences.append(name(box.id) + " \(words.contains) " + list(inner.map(name)) + ".")
    }
    for box in flow {
      guard let leaving = leaving[box.id] else { continue }
      mentioned.insert(box.id)
      mentioned.formUnion(leaving.map(\.to))
      sentences += self.sentences(box, leaving)
    }
    let alone = boxes.filter { !mentioned.contains($0.id) }
    if !alone.isEmpty {
      let start = sentences.isEmpty ? words.shows : words.alsoShows
      sentences.append(start + " " + list(alone.map { name($0.id) }) + ".")
    }
    return sentences.joined(separator: " ")
  }

  private func sentences(_ box: Diagram.Box, _ leaving: [Diagram.Edge]) -> [String] {
    let arrows = leaving.filter(\.isDirected)
    let lines = leaving.filter { !$0.isDirected }
    return [(arrows, words.leadsTo), (lines, words.isConnectedWith)].compactMap { edges, verb in
      edges.isEmpty ? nil : name(box.id) + " \(verb) " + list(edges.map(target)) + "."
    }
  }

  private func target(_ edge: Diagram.Edge) -> String {
    name(edge.to) + (edge.label.isEmpty ? "" : " (\(edge.label))")
  }

  func name(_ id: String) -> String { labels[id] ?? words.unnamed }

  /// `A`, `A and B`, `A, B and C`.
  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(words.and) " + last
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

extension DiagramWords {
  /// A box's label, or what is said of one without.
  func name(_ label: String) -> String { label.isEmpty ? unnamed : label }
}

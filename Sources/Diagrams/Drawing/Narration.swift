/// Says in sentences what a drawing shows.
struct Narration {
  let boxes: [Diagram.Box]
  let edges: [Diagram.Edge]
  let notes: [Diagram.Note]
  let words: DiagramWords
  private let names: [String: String]
  private let children: [String: [String]]
  private let connections: [Connections.Connection]

  /// How long a made description may become; the list of the graph has the rest.
  static let lengthMax = 400

  init(
    boxes: [Diagram.Box], edges: [Diagram.Edge], notes: [Diagram.Note] = [], words: DiagramWords
  ) {
    self.boxes = boxes
    self.edges = edges
    self.notes = notes
    self.words = words
    names = Dictionary(
      boxes.map { ($0.id, words.name($0.name)) }, uniquingKeysWith: { first, _ in first })
    children = Dictionary(grouping: boxes.filter { $0.parent != nil }) { $0.parent ?? "" }
      .mapValues { $0.map(\.id) }
    connections = Connections(edges).all
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

  /// What the author says of it, then as many whole sentences as fit.
  func description(alt: String?) -> String {
    var text = ""
    if let alt, !alt.isEmpty { text = alt.hasSuffix(".") ? alt : alt + "." }
    let room = Self.lengthMax - words.andMore.count - 1
    let sentences = sentences
    for (index, sentence) in sentences.enumerated() {
      let length = text.count + sentence.count + 1
      if length > (index == sentences.count - 1 ? Self.lengthMax : room) {
        return text.isEmpty ? words.andMore : text + " " + words.andMore
      }
      text += (text.isEmpty ? "" : " ") + sentence
    }
    return text
  }

  /// Nesting, then arrows along their flow, then messages in their order, then what stands alone,
  /// then notes.
  private var sentences: [String] {
    var sentences: [String] = []
    var mentioned: Set<String> = []
    for box in boxes {
      guard let inner = children[box.id] else { continue }
      mentioned.insert(box.id)
      mentioned.formUnion(inner)
      sentences.append(subject(box.id) + " \(words.contains) " + list(inner.map(name)) + ".")
    }
    let leaving = Dictionary(grouping: connections.filter { $0.step == nil }, by: \.from)
    for box in flow { sentences += self.sentences(box, leaving[box.id] ?? []) }
    for message in connections {
      guard let step = message.step else { continue }
      sentences.append("\(step). \(subject(message.from)) \(words.leadsTo) \(target(message)).")
    }
    mentioned.formUnion(connections.flatMap { [$0.from, $0.to] })
    let alone = boxes.filter { !mentioned.contains($0.id) }
    if !alone.isEmpty {
      let start = sentences.isEmpty ? words.shows : words.alsoShows
      sentences.append(start + " " + list(alone.map { name($0.id) }) + ".")
    }
    return sentences + notes.map { sentence($0) }
  }

  private func sentence(_ note: Diagram.Note) -> String {
    let start = note.about.map { words.noteOn + " " + name($0) } ?? words.note
    let end = note.text.last.map { ".!?…".contains($0) } == true ? "" : "."
    return "\(start): \(note.text)\(end)"
  }

  private func sentences(
    _ box: Diagram.Box, _ leaving: [Connections.Connection]
  ) -> [String] {
    [Connections.Way.there, .bothWays, .plain].compactMap { way in
      let same = leaving.filter { $0.way == way }
      guard !same.isEmpty else { return nil }
      return subject(box.id) + " \(words.verb(way)) " + targets(same) + "."
    }
  }

  /// `SQS and SNS (order.*)`: a label that neighbours share is said once.
  private func targets(_ connections: [Connections.Connection]) -> String {
    var groups: [(label: String, names: [String])] = []
    for connection in connections {
      if let last = groups.indices.last, groups[last].label == connection.label {
        groups[last].names.append(name(connection.to))
      } else {
        groups.append((connection.label, [name(connection.to)]))
      }
    }
    guard groups.count > 1 else {
      return list(groups.first?.names ?? []) + suffix(groups.first?.label ?? "")
    }
    return list(groups.map { list($0.names) + suffix($0.label) })
  }

  private func target(_ message: Connections.Connection) -> String {
    name(message.to) + suffix(message.label)
  }

  private func suffix(_ label: String) -> String { Self.suffix(label) }

  /// A label in parentheses, unless it has some of its own.
  static func suffix(_ label: String) -> String {
    if label.isEmpty { return "" }
    return label.hasPrefix("(") && label.hasSuffix(")") ? " " + label : " (\(label))"
  }

  func name(_ id: String) -> String { names[id] ?? words.unnamed }

  /// A name at the beginning of a sentence.
  private func subject(_ id: String) -> String {
    let name = name(id)
    return name == words.unnamed ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

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

/// The edges of a graph as they are said: each once, and an arrow there and back as one.
struct Connections {
  enum Way: Sendable {
    case there, bothWays, plain
  }

  /// One thing that a box leads to.
  struct Connection: Sendable {
    let way: Way
    let from: String
    let to: String
    let label: String
    let step: Int?
  }

  /// In the order of the edges; messages in the order of their numbers.
  private(set) var all: [Connection] = []

  private struct Ends: Hashable {
    let from: String
    let to: String
    let label: String
  }

  /// O(edges).
  init(_ edges: [Diagram.Edge]) {
    let arrows = edges.filter { $0.isDirected && $0.step == nil }
    let ends = Set(arrows.map { Ends(from: $0.from, to: $0.to, label: $0.label) })
    var said: Set<Ends> = []
    for edge in edges where edge.step == nil {
      let there = Ends(from: edge.from, to: edge.to, label: edge.label)
      let back = Ends(from: edge.to, to: edge.from, label: edge.label)
      if said.contains(there) { continue }
      let isBothWays = edge.isDirected && edge.from != edge.to && ends.contains(back)
      said.insert(there)
      if isBothWays || !edge.isDirected { said.insert(back) }
      append(edge, edge.isDirected ? isBothWays ? .bothWays : .there : .plain)
    }
    let messages = edges.filter { $0.step != nil }
    for edge in messages.sorted(by: { ($0.step ?? 0) < ($1.step ?? 0) }) { append(edge, .there) }
  }

  private mutating func append(_ edge: Diagram.Edge, _ way: Way) {
    all.append(
      Connection(way: way, from: edge.from, to: edge.to, label: edge.label, step: edge.step))
  }
}

extension DiagramWords {
  /// `leads to` and its like.
  func verb(_ way: Connections.Way) -> String {
    switch way {
    case .there: leadsTo
    case .bothWays: leadsBothWays
    case .plain: isConnectedWith
    }
  }

  /// A box's name, or what is said of one without.
  func name(_ label: String) -> String { label.isEmpty ? unnamed : label }
}

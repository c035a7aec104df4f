/// Which frames hold what.
struct FrameTree {
  let graph: Graph
  /// For each frame, itself and the frames around it, from the inside out.
  private let paths: [[Int]]

  init(_ graph: Graph) {
    self.graph = graph
    var paths: [[Int]] = []
    for (index, frame) in graph.frames.enumerated() {
      let outer = frame.parent.flatMap { paths.indices.contains($0) ? paths[$0] : nil } ?? []
      paths.append([index] + outer)
    }
    self.paths = paths
  }

  /// The frames around a frame, from the inside out, it included.
  func path(_ frame: Int?) -> [Int] {
    frame.flatMap { paths.indices.contains($0) ? paths[$0] : nil } ?? []
  }

  func parent(_ frame: Int) -> Int? { paths[frame].dropFirst().first }

  /// The frames around what an edge joins; a frame is not around itself.
  func path(_ end: Graph.End) -> [Int] {
    switch end {
    case .node(let node): path(graph.nodes[node].frame)
    case .frame(let frame): Array(path(frame).dropFirst())
    }
  }

  /// True when a frame is `end` or holds it.
  func holds(_ frame: Int, _ end: Graph.End) -> Bool {
    switch end {
    case .node(let node): path(graph.nodes[node].frame).contains(frame)
    case .frame(let other): paths[other].contains(frame)
    }
  }

  /// True for an edge with two ends that exist, neither of which holds the other.
  func canDraw(_ edge: Graph.Edge) -> Bool {
    for end in [edge.from, edge.to] {
      switch end {
      case .node(let node): guard graph.nodes.indices.contains(node) else { return false }
      case .frame(let frame): guard graph.frames.indices.contains(frame) else { return false }
      }
    }
    if case .frame(let frame) = edge.from, holds(frame, edge.to) { return false }
    if case .frame(let frame) = edge.to, holds(frame, edge.from) { return false }
    return true
  }
}

/// The layer of every box, and the edges that point against the course.
struct Ranks {
  let tree: FrameTree
  /// For each node.
  private(set) var layers: [Int] = []
  /// The first and last layer of each frame.
  private(set) var spans: [ClosedRange<Int>] = []
  /// Edges that close a circle; they are drawn from below.
  private(set) var isReversed: [Bool]
  /// Edges between two layers; the others are loops, or cannot be drawn.
  private(set) var isDrawn: [Bool]
  var tension: Tension
  let root: Int

  var graph: Graph { tree.graph }

  init(_ tree: FrameTree, widthMax: Int?) {
    self.tree = tree
    let graph = tree.graph
    isReversed = [Bool](repeating: false, count: graph.edges.count)
    isDrawn = graph.edges.map { tree.canDraw($0) && $0.from != $0.to }
    tension = Tension(graph.nodes.count + 2 * graph.frames.count + 1)
    root = graph.nodes.count + 2 * graph.frames.count
    pullFrames()
    pullEdges()
    wrapLoose()
    solve()
    if let widthMax { part(widthMax) }
  }

  private func top(_ frame: Int) -> Int { graph.nodes.count + 2 * frame }
  private func bottom(_ frame: Int) -> Int { graph.nodes.count + 2 * frame + 1 }

  private mutating func pullFrames() {
    for frame in graph.frames.indices {
      tension.pull(top(frame), bottom(frame), length: 0, weight: 1)
      guard let parent = tree.parent(frame) else { continue }
      tension.pull(top(parent), top(frame), length: 0)
      tension.pull(bottom(frame), bottom(parent), length: 0)
    }
    for (node, value) in graph.nodes.enumerated() {
      guard let frame = tree.path(value.frame).first else { continue }
      tension.pull(top(frame), node, length: 0)
      tension.pull(node, bottom(frame), length: 0)
    }
  }

  /// Edges in the author's order; one that would close a circle is turned.
  private mutating func pullEdges() {
    for (index, edge) in graph.edges.enumerated() where isDrawn[index] {
      let ends = (upper: lower(of: edge.from), lower: upper(of: edge.to))
      if tension.leads(ends.lower, to: ends.upper) {
        isReversed[index] = true
        let (start, end) = (lower(of: edge.to), upper(of: edge.from))
        if tension.leads(end, to: start) {
          isDrawn[index] = false
        } else {
          tension.pull(start, end, length: 1, weight: 1)
        }
      } else {
        tension.pull(ends.upper, ends.lower, length: 1, weight: 2)
      }
    }
  }

  /// The variable of an end's last layer.
  private func lower(of end: Graph.End) -> Int {
    switch end {
    case .node(let node): node
    case .frame(let frame): bottom(frame)
    }
  }

  private func upper(of end: Graph.End) -> Int {
    switch end {
    case .node(let node): node
    case .frame(let frame): top(frame)
    }
  }

  /// Boxes that no edge touches stand in several rows when they are many.
  private mutating func wrapLoose() {
    var isLoose = [Bool](repeating: true, count: graph.nodes.count)
    for edge in graph.edges where tree.canDraw(edge) {
      for case .node(let node) in [edge.from, edge.to] { isLoose[node] = false }
    }
    let all = graph.nodes.indices.filter { isLoose[$0] }
    let rooms = Dictionary(grouping: all) { tree.path(graph.nodes[$0].frame).first ?? -1 }
    for room in rooms.keys.sorted() {
      let nodes = rooms[room] ?? []
      guard nodes.count > 3 else { continue }
      var columns = 2
      while columns * columns * 2 < nodes.count * 3 { columns += 1 }
      for index in nodes.indices.dropFirst(columns) {
        tension.pull(nodes[index - columns], nodes[index], length: 1, weight: 1)
      }
    }
  }

  mutating func solve() {
    let values = tension.solved()
    let first = values[..<graph.nodes.count].min() ?? 0
    layers = graph.nodes.indices.map { values[$0] - first }
    closeGaps()
    spans = graph.frames.map { _ in 0...0 }
    for frame in graph.frames.indices {
      let inside = graph.nodes.indices.filter { tree.holds(frame, .node($0)) }.map { layers[$0] }
      spans[frame] = (inside.min() ?? 0)...(inside.max() ?? 0)
    }
  }

  /// Parts that nothing ties together begin at the first layer; layers without boxes are left out.
  private mutating func closeGaps() {
    let parts = parts()
    for part in parts {
      let first = part.map { layers[$0] }.min() ?? 0
      for node in part { layers[node] -= first }
    }
    var used = [Int](repeating: 0, count: (layers.max() ?? 0) + 1)
    for layer in layers { used[layer] = 1 }
    var count = 0
    for layer in used.indices {
      let isUsed = used[layer] == 1
      used[layer] = count
      if isUsed { count += 1 }
    }
    layers = layers.map { used[$0] }
  }

  /// Nodes joined by edges or frames.
  private func parts() -> [[Int]] {
    var sets = UnionFind(tension.count)
    for spring in tension.springs where spring.start != root { sets.join(spring.start, spring.end) }
    var parts: [[Int]] = []
    var known = [Int](repeating: -1, count: tension.count)
    for node in graph.nodes.indices {
      let set = sets.find(node)
      if known[set] >= 0 {
        parts[known[set]].append(node)
      } else {
        known[set] = parts.count
        parts.append([node])
      }
    }
    return parts
  }
}

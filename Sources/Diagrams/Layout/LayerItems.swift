/// The items in the layers: boxes, and lines that pass layers between their ends.
struct LayerItems {
  struct Item {
    /// The node; nil for a passing line.
    let node: Int?
    /// The edge that passes.
    let edge: Int?
    let layers: ClosedRange<Int>
    /// The frame that holds it.
    let frame: Int?
    /// Where it keeps its places, one for each of its layers.
    let base: Int
  }

  /// A piece of an edge between a layer and the next.
  struct Segment {
    let edge: Int
    let upper: Int
    let lower: Int
    /// The layer of the upper item.
    let layer: Int
  }

  /// An item that a frame, or the whole, holds directly.
  enum Entry: Hashable {
    case item(Int)
    case frame(Int)
  }

  let tree: FrameTree
  let ranks: Ranks
  private(set) var items: [Item] = []
  private(set) var segments: [Segment] = []
  /// For each edge, the items from the upper end to the lower; empty for one that is not drawn.
  private(set) var paths: [[Int]] = []
  /// What each frame holds in order; last what stands free.
  var rooms: [[Entry]]
  private(set) var placeCount = 0

  var layerCount: Int { (ranks.layers.max() ?? -1) + 1 }
  private var graph: Graph { tree.graph }

  init(_ tree: FrameTree, _ ranks: Ranks) {
    self.tree = tree
    self.ranks = ranks
    rooms = [[Entry]](repeating: [], count: tree.graph.frames.count + 1)
    var isEntered = [Bool](repeating: false, count: tree.graph.frames.count)
    for node in tree.graph.nodes.indices {
      for frame in tree.path(tree.graph.nodes[node].frame).reversed() where !isEntered[frame] {
        isEntered[frame] = true
        rooms[room(tree.parent(frame))].append(.frame(frame))
      }
      let layer = ranks.layers[node]
      add(node: node, layer...layer, tree.path(tree.graph.nodes[node].frame).first)
    }
    for (index, edge) in tree.graph.edges.enumerated() { addPath(index, edge) }
  }

  func room(_ frame: Int?) -> Int { frame ?? graph.frames.count }

  func layers(_ entry: Entry) -> ClosedRange<Int> {
    switch entry {
    case .item(let item): items[item].layers
    case .frame(let frame): ranks.spans[frame]
    }
  }

  @discardableResult
  private mutating func add(
    node: Int? = nil, edge: Int? = nil, _ layers: ClosedRange<Int>, _ frame: Int?
  ) -> Int {
    rooms[room(frame)].append(.item(items.count))
    items.append(Item(node: node, edge: edge, layers: layers, frame: frame, base: placeCount))
    placeCount += layers.count
    return items.count - 1
  }

  private mutating func addPath(_ index: Int, _ edge: Graph.Edge) {
    guard ranks.isDrawn[index] else {
      paths.append([])
      return
    }
    let (upper, lower) = ranks.isReversed[index] ? (edge.to, edge.from) : (edge.from, edge.to)
    let (start, end) = (item(for: upper, isLast: true), item(for: lower, isLast: false))
    var path = [start]
    var layer = items[start].layers.upperBound + 1
    while layer < items[end].layers.lowerBound {
      let frame = frame(at: layer, from: upper, to: lower)
      var next = layer + 1
      while next < items[end].layers.lowerBound,
        self.frame(at: next, from: upper, to: lower) == frame
      {
        next += 1
      }
      path.append(add(edge: index, layer...(next - 1), frame))
      layer = next
    }
    path.append(end)
    for (first, second) in zip(path, path.dropFirst()) {
      let layer = items[first].layers.upperBound
      segments.append(Segment(edge: index, upper: first, lower: second, layer: layer))
    }
    for passing in path.dropFirst().dropLast() {
      for layer in items[passing].layers.dropLast() {
        segments.append(Segment(edge: index, upper: passing, lower: passing, layer: layer))
      }
    }
    paths.append(path)
  }

  /// The node that stands for an end: of a frame, one in its last or first layer.
  private func item(for end: Graph.End, isLast: Bool) -> Int {
    switch end {
    case .node(let node): return node
    case .frame(let frame):
      let layer = isLast ? ranks.spans[frame].upperBound : ranks.spans[frame].lowerBound
      let found = graph.nodes.indices.filter {
        ranks.layers[$0] == layer && tree.holds(frame, .node($0))
      }
      return found[found.count / 2]
    }
  }

  /// The frame in which a line passes a layer: it leaves frames below them and enters from above.
  private func frame(at layer: Int, from upper: Graph.End, to lower: Graph.End) -> Int? {
    let goal = tree.path(lower)
    for frame in tree.path(upper) where layer <= ranks.spans[frame].upperBound {
      if !goal.contains(frame) { return frame }
      break
    }
    return goal.first { ranks.spans[$0].lowerBound <= layer }
  }

  /// Goes through all items in order; `left` and `right` tell where frames begin and end.
  func walk(_ visit: (Mark) -> Void) { walk(room(nil), visit) }

  enum Mark: Hashable {
    case item(Int), left(Int), right(Int)
  }

  private func walk(_ room: Int, _ visit: (Mark) -> Void) {
    for entry in rooms[room] {
      switch entry {
      case .item(let item): visit(.item(item))
      case .frame(let frame):
        visit(.left(frame))
        walk(self.room(frame), visit)
        visit(.right(frame))
      }
    }
  }
}

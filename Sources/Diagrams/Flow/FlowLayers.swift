/// A flow sorted into layers: every arrow that does not lead back goes from a layer to a later
/// one, and passes the layers between as an item of its own.
struct FlowLayers {
  /// A stage, or a place where an arrow passes a layer.
  struct Item {
    /// The stage; nil for a passing arrow.
    let stage: Int?
    let layer: Int
    var before: [Int] = []
    var after: [Int] = []
  }

  /// An arrow: the items it visits, first and last being stages.
  struct Arrow {
    let wire: Int
    let items: [Int]
    let leadsBack: Bool
  }

  let flow: ProcessFlow
  private(set) var items: [Item] = []
  private(set) var arrows: [Arrow] = []
  /// The items of each layer in order.
  private(set) var layers: [[Int]] = []

  private static let sweeps = 4

  init(_ flow: ProcessFlow) {
    self.flow = flow
    let places = Dictionary(
      flow.stages.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let wires = flow.wires.enumerated().compactMap { index, wire in
      places[wire.from].flatMap { from in
        places[wire.to].map { (index: index, from: from, to: $0) }
      }
    }
    let back = Self.leadingBack(wires.map { ($0.from, $0.to) }, flow.stages.count)
    let forward = wires.indices.filter { !back.contains($0) }
    let depths = Self.depths(forward.map { (wires[$0].from, wires[$0].to) }, flow.stages.count)
    items = depths.enumerated().map { Item(stage: $0.offset, layer: $0.element) }
    for (position, wire) in wires.enumerated() {
      let leadsBack = back.contains(position)
      let path = leadsBack ? [wire.from, wire.to] : path(wire.from, wire.to)
      arrows.append(Arrow(wire: wire.index, items: path, leadsBack: leadsBack))
    }
    layers = [[Int]](repeating: [], count: (depths.max() ?? -1) + 1)
    for (index, item) in items.enumerated() { layers[item.layer].append(index) }
    for sweep in 0..<Self.sweeps { sort(alongArrows: sweep.isMultiple(of: 2)) }
  }

  /// The positions of arrows that close a circle, found in the order of the stages.
  private static func leadingBack(_ edges: [(Int, Int)], _ count: Int) -> Set<Int> {
    var leaving = [[Int]](repeating: [], count: count)
    for (index, edge) in edges.enumerated() { leaving[edge.0].append(index) }
    var back: Set<Int> = []
    var state = [UInt8](repeating: 0, count: count)
    for start in 0..<count where state[start] == 0 {
      var stack = [(node: start, next: 0)]
      state[start] = 1
      while let (node, next) = stack.last {
        guard next < leaving[node].count else {
          state[node] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = leaving[node][next]
        let target = edges[edge].1
        if state[target] == 1 { back.insert(edge) }
        if state[target] == 0 {
          state[target] = 1
          stack.append((target, 0))
        }
      }
    }
    return back
  }

  /// How many arrows lie before each stage on the longest way to it.
  private static func depths(_ edges: [(Int, Int)], _ count: Int) -> [Int] {
    var depths = [Int](repeating: 0, count: count)
    var incoming = [Int](repeating: 0, count: count)
    var leaving = [[Int]](repeating: [], count: count)
    for edge in edges {
      incoming[edge.1] += 1
      leaving[edge.0].append(edge.1)
    }
    var queue = (0..<count).filter { incoming[$0] == 0 }
    var index = 0
    while index < queue.count {
      let node = queue[index]
      index += 1
      for target in leaving[node] {
        depths[target] = max(depths[target], depths[node] + 1)
        incoming[target] -= 1
        if incoming[target] == 0 { queue.append(target) }
      }
    }
    return depths
  }

  /// The items from one stage to another; layers between get a new item.
  private mutating func path(_ from: Int, _ to: Int) -> [Int] {
    var path = [from]
    for layer in items[from].layer + 1..<max(items[from].layer + 1, items[to].layer) {
      items.append(Item(stage: nil, layer: layer))
      path.append(items.count - 1)
    }
    path.append(to)
    for (first, second) in zip(path, path.dropFirst()) {
      items[first].after.append(second)
      items[second].before.append(first)
    }
    return path
  }

  /// Puts each item near the middle of its neighbours in the layer before or after.
  private mutating func sort(alongArrows: Bool) {
    var places = [Int](repeating: 0, count: items.count)
    for layer in layers {
      for (place, item) in layer.enumerated() { places[item] = place }
    }
    let order = alongArrows ? Array(layers.indices) : layers.indices.reversed()
    for layer in order {
      let keys = layers[layer].map { item -> Double in
        let near = alongArrows ? items[item].before : items[item].after
        guard !near.isEmpty else { return Double(places[item]) }
        return Double(near.reduce(0) { $0 + places[$1] }) / Double(near.count)
      }
      layers[layer] = zip(layers[layer], keys).enumerated()
        .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element.0)
      for (place, item) in layers[layer].enumerated() { places[item] = place }
    }
  }
}

/// Where edges meet the sides of their boxes, and where their words stand.
///
/// Edges that leave a box together share their first stretch, and so do edges that come together
/// and left alone; nobody has to guess then who reaches whom.
struct LayerPorts {
  enum LabelPlace: Hashable {
    case none, upper, lower
    /// Beside the stretch through a layer.
    case passing(item: Int, layer: Int)
  }

  /// How far from the middle of its box an edge leaves and arrives.
  var upper: [Int]
  var lower: [Int]
  private(set) var labels: [LabelPlace]
  /// True for words before their line: left of it, or above it.
  private(set) var isBefore: [Bool]
  /// The room a node needs on both sides of its middle, and its own breadth.
  private(set) var breadths: [Int]
  private(set) var before: [Int]
  private(set) var after: [Int]
  /// Edges that lead from a node back to itself, by node.
  private(set) var loops: [[Int]]
  /// Whether an edge has its stretch at an end for itself.
  private(set) var isAloneAbove: [Bool]
  private(set) var isAloneBelow: [Bool]

  /// How many edges leave each item below, and arrive above.
  private var sideCounts: [[Int]] = [[], []]
  /// The order in which edges leave their box below.
  private var ranks: [Int]
  private let order: LayerOrder
  private var items: LayerItems { order.items }
  private var graph: Graph { order.items.tree.graph }
  private let isUpright: Bool

  init(_ order: LayerOrder) {
    self.order = order
    let graph = order.items.tree.graph
    isUpright = graph.course.isUpright
    upper = [Int](repeating: 0, count: graph.edges.count)
    lower = upper
    ranks = upper
    labels = [LabelPlace](repeating: .none, count: graph.edges.count)
    isBefore = [Bool](repeating: false, count: graph.edges.count)
    isAloneAbove = isBefore
    isAloneBelow = isBefore
    breadths = graph.nodes.map { graph.course.isUpright ? $0.width : $0.height }
    (before, after) = (breadths.map { $0 / 2 }, breadths.map { $0 / 2 })
    loops = [[Int]](repeating: [], count: graph.nodes.count)
    for (index, edge) in graph.edges.enumerated() where edge.from == edge.to {
      if case .node(let node) = edge.from { loops[node].append(index) }
    }
    place()
  }

  /// The size of an edge's words across the course, and along it.
  func labelBreadth(_ edge: Int) -> Int {
    isUpright ? graph.edges[edge].labelWidth : graph.edges[edge].labelHeight
  }

  func labelLength(_ edge: Int) -> Int {
    isUpright ? graph.edges[edge].labelHeight : graph.edges[edge].labelWidth
  }

  private mutating func place() {
    var below = [[Int]](repeating: [], count: items.items.count)
    var above = below
    for (edge, path) in items.paths.enumerated() where !path.isEmpty {
      below[path[0]].append(edge)
      above[path[path.count - 1]].append(edge)
    }
    sideCounts = [below.map(\.count), above.map(\.count)]
    let outs = below.map { groups($0, isBelow: true, isLonely: { _ in true }) }
    for groups in outs {
      for (rank, group) in groups.enumerated() {
        for edge in group { ranks[edge] = rank }
        if group.count == 1 { isAloneAbove[group[0]] = true }
      }
    }
    let ins = above.map { groups($0, isBelow: false, isLonely: { isAloneAbove[$0] }) }
    for groups in ins { for edge in groups where edge.count == 1 { isAloneBelow[edge[0]] = true } }
    for edge in graph.edges.indices where !items.paths[edge].isEmpty { chooseLabel(edge) }
    for (item, value) in items.items.enumerated() {
      guard let node = value.node else { continue }
      spread(outs[item], node, isBelow: true)
      spread(ins[item], node, isBelow: false)
      addLoops(node)
    }
  }

  /// Edges at one side of an item by the place where they meet it, in the order of their far ends.
  private func groups(
    _ edges: [Int], isBelow: Bool, isLonely: (Int) -> Bool
  ) -> [[Int]] {
    func isPlain(_ edge: Int) -> Bool {
      graph.edges[edge].isShared && !items.ranks.isReversed[edge] && isWhole(edge, isBelow: isBelow)
    }
    var groups = edges.filter { !isPlain($0) }.map { [$0] }
    let plain = edges.filter(isPlain)
    if plain.allSatisfy(isLonely) {
      if !plain.isEmpty { groups.append(plain) }
    } else {
      groups += plain.map { [$0] }
    }
    guard groups.count > 1 else { return groups }
    var keyed: [(far: Int, rank: Int, group: Int)] = []
    for (index, group) in groups.enumerated() {
      keyed.append((far(group, isBelow: isBelow), isBelow ? 0 : rank(group), index))
    }
    keyed.sort { $0 < $1 }
    return keyed.map { groups[$0.group] }
  }

  /// Two edges between the same boxes arrive in the order in which they leave.
  private func rank(_ edges: [Int]) -> Int { edges.first.map { ranks[$0] } ?? 0 }

  /// True for an edge that ends at a box and not at a frame.
  private func isWhole(_ edge: Int, isBelow: Bool) -> Bool {
    let edge = (value: graph.edges[edge], isReversed: items.ranks.isReversed[edge])
    let end = isBelow != edge.isReversed ? edge.value.from : edge.value.to
    if case .frame = end { return false }
    return true
  }

  /// The mean place of the next items on the way.
  private func far(_ edges: [Int], isBelow: Bool) -> Int {
    let sum = edges.reduce(0) { sum, edge in
      let path = items.paths[edge]
      let item = isBelow ? path[1] : path[path.count - 2]
      let layers = items.items[item].layers
      return sum + order.place(item, isBelow ? layers.lowerBound : layers.upperBound) * 1_000
    }
    return sum / max(1, edges.count)
  }

  private mutating func chooseLabel(_ edge: Int) {
    guard labelBreadth(edge) > 0 else { return }
    let path = items.paths[edge]
    let passing = path.dropFirst().dropLast().max { first, second in
      items.items[first].layers.count < items.items[second].layers.count
    }
    if isAloneBelow[edge] {
      labels[edge] = .lower
    } else if isAloneAbove[edge] {
      labels[edge] = .upper
    } else if let passing {
      let layers = items.items[passing].layers
      labels[edge] = .passing(item: passing, layer: (layers.lowerBound + layers.upperBound) / 2)
    }
  }

  /// True for an edge that meets its side of the box alone.
  func isOnlyAbove(_ edge: Int) -> Bool { isOnly(edge, isBelow: true) }
  func isOnlyBelow(_ edge: Int) -> Bool { isOnly(edge, isBelow: false) }

  private func isOnly(_ edge: Int, isBelow: Bool) -> Bool {
    let path = items.paths[edge]
    let item = isBelow ? path[0] : path[path.count - 1]
    return sideCounts[isBelow ? 0 : 1][item] == 1
  }

  // MARK: sides

  /// Spreads the places where lines meet one side, and makes room for the words beside them.
  private mutating func spread(_ groups: [[Int]], _ node: Int, isBelow: Bool) {
    guard !groups.isEmpty else { return }
    let here: LabelPlace = isBelow ? .upper : .lower
    let words = groups.map { group in
      group.filter { labels[$0] == here }.map(labelBreadth).max() ?? 0
    }
    var offsets = [0]
    for index in groups.indices.dropFirst() {
      // Words of the first stand before it, those of all others behind.
      let room = index == 1 ? 0 : words[index - 1]
      let least = isUpright ? Spacing.port : Spacing.port * 2 / 3
      offsets.append(offsets[index - 1] + max(least, room > 0 ? room + 2 * Spacing.words : 0))
    }
    var width = offsets[offsets.count - 1]
    let isPointed = graph.nodes[node].outline != .box || graph.nodes[node].isFixed
    if isPointed, width > breadths[node] / 2 {
      let least = breadths[node] / 2
      offsets = offsets.map { $0 * least / max(1, width) }
      width = least
    }
    grow(node, to: width + 2 * (isUpright ? 160 : 80))
    for (index, group) in groups.enumerated() {
      let offset = offsets[index] - width / 2
      for edge in group {
        if isBelow { upper[edge] = offset } else { lower[edge] = offset }
        guard labels[edge] == here else { continue }
        isBefore[edge] = index == 0 && groups.count > 1 || !isUpright && groups.count == 1
        let need = labelBreadth(edge) + 2 * Spacing.words
        if isBefore[edge] {
          before[node] = max(before[node], need - offset)
        } else {
          after[node] = max(after[node], need + offset)
        }
      }
    }
  }

  private mutating func grow(_ node: Int, to breadth: Int) {
    guard !graph.nodes[node].isFixed, breadth > breadths[node] else { return }
    breadths[node] = breadth
    before[node] = max(before[node], breadth / 2)
    after[node] = max(after[node], breadth / 2)
  }

  private mutating func addLoops(_ node: Int) {
    var reach = breadths[node] / 2
    for edge in loops[node] {
      let words = labelBreadth(edge)
      reach += Spacing.loop + (words > 0 ? words + Spacing.words : 0)
    }
    after[node] = max(after[node], reach)
  }
}

/// Layers that keep to a width: what is too much for one stands in the next.
extension Ranks {
  private static let roundsMax = 200

  mutating func part(_ widthMax: Int) {
    var isBound = [Bool](repeating: false, count: graph.nodes.count)
    var isKept = isBound
    let targets = Set(tension.springs.map(\.end))
    for node in 0..<root where !targets.contains(node) {
      tension.pull(root, node, length: 0, weight: 10_000)
    }
    var layer = 0
    for _ in 0..<Self.roundsMax {
      guard layer <= layers.max() ?? 0 else { return }
      let late = overflow(layer, widthMax).filter { !isBound[$0] || layers[$0] == layer }
      // What fits stays, and does not follow what is put off.
      for node in graph.nodes.indices
      where layers[node] == layer && !isKept[node] && !late.contains(node) {
        isKept[node] = true
        tension.pull(root, node, length: 0, weight: 1_000)
      }
      if late.isEmpty {
        layer += 1
        continue
      }
      for node in late {
        isBound[node] = true
        tension.pull(root, node, length: layer + 1, weight: 1)
      }
      solve()
    }
  }

  /// The boxes of a layer that do not fit beside the first ones.
  private func overflow(_ layer: Int, _ widthMax: Int) -> [Int] {
    let nodes = graph.nodes.indices.filter { layers[$0] == layer }
    let order = nodes.sorted { (home($0), $0) < (home($1), $1) }
    var width = 0
    var before: Int?
    for (place, node) in order.enumerated() {
      let frames = tree.path(graph.nodes[node].frame)
      let isSame = before == frames.first ?? -1
      before = frames.first ?? -1
      width += graph.nodes[node].width + (isSame || place == 0 ? 0 : Spacing.betweenFrames)
      if place > 0, isSame { width += Spacing.boxes }
      if !isSame { width += frames.count * 2 * Spacing.frame }
      if place > 0, width > widthMax { return Array(order[place...]) }
    }
    return []
  }

  /// The first box of the outermost frame around a box.
  private func home(_ node: Int) -> Int {
    guard let frame = tree.path(graph.nodes[node].frame).last else { return node }
    return graph.nodes.indices.first { tree.holds(frame, .node($0)) } ?? node
  }
}

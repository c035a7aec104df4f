/// Places along the course: of layers, of frames' walls and of the tracks between layers.
struct LayerRows {
  private(set) var tops: [Int] = []
  private(set) var heights: [Int]
  private(set) var frames: [ClosedRange<Int>] = []
  /// Where the first and the last track below each layer lie; the same where it has none.
  private(set) var firstTracks: [Int] = []
  private(set) var lastTracks: [Int] = []
  private(set) var length = 0
  private let items: LayerItems
  private let ports: LayerPorts

  private var graph: Graph { items.tree.graph }

  init(_ items: LayerItems, _ ports: LayerPorts, _ gaps: LayerGaps) {
    self.items = items
    self.ports = ports
    heights = [Int](repeating: 0, count: items.layerCount)
    for item in items.items { measure(item) }
    let (starts, ends) = (insets(isStart: true), insets(isStart: false))
    var place = starts.all.first ?? 0
    var frameTops = [Int](repeating: 0, count: graph.frames.count)
    frames = graph.frames.map { _ in 0...0 }
    for layer in heights.indices {
      tops.append(place)
      for frame in graph.frames.indices where items.ranks.spans[frame].lowerBound == layer {
        frameTops[frame] = place - starts.own[frame]
      }
      widen(layer, frameTops, ends.own)
      let end = place + heights[layer]
      for frame in graph.frames.indices where items.ranks.spans[frame].upperBound == layer {
        frames[frame] = frameTops[frame]...(end + ends.own[frame])
      }
      place = end + ends.all[layer]
      length = place
      guard layer + 1 < heights.count else { break }
      place += gap(below: layer, from: place, gaps.trackCounts[layer]) + starts.all[layer + 1]
    }
  }

  /// The height of a node, which is that of its layer unless it is much lower.
  func height(_ node: Int) -> Int {
    let value = graph.nodes[node]
    let own = graph.course.isUpright ? value.height : value.width
    let all = heights[items.ranks.layers[node]]
    return value.isFixed || value.outline != .box || own * 5 < all * 3 ? own : all
  }

  private mutating func measure(_ item: LayerItems.Item) {
    if let node = item.node {
      let value = graph.nodes[node]
      let height = graph.course.isUpright ? value.height : value.width
      let loops = ports.loops[node].map(ports.labelLength).max() ?? 0
      let layer = item.layers.lowerBound
      heights[layer] = max(heights[layer], height, loops)
    } else if let edge = item.edge, case .passing(_, let layer) = ports.labels[edge] {
      heights[layer] = max(heights[layer], ports.labelLength(edge) + 2 * Spacing.words)
    }
  }

  /// A frame whose title is longer than all its layers gets a longer last one.
  private mutating func widen(_ layer: Int, _ tops: [Int], _ ends: [Int]) {
    guard !graph.course.isUpright, let top = self.tops.last else { return }
    for (index, frame) in graph.frames.enumerated()
    where items.ranks.spans[index].upperBound == layer {
      let need = frame.titleWidth + 2 * Spacing.frame
      let now = top + heights[layer] + ends[index] - tops[index]
      if need > now { heights[layer] += need - now }
    }
  }

  /// From the first layer of each frame to its wall, and the most of all in each layer.
  private func insets(isStart: Bool) -> (own: [Int], all: [Int]) {
    var own = [Int](repeating: 0, count: graph.frames.count)
    var all = [Int](repeating: 0, count: items.layerCount)
    func end(_ frame: Int) -> Int {
      isStart ? items.ranks.spans[frame].lowerBound : items.ranks.spans[frame].upperBound
    }
    for frame in graph.frames.indices.reversed() {
      let hasTitle = graph.frames[frame].titleWidth > 0
      let isTitled = hasTitle && graph.course == (isStart ? .down : .up)
      let inner = graph.frames.indices.filter {
        items.tree.parent($0) == frame && end($0) == end(frame)
      }
      own[frame] =
        (inner.map { own[$0] }.max() ?? 0) + Spacing.frame + (isTitled ? Spacing.title : 0)
      all[end(frame)] = max(all[end(frame)], own[frame])
    }
    return (own, all)
  }

  /// The room below a layer and the frames that end there; sets where its tracks begin.
  private mutating func gap(below layer: Int, from start: Int, _ tracks: Int) -> Int {
    var (upper, lower) = (0, 0)
    for segment in items.segments where segment.layer == layer && segment.upper != segment.lower {
      let length = ports.labelLength(segment.edge)
      guard length > 0 else { continue }
      if ports.labels[segment.edge] == .upper, items.items[segment.upper].node != nil {
        upper = max(upper, length + Spacing.words)
      }
      if ports.labels[segment.edge] == .lower, items.items[segment.lower].node != nil {
        lower = max(lower, length + Spacing.words)
      }
    }
    let turns = max(0, tracks - 1) * Spacing.track
    let (before, after) = (Spacing.stub + upper, Spacing.stub + lower)
    // Without tracks words stand in the middle.
    let needed = tracks == 0 ? 2 * Spacing.stub + max(upper, lower) : before + turns + after
    let room = max(Spacing.layers, needed)
    let first = tracks == 0 ? start + room / 2 : start + before + (room - needed) / 2
    firstTracks.append(first)
    lastTracks.append(first + turns)
    return room
  }
}

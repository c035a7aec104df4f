/// Places across the course: of items by their middles, of frames by their walls.
struct LayerColumns {
  private(set) var middles: [Int] = []
  private(set) var frames: [ClosedRange<Int>] = []
  private let ports: LayerPorts
  private let items: LayerItems
  private var tension: Tension
  /// Where the springs that keep things apart end, and those that pull begin.
  private var apart = 0

  private var graph: Graph { items.tree.graph }

  /// - Parameter isTight: true to bend lines rather than to become broad.
  init(_ items: LayerItems, _ ports: LayerPorts, isTight: Bool) {
    self.items = items
    self.ports = ports
    tension = Tension(items.items.count + 2 * items.tree.graph.frames.count)
    keepApart()
    clearTitles()
    if isTight { pressTogether() }
    apart = tension.springs.count
    pullTogether()
    var values = tension.solved()
    balance(&values)
    let first = min(
      items.items.indices.map { values[$0] - extents($0).before }.min() ?? 0,
      graph.frames.indices.map { values[left($0)] }.min() ?? .max)
    middles = items.items.indices.map { values[$0] - first }
    frames = graph.frames.indices.map { frame in
      values[left(frame)] - first...max(values[left(frame)], values[right(frame)]) - first
    }
  }

  /// The end of everything.
  var breadth: Int {
    max(
      items.items.indices.map { middles[$0] + extents($0).after }.max() ?? 0,
      frames.map(\.upperBound).max() ?? 0)
  }

  private func left(_ frame: Int) -> Int { items.items.count + 2 * frame }
  private func right(_ frame: Int) -> Int { items.items.count + 2 * frame + 1 }

  /// The room of an item before and after its middle; words beside a line count in one layer.
  private func extents(_ item: Int, at layer: Int? = nil) -> (before: Int, after: Int) {
    if let node = items.items[item].node { return (ports.before[node], ports.after[node]) }
    guard let edge = items.items[item].edge,
      case .passing(item, let place) = ports.labels[edge], layer == nil || layer == place
    else { return (0, 0) }
    let words = ports.labelBreadth(edge) + 2 * Spacing.words
    return graph.course.isUpright ? (0, words) : (words, 0)
  }

  // MARK: springs

  private mutating func keepApart() {
    var last = [LayerItems.Mark?](repeating: nil, count: items.layerCount)
    var pairs: [(LayerItems.Mark, LayerItems.Mark, Int)] = []
    items.walk { mark in
      let layers =
        switch mark {
        case .item(let item): items.items[item].layers
        case .left(let frame), .right(let frame): items.ranks.spans[frame]
        }
      for layer in layers {
        if let before = last[layer] { pairs.append((before, mark, layer)) }
        last[layer] = mark
      }
    }
    for (first, second, layer) in pairs {
      tension.pull(
        variable(first), variable(second), length: distance(first, second, layer))
    }
    for (index, frame) in graph.frames.enumerated() {
      let title = graph.course.isUpright ? frame.titleWidth + 2 * Spacing.frame : 0
      tension.pull(left(index), right(index), length: max(2 * Spacing.frame, title), weight: 1)
    }
  }

  /// Lines that cross the wall with a frame's title stand behind the title.
  private mutating func clearTitles() {
    guard graph.course.isUpright else { return }
    let isDown = graph.course == .down
    for segment in items.segments where segment.upper != segment.lower {
      let (inner, outer) = isDown ? (segment.lower, segment.upper) : (segment.upper, segment.lower)
      let around = items.tree.path(items.items[outer].frame)
      let offset = isDown ? ports.lower[segment.edge] : ports.upper[segment.edge]
      for frame in items.tree.path(items.items[inner].frame) where !around.contains(frame) {
        let title = graph.frames[frame].titleWidth
        guard title > 0 else { continue }
        let own = items.items[inner].node == nil ? 0 : offset
        tension.pull(left(frame), inner, length: title + Spacing.frame - own)
      }
    }
  }

  private func variable(_ mark: LayerItems.Mark) -> Int {
    switch mark {
    case .item(let item): item
    case .left(let frame): left(frame)
    case .right(let frame): right(frame)
    }
  }

  private func distance(
    _ first: LayerItems.Mark, _ second: LayerItems.Mark, _ layer: Int
  ) -> Int {
    let isSide = !graph.course.isUpright
    switch (first, second) {
    case (.item(let first), .item(let second)):
      let isLine = items.items[first].node == nil || items.items[second].node == nil
      let gap = isLine ? Spacing.line : isSide ? Spacing.boxes * 3 / 4 : Spacing.boxes
      return extents(first, at: layer).after + gap + extents(second, at: layer).before
    case (.item(let item), .right): return extents(item, at: layer).after + Spacing.frame
    case (.item(let item), .left):
      return extents(item, at: layer).after + Spacing.betweenFrames
    case (.left(let frame), .item(let item)):
      return inset(frame) + extents(item, at: layer).before
    case (.left(let frame), .left): return inset(frame)
    case (.right, .item(let item)):
      return Spacing.betweenFrames + extents(item, at: layer).before
    case (.right, .left): return Spacing.betweenFrames
    case (.right, .right): return Spacing.frame
    case (.left, .right): return 2 * Spacing.frame
    }
  }

  /// From a frame's first wall to what it holds: room for a title where the course is level.
  private func inset(_ frame: Int) -> Int {
    let isTitled = !graph.course.isUpright && graph.frames[frame].titleWidth > 0
    return Spacing.frame + (isTitled ? Spacing.title : 0)
  }

  /// Two walls around everything, which pull more than all lines do.
  private mutating func pressTogether() {
    let (first, last) = (tension.variable(), tension.variable())
    for item in items.items.indices {
      tension.pull(first, item, length: extents(item).before)
      tension.pull(item, last, length: extents(item).after)
    }
    for frame in graph.frames.indices {
      tension.pull(first, left(frame), length: 0)
      tension.pull(right(frame), last, length: 0)
    }
    tension.pull(first, last, length: 0, weight: 10 * items.segments.count + 10)
  }

  private mutating func pullTogether() {
    for segment in items.segments where segment.upper != segment.lower {
      let (isFirst, isLast) = (
        items.items[segment.upper].node != nil, items.items[segment.lower].node != nil
      )
      let isLonely = ports.isAloneAbove[segment.edge] && ports.isAloneBelow[segment.edge]
      let weight = isFirst && isLast ? (isLonely ? 6 : 3) : isFirst || isLast ? 2 : 8
      tension.align(
        segment.upper, isFirst ? ports.upper[segment.edge] : 0,
        segment.lower, isLast ? ports.lower[segment.edge] : 0, weight: weight)
    }
  }

  // MARK: balance

  /// Below this, a bend looks like a mistake.
  private static let jog = 160

  /// Where an item wants to be: a passing line above where it goes, a box in the middle of what
  /// it is joined with, or straight below or above one that is near to that.
  private func goal(_ item: Int, _ goals: [Int]) -> Int {
    if items.items[item].node == nil { return goals.last ?? 0 }
    let sorted = goals.sorted()
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let nearest = sorted.min { abs($0 - middle) < abs($1 - middle) } ?? middle
    return abs(nearest - middle) <= Self.jog ? nearest : middle
  }

  /// Moves boxes that may stand anywhere between their neighbours to the middle.
  private func balance(_ values: inout [Int]) {
    var near = [[(other: Int, offset: Int)]](repeating: [], count: items.items.count)
    for segment in items.segments where segment.upper != segment.lower {
      let upper = items.items[segment.upper].node == nil ? 0 : ports.upper[segment.edge]
      let lower = items.items[segment.lower].node == nil ? 0 : ports.lower[segment.edge]
      near[segment.upper].append((segment.lower, lower - upper))
      near[segment.lower].append((segment.upper, upper - lower))
    }
    var least: [[(Int, Int)]] = [[(Int, Int)]](repeating: [], count: items.items.count)
    var most = least
    for spring in tension.springs[..<apart] {
      if spring.end < items.items.count { least[spring.end].append((spring.start, spring.length)) }
      if spring.start < items.items.count { most[spring.start].append((spring.end, spring.length)) }
    }
    for round in 0..<4 {
      let all = Array(near.indices)
      for item in round.isMultiple(of: 2) ? all : all.reversed() where near[item].count > 1 {
        let goal = goal(item, near[item].map { values[$0.other] + $0.offset })
        let low = least[item].map { values[$0.0] + $0.1 }.max() ?? .min
        let high = most[item].map { values[$0.0] - $0.1 }.min() ?? .max
        if low <= high { values[item] = min(max(goal, low), high) }
      }
    }
  }
}

/// One layered layout, made from the outside in: layers, orders, sides, columns, rows, lines.
///
/// Until the end the course points down: `across` is x and `along` is y.
struct LayeredLayout {
  private let graph: Graph
  /// What was asked for; empty frames hold a box more in `graph`.
  private let nodeCount: Int
  private let items: LayerItems
  private var ports: LayerPorts
  private let columns: LayerColumns
  private let gaps: LayerGaps
  private let rows: LayerRows

  init(_ source: Graph, widthMax: Int?) {
    nodeCount = source.nodes.count
    graph = Self.filled(source)
    let tree = FrameTree(graph)
    let ranks = Ranks(tree, widthMax: widthMax)
    let order = LayerOrder(LayerItems(tree, ranks))
    items = order.items
    ports = LayerPorts(order)
    let free = LayerColumns(items, ports, isTight: false)
    let isTooBroad = widthMax.map { free.breadth + 2 * Spacing.margin > $0 } ?? false
    columns = isTooBroad ? LayerColumns(items, ports, isTight: true) : free
    Self.straighten(&ports, items, columns, graph)
    gaps = LayerGaps(items, Self.ends(items, ports, columns))
    rows = LayerRows(items, ports, gaps)
  }

  /// An empty frame holds a box that is not drawn.
  private static func filled(_ source: Graph) -> Graph {
    var graph = source
    for index in graph.frames.indices {
      if let parent = graph.frames[index].parent, parent >= index || parent < 0 {
        graph.frames[index].parent = nil
      }
    }
    for index in graph.nodes.indices {
      if let frame = graph.nodes[index].frame, !graph.frames.indices.contains(frame) {
        graph.nodes[index].frame = nil
      }
    }
    let tree = FrameTree(graph)
    var isFull = [Bool](repeating: false, count: graph.frames.count)
    for node in graph.nodes { for frame in tree.path(node.frame) { isFull[frame] = true } }
    for index in graph.frames.indices.reversed() where !isFull[index] {
      for frame in tree.path(index) { isFull[frame] = true }
      graph.nodes.append(
        Graph.Node(width: max(600, graph.frames[index].titleWidth), height: 200, frame: index))
    }
    return graph
  }

  // MARK: columns of lines

  /// Where each segment leaves above and arrives below.
  private static func ends(
    _ items: LayerItems, _ ports: LayerPorts, _ columns: LayerColumns
  ) -> [(up: Int, down: Int)] {
    items.segments.map { segment in
      func place(_ item: Int, _ offset: Int) -> Int {
        columns.middles[item] + (items.items[item].node == nil ? 0 : offset)
      }
      return (
        place(segment.upper, ports.upper[segment.edge]),
        place(segment.lower, ports.lower[segment.edge])
      )
    }
  }

  /// Moves the ends of lonely lines along their boxes where that makes them straight.
  private static func straighten(
    _ ports: inout LayerPorts, _ items: LayerItems, _ columns: LayerColumns, _ graph: Graph
  ) {
    let ends = ends(items, ports, columns)
    for (segment, end) in zip(items.segments, ends) where end.up != end.down {
      let edge = segment.edge
      let shift = end.down - end.up
      guard ports.labels[edge] == .none || abs(shift) < Spacing.words else { continue }
      func fits(_ item: Int, _ offset: Int) -> Bool {
        guard let node = items.items[item].node, graph.nodes[node].outline == .box,
          !graph.nodes[node].isFixed
        else { return false }
        return abs(offset) <= ports.breadths[node] / 2 - 120
      }
      let (above, below) = (ports.upper[edge] + shift, ports.lower[edge] - shift)
      if ports.isOnlyAbove(edge), fits(segment.upper, above) {
        ports.upper[edge] = above
      } else if ports.isOnlyBelow(edge), fits(segment.lower, below) {
        ports.lower[edge] = below
      }
    }
  }

  // MARK: result

  func layout() -> Layout {
    let turn = Turn(course: graph.course, across: columns.breadth, along: rows.length)
    var layout = Layout.empty
    layout.boxes = graph.nodes.indices.map { turn.rectangle(box($0)) }
    layout.frames = graph.frames.indices.map { frame in
      turn.rectangle(columns.frames[frame], rows.frames[frame])
    }
    layout.routes = graph.edges.indices.map { edge in
      if case .node(let node) = graph.edges[edge].from,
        graph.edges[edge].from == graph.edges[edge].to
      {
        return loop(edge, layout.boxes, node, turn)
      }
      return route(edge, turn)
    }
    layout.boxes = Array(layout.boxes[..<nodeCount])
    (layout.width, layout.height) = turn.size
    layout.placeTitles(graph.frames.map(\.titleWidth))
    return layout.fitted()
  }

  private func box(_ node: Int) -> (ClosedRange<Int>, ClosedRange<Int>) {
    let layer = items.ranks.layers[node]
    let (breadth, height) = (ports.breadths[node], rows.height(node))
    let (x, y) = (columns.middles[node], rows.tops[layer] + rows.heights[layer] / 2)
    let left = x - breadth / 2, top = y - height / 2
    return (left...(left + breadth), top...(top + height))
  }

  private func route(_ edge: Int, _ turn: Turn) -> Layout.Route {
    let own = items.segments.indices.filter {
      items.segments[$0].edge == edge && items.segments[$0].upper != items.segments[$0].lower
    }
    guard let start = own.first, let end = own.last else { return Layout.Route() }
    let isReversed = items.ranks.isReversed[edge]
    let value = graph.edges[edge]
    let (upper, lower) = isReversed ? (value.to, value.from) : (value.from, value.to)
    var points = [
      Point(x: gaps.ends[start].up, y: border(upper, ports.upper[edge], isBelow: true))
    ]
    for index in own {
      guard let track = gaps.tracks[index] else { continue }
      let y = rows.firstTracks[items.segments[index].layer] + track * Spacing.track
      points.append(Point(x: gaps.ends[index].up, y: y))
      points.append(Point(x: gaps.ends[index].down, y: y))
    }
    points.append(
      Point(x: gaps.ends[end].down, y: border(lower, ports.lower[edge], isBelow: false)))
    // Words keep clear of the bounds of slanting and round shapes as well.
    let label = label(
      edge, Point(x: points[0].x, y: border(upper, 0, isBelow: true)),
      Point(x: gaps.ends[end].down, y: border(lower, 0, isBelow: false)),
      gaps: own.map { items.segments[$0].layer })
    let turned = PathPen.simplified(points.map(turn.point))
    return Layout.Route(
      points: isReversed ? turned.reversed() : turned, label: label.map(turn.rectangle))
  }

  /// Where a line meets the border of its end.
  private func border(_ end: Graph.End, _ offset: Int, isBelow: Bool) -> Int {
    switch end {
    case .frame(let frame):
      return isBelow ? rows.frames[frame].upperBound : rows.frames[frame].lowerBound
    case .node(let node):
      let (columns, lines) = box(node)
      let half = max(1, columns.count / 2), reach = lines.count / 2
      let inset: Int
      switch graph.nodes[node].outline {
      case .box: inset = 0
      case .diamond: inset = reach * min(half, abs(offset)) / half
      case .ellipse:
        let share = min(half, abs(offset)) * 1_000 / half
        inset = reach - reach * Self.root(1_000_000 - share * share) / 1_000
      }
      return isBelow ? lines.upperBound - inset : lines.lowerBound + inset
    }
  }

  /// The whole square root of a number.
  private static func root(_ number: Int) -> Int {
    var root = 0
    var step = 1 << 10
    while step > 0 {
      if (root + step) * (root + step) <= number { root += step }
      step /= 2
    }
    return root
  }

  // MARK: words

  private func label(
    _ edge: Int, _ first: Point, _ last: Point, gaps segments: [Int]
  ) -> (ClosedRange<Int>, ClosedRange<Int>)? {
    let (breadth, length) = (ports.labelBreadth(edge), ports.labelLength(edge))
    guard breadth > 0 else { return nil }
    let place: Point
    switch ports.labels[edge] {
    case .none: return nil
    case .upper:
      let gap = segments[0]
      let isFree = gaps.trackCounts[gap] == 0
      let y = rows.firstTracks[gap] - (isFree ? length / 2 : length + Spacing.words)
      place = Point(x: first.x, y: y)
    case .lower:
      let gap = segments[segments.count - 1]
      let isFree = gaps.trackCounts[gap] == 0
      place = Point(x: last.x, y: rows.lastTracks[gap] + (isFree ? -length / 2 : Spacing.words))
    case .passing(let item, let layer):
      let middle = rows.tops[layer] + rows.heights[layer] / 2
      place = Point(x: columns.middles[item], y: middle - length / 2)
    }
    let isBefore: Bool
    if case .passing = ports.labels[edge] {
      isBefore = !graph.course.isUpright
    } else {
      isBefore = ports.isBefore[edge]
    }
    let left = isBefore ? place.x - Spacing.words - breadth : place.x + Spacing.words
    return (left...(left + breadth), place.y...(place.y + length))
  }

  /// A line from a box back to itself, on the side after its middle.
  private func loop(_ edge: Int, _ boxes: [Rectangle], _ node: Int, _ turn: Turn) -> Layout.Route {
    let (columns, lines) = box(node)
    let words = ports.labelBreadth(edge)
    var start = columns.upperBound
    for other in ports.loops[node].prefix(while: { $0 != edge }) {
      let words = ports.labelBreadth(other)
      start += Spacing.loop + (words > 0 ? words + Spacing.words : 0)
    }
    let (x, quarter) = (start + Spacing.loop - 60, lines.count / 4)
    let middle = (lines.lowerBound + lines.upperBound) / 2
    let points = [
      Point(x: columns.upperBound, y: middle - quarter), Point(x: x, y: middle - quarter),
      Point(x: x, y: middle + quarter), Point(x: columns.upperBound, y: middle + quarter),
    ]
    let length = ports.labelLength(edge)
    let left = x + Spacing.words
    let label =
      words > 0
      ? (left...(left + words), middle - length / 2...middle - length / 2 + length) : nil
    return Layout.Route(points: points.map(turn.point), label: label.map(turn.rectangle))
  }
}

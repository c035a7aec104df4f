/// A connection between two things, with the ends of its line.
struct Edge: Sendable {
  let from: LineEnd.Target
  let to: LineEnd.Target
  let isDirected: Bool
  let start: LineEnd
  let end: LineEnd
  let route: Route
  /// True when this edge draws the head at its end; edges that share a head draw it once.
  var drawsHead: Bool
  /// The cell of a head in the middle of the line, which stands for one at its end.
  var headPlace: Place?
  /// Blocks of words that belong to the edge.
  var labels: [Int] = []
  /// True when this edge draws its labels; the second edge of a two-way arrow does not.
  var drawsLabels = true

  /// True when nobody takes the line for anything but a connection: it goes up or down at both
  /// ends, or is a message between lifelines.
  var isEvident: Bool {
    start.direction.isVertical && end.direction.isVertical
      || start.lifeline != nil && end.lifeline != nil
  }
}

/// Makes edges of nets: from every source to every head.
struct EdgeBuilder {
  let graph: LineGraph
  private(set) var edges: [Edge] = []
  /// Ends of nets that connect nothing.
  private(set) var strays: [LineEnd] = []
  /// Ends that take part in an edge.
  private(set) var joined: [LineEnd] = []
  /// Ends of which nobody can tell whether a head beside them is theirs.
  private(set) var unsure: [LineEnd] = []

  private static let pairsMax = 256

  /// - Parameter spares: ends that count only where a net has no other source.
  init(
    _ graph: LineGraph, _ ends: [LineEnd], spares: [LineEnd], _ captions: Captions
  ) {
    self.graph = graph
    var nets = graph.nets()
    var groups: [Int: Int] = [:]
    var grouped: [[LineEnd]] = []
    for end in ends {
      let root = nets.find(graph.node(end.place, end.direction))
      if let group = groups[root] {
        grouped[group].append(end)
      } else {
        groups[root] = grouped.count
        grouped.append([end])
      }
    }
    for spare in spares {
      guard let group = groups[nets.find(graph.node(spare.place, spare.direction))],
        grouped[group].count >= 2, grouped[group].allSatisfy(\.isHead)
      else { continue }
      grouped[group].append(spare)
    }
    for group in grouped { build(captions.tied(group)) }
  }

  private mutating func build(_ all: [LineEnd]) {
    let doubtful = all.filter(standsBesideHead)
    unsure += doubtful
    let ends = doubtful.isEmpty ? all : all.filter { !standsBesideHead($0) }
    let tied = ends.filter { $0.target != .nothing }
    let heads = tied.filter(\.isHead)
    let tails = tied.filter { !$0.isHead }
    let before = edges.count
    if !heads.isEmpty, !tails.isEmpty {
      connect(tails, heads)
    } else if heads.count >= 2 {
      connectBothWays(heads)
    } else if tails.count >= 2, !ends.contains(where: \.isHead) {
      connectPlainly(tails)
    }
    if edges.count > before {
      joined.append(contentsOf: tied)
      strays.append(contentsOf: ends.filter { $0.isHead && $0.target == .nothing })
    } else {
      strays.append(contentsOf: ends)
    }
  }

  private static let besideMax = 6

  /// True for a line up or down to a box in whose wall, or right before it, some columns aside,
  /// a head stands that ends no line: it may be this one's.
  private func standsBesideHead(_ end: LineEnd) -> Bool {
    guard !end.isHead, end.direction.isVertical, case .box = end.target else { return false }
    let grid = graph.field.grid
    let wall = grid.next(end.place, end.direction)
    return [wall, end.place].contains { row in
      (-Self.besideMax...Self.besideMax).contains { step in
        let place = row + step
        guard place >= 0, place < grid.count, step != 0 else { return false }
        let glyph = graph.field.glyphs[place]
        guard glyph.isCertain, glyph.points == Arms(end.direction) else { return false }
        let tail = grid.next(place, end.direction.opposite)
        let ahead = grid.next(place, end.direction)
        return NearHeads.isOver(tail, end.direction, grid, graph.field.glyphs)
          && (graph.field.rooms.isWall(place) || graph.field.rooms.isWall(ahead))
      }
    }
  }

  private mutating func connect(_ tails: [LineEnd], _ heads: [LineEnd]) {
    for (position, head) in heads.enumerated() {
      var isFirst = true
      var sources: Set<LineEnd.Target> = []
      // Of two ends at one box the one that touches it is meant.
      for tail in tails.filter({ !$0.isShort }) + tails.filter(\.isShort)
      where position * tails.count < Self.pairsMax {
        if case .box = head.target, isWithinOne(tail, head) { continue }
        guard sources.insert(tail.target).inserted else { continue }
        if append(tail, head, directed: true, drawsHead: isFirst) { isFirst = false }
      }
    }
  }

  private mutating func connectBothWays(_ heads: [LineEnd]) {
    guard let hub = heads.first else { return }
    for (position, head) in heads.dropFirst().enumerated() {
      append(hub, head, directed: true, drawsHead: true)
      if append(head, hub, directed: true, drawsHead: position == 0) {
        edges[edges.count - 1].drawsLabels = false
      }
    }
  }

  private mutating func connectPlainly(_ tails: [LineEnd]) {
    let hub = tails[hub(of: tails)]
    for tail in tails where tail.place != hub.place || tail.direction != hub.direction {
      // Without a head a line back to its own box is part of its looks.
      if hub.target == tail.target { continue }
      if append(hub, tail, directed: false, drawsHead: false) { orient(edges.count - 1) }
    }
  }

  /// The end that branches lead away from: the only one on its side, else the first.
  private func hub(of tails: [LineEnd]) -> Int {
    guard tails.count > 2 else { return 0 }
    let lonely = tails.indices.filter { index in
      tails.count { $0.direction == tails[index].direction } == 1
    }
    return lonely.count == 1 ? lonely[0] : 0
  }

  /// True for a rule in a box, and for a line from words to the same words.
  private func isWithinOne(_ first: LineEnd, _ second: LineEnd) -> Bool {
    guard first.target == second.target else { return false }
    guard case .box(let box) = first.target else { return true }
    return [first, second].allSatisfy { graph.field.rooms.innermost($0.place) == box }
  }

  /// A line with a head in its middle is an arrow that way.
  private mutating func orient(_ index: Int) {
    let edge = edges[index]
    let places = edge.route.places
    let heads = places.filter { graph.field.glyphs[$0].isHead }
    guard let head = heads.first, let position = places.firstIndex(of: head) else { return }
    let points = graph.field.glyphs[head].points
    let (from, to) = (
      places[max(0, position - 1)], places[min(places.count - 1, position + 1)]
    )
    let forward = Direction.straight.contains { direction in
      points.has(direction)
        && (graph.field.grid.next(head, direction) == to
          || graph.field.grid.next(from, direction) == head && from != head)
    }
    edges.removeLast()
    let ends = forward ? (edge.start, edge.end) : (edge.end, edge.start)
    if append(ends.0, ends.1, directed: true, drawsHead: true) {
      edges[edges.count - 1].headPlace = head
    }
  }

  @discardableResult
  private mutating func append(
    _ start: LineEnd, _ end: LineEnd, directed: Bool, drawsHead: Bool
  ) -> Bool {
    guard let route = Route.find(from: start, to: end, in: graph) else { return false }
    edges.append(
      Edge(
        from: start.target, to: end.target, isDirected: directed, start: start, end: end,
        route: route, drawsHead: drawsHead))
    return true
  }
}

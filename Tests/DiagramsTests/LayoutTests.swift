import Diagrams
import TestSupport
import Testing

/// Layouts of graphs: what holds for every graph, on many made by chance.
@Suite struct LayoutTests {
  /// A generator of numbers that is the same on every machine.
  private struct Chance {
    var seed: UInt64

    mutating func below(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % max(1, limit)
    }
  }

  private static func graph(_ seed: Int, nodes: Int, frames: Int, edges: Int) -> Graph {
    var chance = Chance(seed: UInt64(seed))
    let courses = Graph.Course.allCases
    var graph = Graph(course: courses[seed % 4])
    for frame in 0..<frames {
      let parent = chance.below(3) == 0 && frame > 0 ? chance.below(frame) : nil
      let course = chance.below(4) == 0 ? courses[chance.below(4)] : nil
      graph.frames.append(
        Graph.Frame(parent: parent, course: course, titleWidth: chance.below(2) * 900))
    }
    for _ in 0..<nodes {
      let frame = frames > 0 && chance.below(3) > 0 ? chance.below(frames) : nil
      let outlines: [Graph.Outline] = [.box, .box, .box, .diamond, .ellipse]
      graph.nodes.append(
        Graph.Node(
          width: 600 + chance.below(1_000), height: 400 + chance.below(3) * 180, frame: frame,
          outline: outlines[chance.below(5)]))
    }
    for _ in 0..<edges {
      func end() -> Graph.End {
        frames > 0 && chance.below(12) == 0
          ? .frame(chance.below(frames)) : .node(chance.below(nodes))
      }
      let isLabelled = chance.below(3) == 0
      graph.edges.append(
        Graph.Edge(
          from: end(), to: end(), labelWidth: isLabelled ? 200 + chance.below(800) : 0,
          labelHeight: isLabelled ? 180 : 0, isShared: chance.below(4) > 0))
    }
    return graph
  }

  private static func isApart(_ first: Rectangle, _ second: Rectangle) -> Bool {
    first.right <= second.left || second.right <= first.left || first.bottom <= second.top
      || second.bottom <= first.top
  }

  private static func holds(_ outer: Rectangle, _ inner: Rectangle) -> Bool {
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top
      && outer.bottom >= inner.bottom
  }

  @Test(arguments: 0..<120)
  func nothingOverlapsAndEverythingIsHeld(_ seed: Int) {
    let graph = Self.graph(seed, nodes: 3 + seed % 17, frames: seed % 5, edges: seed % 23)
    let layout = graph.layout()
    #expect(layout == graph.layout())
    for (first, box) in layout.boxes.enumerated() {
      #expect(box.width >= graph.nodes[first].width && box.height >= graph.nodes[first].height)
      for other in layout.boxes[(first + 1)...] { #expect(Self.isApart(box, other)) }
      if let frame = graph.nodes[first].frame {
        #expect(Self.holds(layout.frames[frame], box))
      }
      for (frame, place) in layout.frames.enumerated() {
        let isInside = Self.isInside(graph, graph.nodes[first].frame, frame)
        #expect(isInside || Self.isApart(place, box), "box \(first) lies over frame \(frame)")
      }
    }
    for (index, frame) in graph.frames.enumerated() {
      if let parent = frame.parent {
        #expect(Self.holds(layout.frames[parent], layout.frames[index]))
      }
    }
  }

  private static func isInside(_ graph: Graph, _ frame: Int?, _ wanted: Int) -> Bool {
    var next = frame
    while let frame = next {
      if frame == wanted { return true }
      next = graph.frames[frame].parent
    }
    return false
  }

  @Test(arguments: 0..<120)
  func linesAreStraightAndReachTheirEnds(_ seed: Int) {
    let graph = Self.graph(seed, nodes: 3 + seed % 17, frames: seed % 5, edges: seed % 23)
    let layout = graph.layout()
    let whole = Rectangle(left: 0, top: 0, right: layout.width, bottom: layout.height)
    for (index, route) in layout.routes.enumerated() {
      for (from, to) in zip(route.points, route.points.dropFirst()) {
        #expect(from.x == to.x || from.y == to.y)
        for box in layout.boxes { #expect(!Self.crosses(from, to, box), "edge \(index)") }
      }
      guard let start = route.points.first, let end = route.points.last else { continue }
      for (point, wanted) in [(start, graph.edges[index].from), (end, graph.edges[index].to)] {
        let place: Rectangle
        switch wanted {
        case .node(let node): place = layout.boxes[node]
        case .frame(let frame): place = layout.frames[frame]
        }
        #expect(
          point.x >= place.left && point.x <= place.right && point.y >= place.top
            && point.y <= place.bottom)
      }
      guard let label = route.label else { continue }
      #expect(Self.holds(whole, label))
      for box in layout.boxes { #expect(Self.isApart(label, box), "words of edge \(index)") }
    }
  }

  /// True when a line runs through the inside of a box.
  private static func crosses(_ from: Point, _ to: Point, _ box: Rectangle) -> Bool {
    // Lines may reach into the bounds of a diamond.
    let (left, right) = (box.left + box.width / 2 - 20, box.left + box.width / 2 + 20)
    let (top, bottom) = (box.top + box.height / 2 - 20, box.top + box.height / 2 + 20)
    return min(from.x, to.x) < right && max(from.x, to.x) > left && min(from.y, to.y) < bottom
      && max(from.y, to.y) > top
  }

  @Test func aCircleIsReadFromItsFirstEdge() {
    var graph = Graph(nodes: (0..<3).map { _ in Graph.Node(width: 800, height: 400) })
    graph.edges = [(0, 1), (1, 2), (2, 0)].map { Graph.Edge(from: .node($0.0), to: .node($0.1)) }
    let boxes = graph.layout().boxes
    #expect(boxes[0].bottom < boxes[1].top && boxes[1].bottom < boxes[2].top)
  }

  @Test func layersArePartedWhereAWidthIsSet() {
    var graph = Graph(nodes: (0..<6).map { _ in Graph.Node(width: 1_200, height: 400) })
    graph.edges = (1..<6).map { Graph.Edge(from: .node(0), to: .node($0)) }
    #expect(graph.layout().width > 5 * 1_200)
    #expect(graph.layout(widthMax: 3_500).width <= 3_500)
  }

  @Test func edgesThatCannotBeDrawnAreLeftOut() {
    var graph = Graph(nodes: [Graph.Node(width: 800, height: 400, frame: 0)], frames: [.init()])
    graph.edges = [
      Graph.Edge(from: .node(0), to: .frame(0)), Graph.Edge(from: .node(0), to: .node(7)),
    ]
    #expect(graph.layout().routes.allSatisfy { $0.points.isEmpty })
    #expect(Graph().layout().boxes.isEmpty)
  }

  // MARK: effort

  /// A hundred services, each led to from one of the eight before it, and twenty edges more with
  /// words; ten in a frame, where there are frames.
  private static func system(isFramed: Bool) -> Graph {
    var chance = Chance(seed: 4)
    var graph = Graph(course: .right)
    if isFramed { graph.frames = (0..<10).map { _ in Graph.Frame(titleWidth: 700) } }
    for node in 0..<100 {
      graph.nodes.append(Graph.Node(width: 1_200, height: 420, frame: isFramed ? node / 10 : nil))
      guard node > 0 else { continue }
      let from = node - 1 - chance.below(min(8, node))
      graph.edges.append(Graph.Edge(from: .node(from), to: .node(node)))
    }
    for _ in 0..<20 {
      let (from, to) = (chance.below(100), chance.below(100))
      graph.edges.append(
        Graph.Edge(from: .node(from), to: .node(to), labelWidth: 500, labelHeight: 200))
    }
    return graph
  }

  /// Figures of a debug build, or of a machine that does much at once, would say nothing.
  private static let isMeasured: Bool = {
    #if DEBUG
      false
    #else
      Effort.isFull
    #endif
  }()

  /// Time of this thread alone, the best of five. A layout that keeps to a width is solved anew for
  /// each layer that is parted, and may take twice as long.
  @Test(.enabled(if: isMeasured), arguments: [false, true], [nil, 3_300])
  func aHundredBoxesTakeLessThanTwentyMilliseconds(isFramed: Bool, widthMax: Int?) {
    let graph = Self.system(isFramed: isFramed)
    let best = (0..<5).map { _ in ThreadTime.of { _ = graph.layout(widthMax: widthMax) } }.min()
    #expect(best ?? .zero < .milliseconds(widthMax == nil ? 20 : 40))
  }
}

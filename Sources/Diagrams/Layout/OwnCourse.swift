/// A part of a graph, and where its parts stand in the whole.
struct Subgraph {
  private(set) var graph: Graph
  private(set) var nodes: [Int]
  private(set) var frames: [Int]
  private(set) var edges: [Int] = []

  /// The nodes and frames with these numbers and the edges between them. `standIn` is a frame of
  /// the whole for which a node more stands, the last one.
  init(_ whole: Graph, nodes: [Int], frames: [Int], standIn: Int? = nil) {
    self.nodes = nodes
    self.frames = frames
    graph = Graph(course: whole.course)
    let nodeNumbers = Dictionary(uniqueKeysWithValues: zip(nodes, nodes.indices))
    let frameNumbers = Dictionary(uniqueKeysWithValues: zip(frames, frames.indices))
    graph.nodes = nodes.map { index in
      var node = whole.nodes[index]
      node.frame = node.frame.flatMap { frameNumbers[$0] }
      return node
    }
    graph.frames = frames.map { index in
      var frame = whole.frames[index]
      frame.parent = frame.parent.flatMap { frameNumbers[$0] }
      return frame
    }
    if let standIn {
      let parent = whole.frames[standIn].parent.flatMap { frameNumbers[$0] }
      graph.nodes.append(Graph.Node(width: 0, height: 0, frame: parent))
    }
    func end(_ end: Graph.End) -> Graph.End? {
      switch end {
      case .node(let node): nodeNumbers[node].map { .node($0) }
      case .frame(let frame) where frame == standIn: .node(nodes.count)
      case .frame(let frame): frameNumbers[frame].map { .frame($0) }
      }
    }
    for (index, var edge) in whole.edges.enumerated() {
      guard let from = end(edge.from), let to = end(edge.to) else { continue }
      (edge.from, edge.to) = (from, to)
      graph.edges.append(edge)
      edges.append(index)
    }
  }

  mutating func turn(_ course: Graph.Course) { graph.course = course }

  mutating func resize(_ node: Int, width: Int, height: Int) {
    graph.nodes[node].width = width
    graph.nodes[node].height = height
  }
}

extension Graph {
  /// A frame with another course that no edge from inside leaves; of several the innermost.
  func frameWithOwnCourse(_ tree: FrameTree) -> Int? {
    frames.indices.reversed().first { frame in
      let around = tree.path(tree.parent(frame)).compactMap { frames[$0].course }.first ?? course
      guard let own = frames[frame].course, own != around else { return false }
      return !edges.contains { edge in
        edge.from != .frame(frame) && edge.to != .frame(frame) && tree.canDraw(edge)
          && tree.holds(frame, edge.from) != tree.holds(frame, edge.to)
      }
    }
  }

  /// The layout of what `frame` holds stands in that of the rest as one box.
  func layout(apart frame: Int, _ tree: FrameTree, widthMax: Int?) -> Layout {
    let isInside = nodes.indices.map { tree.holds(frame, .node($0)) }
    var inner = Subgraph(
      self, nodes: nodes.indices.filter { isInside[$0] },
      frames: frames.indices.filter { $0 != frame && tree.holds(frame, .frame($0)) })
    inner.turn(frames[frame].course ?? course)
    var outer = Subgraph(
      self, nodes: nodes.indices.filter { !isInside[$0] },
      frames: frames.indices.filter { !tree.holds(frame, .frame($0)) }, standIn: frame)
    let insets = 2 * (Spacing.frame - Spacing.margin)
    let picture = inner.graph.layout(widthMax: widthMax.map { $0 - insets })
    let titleWidth = frames[frame].titleWidth
    let title = titleWidth > 0 ? Spacing.title : 0
    outer.resize(
      outer.nodes.count, width: max(picture.width + insets, titleWidth + 2 * Spacing.frame),
      height: picture.height + insets + title)
    let whole = outer.graph.layout(widthMax: widthMax)
    var layout = Layout(
      boxes: nodes.map { _ in .zero }, frames: frames.map { _ in .zero },
      titles: frames.map { _ in .zero }, routes: edges.map { _ in Layout.Route() },
      width: whole.width, height: whole.height)
    layout.take(whole, outer)
    let box = whole.boxes[outer.nodes.count]
    layout.frames[frame] = box
    layout.titles[frame] = Rectangle(
      left: box.left + 140, top: box.top + 80, right: box.left + 140 + titleWidth,
      bottom: box.top + 40 + Spacing.title)
    let top = box.top + title + (box.height - title - picture.height) / 2
    layout.take(
      picture.moved(x: box.left + (box.width - picture.width) / 2, y: top), inner)
    return layout
  }
}

extension Layout {
  /// Takes over the places of a part.
  fileprivate mutating func take(_ part: Layout, _ subgraph: Subgraph) {
    for (index, node) in subgraph.nodes.enumerated() { boxes[node] = part.boxes[index] }
    for (index, frame) in subgraph.frames.enumerated() {
      frames[frame] = part.frames[index]
      titles[frame] = part.titles[index]
    }
    for (index, edge) in subgraph.edges.enumerated() { routes[edge] = part.routes[index] }
  }
}

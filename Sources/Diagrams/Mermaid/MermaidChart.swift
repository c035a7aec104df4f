import Diagnostics

/// A chart in the making: things are known by names, in any order.
struct MermaidChart {
  private(set) var chart = Chart()
  private(set) var spans: [SourceSpan] = []
  private var names: [String: Int] = [:]
  /// The frames that are open, from the outside in.
  private(set) var open: [Int] = []

  var frame: Int? { open.last }

  subscript(node: Int) -> Chart.Node {
    get { chart.nodes[node] }
    set { chart.nodes[node] = newValue }
  }

  mutating func turn(_ course: Graph.Course) {
    if let frame { chart.nodes[frame].course = course } else { chart.course = course }
  }

  /// The thing of a name, which is made where it is first named. One that stands free moves into
  /// the frame in which it is named again.
  mutating func node(_ name: String, _ span: SourceSpan) -> Int {
    if let node = names[name] {
      let isAround = open.contains(node)
      if chart.nodes[node].parent == nil, !chart.nodes[node].isRoom, !isAround {
        chart.nodes[node].parent = frame
      }
      return node
    }
    let node = add(Chart.Node(lines: [name], parent: frame), span)
    names[name] = node
    return node
  }

  mutating func add(_ node: Chart.Node, _ span: SourceSpan) -> Int {
    chart.nodes.append(node)
    spans.append(span)
    return chart.nodes.count - 1
  }

  func has(_ name: String) -> Bool { names[name] != nil }

  /// Opens a frame; a thing that has its name already becomes it.
  mutating func open(_ name: String, _ lines: [String], _ span: SourceSpan) {
    let frame: Int
    if let known = names[name], !open.contains(known) {
      frame = known
      if chart.nodes[known].parent == nil { chart.nodes[known].parent = self.frame }
    } else {
      frame = add(Chart.Node(lines: lines, parent: self.frame), span)
      if names[name] == nil { names[name] = frame }
    }
    chart.nodes[frame].isRoom = true
    chart.nodes[frame].shape = .box
    if !lines.isEmpty { chart.nodes[frame].lines = lines }
    open.append(frame)
  }

  mutating func close() -> Bool { open.popLast() != nil }

  mutating func link(_ link: Chart.Link) { chart.links.append(link) }

  /// The chart with every frame before what it holds, and notes behind all that they may be about.
  func content() -> DiagramContent {
    var order: [Int] = []
    var inside = [[Int]](repeating: [], count: chart.nodes.count)
    for (index, node) in chart.nodes.enumerated() {
      if let parent = node.parent { inside[parent].append(index) }
    }
    var stack = chart.nodes.indices.filter { chart.nodes[$0].parent == nil }.reversed().map { $0 }
    while let node = stack.popLast() {
      order.append(node)
      stack += inside[node].reversed()
    }
    order = order.filter { !chart.nodes[$0].isNote } + order.filter { chart.nodes[$0].isNote }
    var numbers = [Int](repeating: 0, count: chart.nodes.count)
    for (number, node) in order.enumerated() { numbers[node] = number }
    var sorted = chart
    sorted.nodes = order.map { index in
      var node = chart.nodes[index]
      node.parent = node.parent.map { numbers[$0] }
      return node
    }
    let (remarks, apart) = (
      chart.links.filter { $0.role == .remark }, chart.links.filter { $0.role == .apart }
    )
    let kept = chart.links.filter { $0.role == .drawn || $0.role == .meant }
    sorted.links = (kept + remarks + apart).map { link in
      var link = link
      (link.from, link.to) = (numbers[link.from], numbers[link.to])
      return link
    }
    return .chart(sorted, spans: order.map { spans[$0] })
  }
}

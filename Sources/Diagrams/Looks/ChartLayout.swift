/// A chart as a graph with sizes, and its layout.
struct ChartLayout {
  let chart: Chart
  /// The words of each node and each link as they are drawn, line by line.
  let words: [[String]]
  /// How many of the lines of each node are its name.
  let names: [Int]
  let labels: [[String]]
  /// The number of each node among the graph's nodes or frames.
  private(set) var places: [Graph.End] = []
  private(set) var layout = Layout.empty

  static let lineHeight = 200
  private static let wrapMax = 1_900
  private static let labelMax = 1_500
  private static let pad = 140
  /// Widths grow in such steps, so that most boxes of a column are the same.
  private static let step = 240
  private static let leastWidth = 1_000

  /// - Parameter widthMax: the width to keep to.
  init(_ chart: Chart, widthMax: Int? = nil) {
    self.chart = chart
    let wrapMax = widthMax.map { min($0 - 900, Self.wrapMax) } ?? Self.wrapMax
    let labelMax = widthMax == nil ? Self.labelMax : 900
    let wrapped = chart.nodes.map { node in
      node.lines.map { Self.wrapped($0, wrapMax, FontMetrics.strong) }
    }
    words = wrapped.map { Array($0.joined()) }
    names = zip(chart.nodes, wrapped).map { node, lines in
      node.shape == .text ? 0 : lines.prefix(NameLines.count(node.lines)).joined().count
    }
    labels = chart.links.map { link in
      link.lines.flatMap { Self.wrapped($0, labelMax, FontMetrics.regular) }
    }
    let graph = graph(isNarrow: widthMax != nil)
    layout = graph.layout(widthMax: widthMax)
  }

  private mutating func graph(isNarrow: Bool) -> Graph {
    var graph = Graph(course: isNarrow ? .down : chart.course)
    for (index, node) in chart.nodes.enumerated() {
      var parent: Int?
      if let outer = node.parent, outer < places.count, case .frame(let frame) = places[outer] {
        parent = frame
      }
      if node.isRoom {
        let title = words[index].first.map { FontMetrics.strong.width($0) } ?? 0
        places.append(.frame(graph.frames.count))
        graph.frames.append(
          Graph.Frame(
            parent: parent, course: isNarrow ? nil : node.course,
            titleWidth: title == 0 ? 0 : title + 40))
      } else {
        places.append(.node(graph.nodes.count))
        graph.nodes.append(size(node, words[index], parent, isNarrow: isNarrow))
      }
    }
    graph.edges = chart.links.indices.map { index in
      let link = chart.links[index]
      let width = labels[index].map { FontMetrics.regular.width($0) }.max() ?? 0
      let isPlain = link.stroke == Stroke() && link.start == .none && link.end == .head
      return Graph.Edge(
        from: places[link.from], to: link.role == .meant ? .node(-1) : places[link.to],
        labelWidth: width == 0 ? 0 : width + 40,
        labelHeight: labels[index].count * Self.lineHeight, isShared: isPlain)
    }
    return graph
  }

  // MARK: sizes

  private func size(
    _ node: Chart.Node, _ lines: [String], _ frame: Int?, isNarrow: Bool
  ) -> Graph.Node {
    let text = lines.map { FontMetrics.strong.width($0) }.max() ?? 0
    let height = max(1, lines.count) * Self.lineHeight
    let icon = node.kind == nil ? 0 : BoxIcon.size + BoxWords.gap
    func stepped(_ width: Int) -> Int {
      max(Self.leastWidth, (width + Self.step - 1) / Self.step * Self.step)
    }
    switch node.shape {
    case .start: return Graph.Node(width: 160, height: 160, frame: frame, isFixed: true)
    case .end: return Graph.Node(width: 220, height: 220, frame: frame, isFixed: true)
    case .bar:
      let isUpright = isNarrow || chart.course.isUpright
      return Graph.Node(
        width: isUpright ? 800 : 80, height: isUpright ? 80 : 800, frame: frame, isFixed: true)
    case .text:
      return Graph.Node(width: text + 80, height: height + 60, frame: frame, isFixed: true)
    case .diamond:
      return Graph.Node(
        width: text == 0 ? 560 : max(1_000, text * 3 / 2 + 500),
        height: text == 0 ? 440 : max(640, height * 2 + 360), frame: frame,
        outline: .diamond)
    case .circle, .doubleCircle:
      let size = max(560, text + 2 * Self.pad, height + 2 * Self.pad)
      return Graph.Node(
        width: size, height: size, frame: frame, outline: .ellipse, isFixed: true)
    case .hexagon, .leaning, .leaningBack, .trapezoid, .trapezoidBack, .flag:
      return Graph.Node(width: stepped(text + 720), height: height + 200, frame: frame)
    case .cylinder:
      return Graph.Node(
        width: stepped(text + icon + 2 * Self.pad), height: height + 320, frame: frame)
    case .barred:
      return Graph.Node(width: stepped(text + icon + 480), height: height + 200, frame: frame)
    case .box, .round, .pill:
      return Graph.Node(
        width: stepped(text + icon + 2 * Self.pad), height: max(420, height + 200), frame: frame)
    }
  }

  /// Words in lines of at most a width, where single words allow it.
  static func wrapped(_ text: String, _ widthMax: Int, _ font: FontMetrics) -> [String] {
    guard font.width(text) > widthMax else { return text.isEmpty ? [] : [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, font.width(longer) > widthMax {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

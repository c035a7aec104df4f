import Markup

extension Diagram {
  /// The graph as a nested list, for readers who rather read than look:
  ///
  /// ```html
  /// <ul class="diagram-list"><li><span class="diagram-name">VPC</span>
  ///   <ul><li>…what it holds…</li></ul></li>…</ul>
  /// ```
  ///
  /// Every box once, with what it leads to below its name.
  package var listHTML: [UInt8] {
    let list = GraphList(self)
    var html: [UInt8] = []
    html.append(literal: "<ul class=\"diagram-list\">")
    for box in list.children[""] ?? [] { list.append(box, to: &html) }
    html.append(literal: "</ul>")
    return html
  }
}

/// A graph sorted for its list.
private struct GraphList {
  let children: [String: [Diagram.Box]]
  private let leaving: [String: [Diagram.Edge]]
  private let labels: [String: String]
  private let words: DiagramWords

  init(_ diagram: Diagram) {
    words = diagram.words
    children = Dictionary(grouping: diagram.boxes) { $0.parent ?? "" }
    leaving = Dictionary(grouping: diagram.edges, by: \.from)
    labels = Dictionary(
      diagram.boxes.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  func append(_ box: Diagram.Box, to html: inout [UInt8]) {
    html.append(literal: "<li><span class=\"diagram-name\">")
    html.append(escaped: words.name(box.label))
    html.append(literal: "</span>")
    let leaving = leaving[box.id] ?? []
    let inside = children[box.id] ?? []
    if !leaving.isEmpty || !inside.isEmpty {
      html.append(literal: "<ul>")
      for edge in leaving { append(edge, to: &html) }
      for child in inside { append(child, to: &html) }
      html.append(literal: "</ul>")
    }
    html.append(literal: "</li>")
  }

  private func append(_ edge: Diagram.Edge, to html: inout [UInt8]) {
    html.append(literal: "<li class=\"diagram-list-edge\">")
    html.append(escaped: (edge.isDirected ? words.leadsTo : words.isConnectedWith) + " ")
    html.append(escaped: words.name(labels[edge.to] ?? ""))
    if !edge.label.isEmpty {
      html.append(literal: " (")
      html.append(escaped: edge.label)
      html.append(literal: ")")
    }
    html.append(literal: "</li>")
  }
}

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
    var children: [String: [Box]] = [:]
    for box in boxes { children[box.parent ?? "", default: []].append(box) }
    var html: [UInt8] = []
    html.append(literal: "<ul class=\"diagram-list\">")
    for box in children[""] ?? [] { append(box, children, to: &html) }
    html.append(literal: "</ul>")
    return html
  }

  private func append(_ box: Box, _ children: [String: [Box]], to html: inout [UInt8]) {
    html.append(literal: "<li><span class=\"diagram-name\">")
    html.append(escaped: Narration.name(box.label))
    html.append(literal: "</span>")
    let leaving = edges.filter { $0.from == box.id }
    let inside = children[box.id] ?? []
    if !leaving.isEmpty || !inside.isEmpty {
      html.append(literal: "<ul>")
      for edge in leaving { append(edge, to: &html) }
      for child in inside { append(child, children, to: &html) }
      html.append(literal: "</ul>")
    }
    html.append(literal: "</li>")
  }

  private func append(_ edge: Edge, to html: inout [UInt8]) {
    let target = boxes.first { $0.id == edge.to }
    html.append(literal: "<li class=\"diagram-list-edge\">")
    html.append(raw: edge.isDirected ? "leads to " : "is connected with ")
    html.append(escaped: Narration.name(target?.label ?? ""))
    if !edge.label.isEmpty {
      html.append(literal: " (")
      html.append(escaped: edge.label)
      html.append(literal: ")")
    }
    html.append(literal: "</li>")
  }
}

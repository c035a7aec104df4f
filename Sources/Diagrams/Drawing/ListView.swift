import Markup

extension Diagram {
  /// The graph as lists, for readers who rather read than look:
  ///
  /// ```html
  /// <ul class="diagram-list"><li><span class="diagram-name">VPC</span>
  ///   <ul><li>…what it holds…</li></ul></li>…</ul>
  /// <ol class="diagram-steps"><li>Client leads to API (POST)</li>…</ol>
  /// ```
  ///
  /// Every box once, with what it leads to below its name; then the messages of a sequence in
  /// their order; then notes.
  package var listHTML: [UInt8] {
    let list = GraphList(self)
    var html: [UInt8] = []
    html.append(literal: "<ul class=\"diagram-list\">")
    for box in list.children[""] ?? [] { list.append(box, to: &html) }
    for note in notes where note.about == nil { list.append(note, to: &html) }
    html.append(literal: "</ul>")
    list.appendSteps(to: &html)
    return html
  }
}

/// A graph sorted for its list.
private struct GraphList {
  let children: [String: [Diagram.Box]]
  private let leaving: [String: [Connections.Connection]]
  private let messages: [Connections.Connection]
  private let remarks: [String: [Diagram.Note]]
  private let names: [String: String]
  private let words: DiagramWords

  init(_ diagram: Diagram) {
    words = diagram.words
    children = Dictionary(grouping: diagram.boxes) { $0.parent ?? "" }
    let connections = Connections(diagram.edges).all
    leaving = Dictionary(grouping: connections.filter { $0.step == nil }, by: \.from)
    messages = connections.filter { $0.step != nil }
    remarks = Dictionary(grouping: diagram.notes) { $0.about ?? "" }
    names = Dictionary(
      diagram.boxes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  func append(_ box: Diagram.Box, to html: inout [UInt8]) {
    html.append(literal: "<li><span class=\"diagram-name\">")
    html.append(escaped: words.name(box.name))
    html.append(literal: "</span>")
    if box.label.hasPrefix(box.name) {
      html.append(escaped: String(box.label.dropFirst(box.name.count)))
    }
    let leaving = leaving[box.id] ?? []
    let inside = children[box.id] ?? []
    let remarks = remarks[box.id] ?? []
    if !leaving.isEmpty || !inside.isEmpty || !remarks.isEmpty {
      html.append(literal: "<ul>")
      for note in remarks { append(note, to: &html) }
      for connection in leaving {
        html.append(literal: "<li class=\"diagram-list-edge\">")
        append(connection, to: &html)
        html.append(literal: "</li>")
      }
      for child in inside { append(child, to: &html) }
      html.append(literal: "</ul>")
    }
    html.append(literal: "</li>")
  }

  func append(_ note: Diagram.Note, to html: inout [UInt8]) {
    html.append(literal: "<li class=\"diagram-list-note\">")
    html.append(escaped: "\(words.note): \(note.text)")
    html.append(literal: "</li>")
  }

  func appendSteps(to html: inout [UInt8]) {
    guard !messages.isEmpty else { return }
    html.append(literal: "<ol class=\"diagram-steps\">")
    for message in messages {
      html.append(literal: "<li>")
      html.append(escaped: words.name(names[message.from] ?? "") + " ")
      append(message, to: &html)
      html.append(literal: "</li>")
    }
    html.append(literal: "</ol>")
  }

  private func append(_ connection: Connections.Connection, to html: inout [UInt8]) {
    html.append(escaped: words.verb(connection.way) + " ")
    html.append(escaped: words.name(names[connection.to] ?? ""))
    html.append(escaped: Narration.suffix(connection.label))
  }
}

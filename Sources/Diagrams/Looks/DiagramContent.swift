import Diagnostics

/// The content that was read: a drawing with places, a chart without, or messages in their order.
enum DiagramContent: Sendable {
  case sketch(Sketch)
  /// With the place of each node in the author's file.
  case chart(Chart, spans: [SourceSpan])
  case messages(MessageChart, spans: [SourceSpan])

  /// The width of a phone's column of text, in tenths of a pixel.
  static let narrowWidth = 3_300

  /// The boxes with their ids.
  func boxes(_ prefix: String, _ words: DiagramWords) -> [Diagram.Box] {
    var naming = Naming(prefix: prefix)
    switch self {
    case .sketch(let sketch): return Self.boxes(sketch, &naming)
    case .chart(let chart, let spans):
      let labels = chart.nodes.map { $0.label.isEmpty ? words.name(of: $0.shape) : $0.label }
      let ids = labels.map { naming.id($0) }
      return chart.nodes.enumerated().map { index, node in
        Diagram.Box(
          id: ids[index], label: labels[index], name: labels[index],
          kind: node.shape == .text ? .text : .box,
          parent: node.parent.map { ids[$0] }, span: spans[index])
      }
    case .messages(let chart, let spans):
      return chart.actors.enumerated().map { index, actor in
        Diagram.Box(
          id: naming.id(actor.label), label: actor.label, name: actor.label, kind: .box,
          parent: nil,
          span: spans[index])
      }
    }
  }

  private static func boxes(_ sketch: Sketch, _ naming: inout Naming) -> [Diagram.Box] {
    let ids = sketch.nodes.map { naming.id($0.label) }
    let names = Naming.names(sketch.nodes)
    return sketch.nodes.enumerated().map { index, node in
      let grid = sketch.field.grid
      let place =
        switch node.shape {
        case .frame(let frame): grid.place(frame.top, frame.left)
        case .text(let block): grid.place(block.top, block.runs[0].columns.lowerBound)
        }
      let words = node.lines.first.map { grid.place($0.run.row, $0.run.columns.lowerBound) }
      return Diagram.Box(
        id: ids[index], label: node.label, name: names[index], kind: node.isFrame ? .box : .text,
        parent: node.parent.map { ids[$0] }, span: grid.span(words ?? place))
    }
  }

  func edges(_ prefix: String, _ boxes: [Diagram.Box]) -> [Diagram.Edge] {
    let links: [(from: Int, to: Int, isDirected: Bool, label: String, step: Int?)] =
      switch self {
      case .sketch(let sketch):
        sketch.links.map { ($0.from, $0.to, $0.edge.isDirected, $0.label, $0.step) }
      case .chart(let chart, _):
        chart.links.filter { $0.role != .apart }
          .map { ($0.from, $0.to, $0.isDirected, $0.label, nil) }
      case .messages(let chart, _):
        chart.messages.enumerated().map { ($1.from, $1.to, true, $1.label, $0 + 1) }
      }
    return links.enumerated().map { index, link in
      Diagram.Edge(
        id: "\(prefix)-edge-\(index + 1)", from: boxes[link.from].id, to: boxes[link.to].id,
        isDirected: link.isDirected, label: link.label, step: link.step)
    }
  }

  func notes(_ boxes: [Diagram.Box]) -> [Diagram.Note] {
    switch self {
    case .sketch(let sketch):
      sketch.notes.map { note in
        Diagram.Note(
          text: Sketch.joined(note.lines.map(\.text)), about: note.target.map { boxes[$0].id })
      }
    case .chart(let chart, _):
      chart.notes.map { Diagram.Note(text: Sketch.joined($0), about: nil) }
    case .messages(let chart, _): chart.notes.map { Diagram.Note(text: $0, about: nil) }
    }
  }

  /// The picture.
  ///
  /// - Parameter isLaidOut: true to leave an author's places alone.
  func scene(_ kinds: [BoxKind?], isLaidOut: Bool) -> Scene {
    switch self {
    case .sketch(let sketch):
      let own = SketchScene(sketch, kinds: kinds).scene()
      guard isLaidOut, sketch.isGraph(own) else { return own }
      return ChartScene(Chart(sketch, kinds: kinds)).scene()
    case .chart(let chart, _): return ChartScene(chart.with(kinds)).scene()
    case .messages(let chart, _): return MessageScene(chart, kinds: kinds).scene()
    }
  }

  /// The picture that phones get, where `wide` is too wide for them: the graph laid out anew.
  func narrowScene(_ kinds: [BoxKind?], besides wide: Scene) -> Scene? {
    guard wide.width > Self.narrowWidth else { return nil }
    let chart: Chart
    switch self {
    case .sketch(let sketch):
      guard sketch.isGraph(wide) else { return nil }
      chart = Chart(sketch, kinds: kinds)
    case .chart(let own, _): chart = own.with(kinds)
    case .messages: return nil
    }
    let narrow = ChartScene(chart, widthMax: Self.narrowWidth).scene()
    return narrow.width < wide.width ? narrow : nil
  }
}

extension Chart {
  /// The chart with the kinds of its nodes.
  fileprivate func with(_ kinds: [BoxKind?]) -> Chart {
    var chart = self
    for (index, kind) in zip(chart.nodes.indices, kinds) { chart.nodes[index].kind = kind }
    return chart
  }
}

extension DiagramWords {
  /// What a shape without words is called.
  fileprivate func name(of shape: Chart.Shape) -> String {
    switch shape {
    case .start: start
    case .end: end
    case .diamond: choice
    case .bar: fork
    default: ""
    }
  }
}

extension Sketch {
  /// True when boxes and edges are all that a drawing shows: no messages along uprights, no lines
  /// of art, so that the graph says the same.
  fileprivate func isGraph(_ scene: Scene) -> Bool {
    !links.isEmpty && nodes.count <= 120
      && scene.art.heads.isEmpty && scene.art.strokes.allSatisfy { $0.kind.role == .rule }
      && links.allSatisfy { $0.edge.start.lifeline == nil && $0.edge.end.lifeline == nil }
  }
}

import Diagnostics

/// Stages and the wires between them, to be drawn without an author's drawing: a process, or the
/// services of a run.
package struct ProcessFlow: Hashable, Sendable {
  /// A box. `name` is what wires and runs call it, `title` and, below it, `kind` are what it says.
  package struct Stage: Hashable, Sendable {
    package let name: String
    package let title: String
    package let kind: String

    package init(_ name: String, title: String? = nil, kind: String = "") {
      self.name = name
      self.title = title ?? name
      self.kind = kind
    }
  }

  /// An arrow between two stages by their names.
  package struct Wire: Hashable, Sendable {
    package let from: String
    package let to: String
    package let label: String

    package init(from: String, to: String, label: String = "") {
      self.from = from
      self.to = to
      self.label = label
    }
  }

  /// The way that most arrows point.
  package enum Course: Hashable, Sendable {
    case across, down
    /// Across when the drawing is at most so many cells wide, else down.
    case fitting(columns: Int)
  }

  package var stages: [Stage]
  package var wires: [Wire]

  package init(stages: [Stage], wires: [Wire]) {
    self.stages = stages
    self.wires = wires
  }
}

extension DiagramCompiler {
  /// Draws a flow: stages in layers along the arrows. Every box carries its stage's name as
  /// `data-service`.
  ///
  /// Wires to stages that do not exist are left out. The same flow gives the same bytes.
  package static func draw(
    _ flow: ProcessFlow, course: ProcessFlow.Course = .fitting(columns: 84),
    options: DiagramOptions = DiagramOptions()
  ) -> Diagram {
    var chart = Chart(course: course == .down ? .down : .right)
    chart.nodes = flow.stages.map { stage in
      Chart.Node(lines: stage.kind.isEmpty ? [stage.title] : [stage.title, stage.kind])
    }
    let places = Dictionary(
      flow.stages.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for wire in flow.wires {
      guard let from = places[wire.from], let to = places[wire.to] else { continue }
      let lines = wire.label.isEmpty ? [] : [wire.label]
      chart.links.append(Chart.Link(from: from, to: to, lines: lines, label: wire.label))
    }
    if case .fitting(let columns) = course, ChartLayout(chart).layout.width > columns * 84 {
      chart.course = .down
    }
    let nowhere = SourceText(path: "", "").span(at: 0)
    let content = DiagramContent.chart(chart, spans: chart.nodes.map { _ in nowhere })
    var diagram = graph(content, options)
    for (index, stage) in flow.stages.enumerated() {
      diagram.boxes[index].services = [stage.name]
    }
    let kinds = flow.stages.map { BoxKind.of($0.kind) ?? BoxKind.of($0.title) }
    paint(&diagram, content, kinds, options)
    return diagram
  }
}

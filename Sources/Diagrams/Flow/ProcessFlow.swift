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
  /// Draws a flow as an author's drawing would look: stages in layers along the arrows, arrows
  /// that lead back around all of it. Every box carries its stage's name as `data-service`.
  ///
  /// Wires to stages that do not exist are left out. The same flow gives the same bytes.
  /// O((stages + wires) × layers).
  package static func draw(
    _ flow: ProcessFlow, course: ProcessFlow.Course = .fitting(columns: 84),
    options: DiagramOptions = DiagramOptions()
  ) -> Diagram {
    let layers = FlowLayers(flow)
    let layout: FlowLayout
    switch course {
    case .across: layout = FlowLayout(layers, isAcross: true)
    case .down: layout = FlowLayout(layers, isAcross: false)
    case .fitting(let columns):
      let across = FlowLayout(layers, isAcross: true)
      layout = across.columns <= columns ? across : FlowLayout(layers, isAcross: false)
    }
    let (sketch, names) = layout.sketch()
    return diagram(sketch, options, services: names.map { [$0] })
  }
}

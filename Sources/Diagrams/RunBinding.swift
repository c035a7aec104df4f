package import Diagnostics

extension Diagram {
  /// The boxes called `name`: by label, where letter case and the number of blanks count as
  /// nothing; when no label fits, by id, with or without the diagram's prefix.
  package func boxes(called name: String) -> [Box] {
    let wanted = Self.folded(name)
    let byLabel = boxes.filter { Self.folded($0.label) == wanted }
    return byLabel.isEmpty ? boxes.filter { $0.id == name || $0.id == id + "-" + name } : byLabel
  }

  /// The labels in reading order, each once.
  var knownLabels: [String] {
    var seen: Set<String> = [""]
    return boxes.map(\.label).filter { seen.insert($0).inserted }
  }

  /// The one box called `name`. Reports `unknown-box` with the nearest label, or
  /// `duplicate-label`, and is nil then.
  ///
  /// - Parameter span: where the author wrote the name.
  package func box(
    called name: String, at span: SourceSpan, into diagnostics: inout DiagnosticBag
  ) -> Box? {
    let found = boxes(called: name)
    if found.isEmpty {
      diagnostics.report(.unknownBox(name, span, known: knownLabels))
    } else if found.count > 1 {
      diagnostics.report(.duplicateLabel(name, span, boxes: found))
    }
    return found.count == 1 ? found.first : nil
  }

  /// The edges that lead from one box to another, in reading order; lines without a head lead
  /// both ways.
  package func edges(from start: Box, to end: Box) -> [Edge] {
    edges.filter { edge in
      edge.from == start.id && edge.to == end.id
        || !edge.isDirected && edge.from == end.id && edge.to == start.id
    }
  }

  private static func folded(_ name: String) -> String {
    Sketch.joined([name]).lowercased()
  }
}

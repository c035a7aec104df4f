/// The bracket around a label tells a box's shape.
struct FlowchartShape {
  let shape: Chart.Shape
  let label: String

  /// A bracket that is never closed.
  struct Unclosed: Error {
    let close: String
  }

  /// Longer brackets first.
  private static let brackets: [(open: StaticString, close: StaticString, shape: Chart.Shape)] = [
    ("(((", ")))", .doubleCircle), ("((", "))", .circle), ("([", "])", .pill),
    ("[(", ")]", .cylinder), ("[[", "]]", .barred), ("[/", "/]", .leaning),
    ("[/", "\\]", .trapezoid), ("[\\", "\\]", .leaningBack), ("[\\", "/]", .trapezoidBack),
    ("[", "]", .box), ("(", ")", .round), ("{{", "}}", .hexagon), ("{", "}", .diamond),
    (">", "]", .flag),
  ]

  /// Nil when no bracket opens here.
  static func read(_ scanner: inout MermaidScanner) -> Result<FlowchartShape, Unclosed>? {
    var missing: Unclosed?
    for bracket in brackets where scanner.starts(with: bracket.open) {
      var probe = scanner
      _ = probe.take(bracket.open)
      if let label = label(&probe, bracket.close) {
        scanner = probe
        return .success(FlowchartShape(shape: bracket.shape, label: label))
      }
      missing = missing ?? Unclosed(close: "\(bracket.close)")
    }
    return missing.map { .failure($0) }
  }

  /// The words up to a bracket; quotes hold brackets.
  private static func label(_ scanner: inout MermaidScanner, _ close: StaticString) -> String? {
    scanner.skipBlanks()
    guard scanner.take("\"") else { return scanner.take(until: close) }
    guard let label = scanner.take(until: "\"") else { return nil }
    scanner.skipBlanks()
    return scanner.take(close) ? "\"" + label + "\"" : nil
  }
}

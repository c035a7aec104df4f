import Diagnostics

extension DiagramCompiler {
  /// True for a plain text fence that surely is a drawing: words in closed boxes with an arrow
  /// or a line between them, or boxes in a box, or three things in a flow of arrows.
  ///
  /// Tables drawn with characters, trees of files and console output are none.
  package static func isConfidentDiagram(_ bytes: [UInt8]) -> Bool {
    let quickLook = bytes.contains { $0 >= 0xE2 || $0 == UInt8(ascii: "+") }
    guard quickLook else { return false }
    var diagnostics = DiagnosticBag()
    let diagram = compile(SourceText(path: "", bytes: bytes), into: &diagnostics)
    let closed = diagram.boxes.filter { $0.kind == .box && !$0.label.isEmpty }
    if closed.count >= 2, !diagram.edges.isEmpty { return true }
    if closed.count >= 2, closed.contains(where: { $0.parent != nil }) { return true }
    if !closed.isEmpty, diagram.edges.contains(where: \.isDirected) { return true }
    return diagram.notes.isEmpty && diagram.edges.count >= 2
      && diagram.edges.allSatisfy(\.isDirected)
  }
}

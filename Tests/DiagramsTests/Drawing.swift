import Diagnostics
import Diagrams
import Foundation
import TestSupport

/// One drawing of `Fixtures`, with what it is expected to mean.
struct Drawing: Sendable, CustomStringConvertible {
  let fixture: Fixture
  var description: String { fixture.description }

  static let all: [Drawing] = Fixture.all("drawings").map(Drawing.init)

  func source() throws -> SourceText {
    let url = fixture.url.appendingPathComponent("drawing.txt")
    return SourceText(path: "drawing.txt", bytes: [UInt8](try Data(contentsOf: url)))
  }

  /// True for the few whose picture is a golden file too.
  var keepsPicture: Bool { FileManager.default.fileExists(atPath: url("picture.svg").path) }

  func url(_ name: String) -> URL { fixture.url.appendingPathComponent(name) }
}

/// A drawing compiled, with everything said about it.
struct Compiled {
  let diagram: Diagram
  let diagnostics: [Diagnostic]
  let bytes: [UInt8]

  init(_ source: SourceText, _ options: DiagramOptions = DiagramOptions(id: "d")) {
    var bag = DiagnosticBag()
    diagram = DiagramCompiler.compile(source, options: options, into: &bag)
    diagnostics = bag.sorted()
    bytes = source.bytes
  }

  init(_ text: String) {
    self.init(SourceText(path: "t", text))
  }

  init(diagram: Diagram) {
    self.diagram = diagram
    diagnostics = []
    bytes = []
  }

  var svg: String { String(decoding: diagram.svg, as: UTF8.self) }

  /// `2:10 dangling-arrow`, one a diagnostic.
  var places: [String] {
    let lines = LineIndex(bytes)
    return diagnostics.map {
      let place = lines.position(of: $0.span?.start ?? 0)
      return "\(place.line):\(place.column) \($0.code.id)"
    }
  }

  /// The graph as people read it: boxes indented below their parents, edges, words, heads.
  var graph: String {
    var lines: [String] = []
    for box in diagram.boxes where box.parent == nil { append(box, "", to: &lines) }
    for edge in diagram.edges {
      let arrow = edge.isDirected ? "->" : "--"
      let label = edge.label.isEmpty ? "" : " : \(edge.label)"
      lines.append("edge \(name(edge.from)) \(arrow) \(name(edge.to))\(label)")
    }
    lines += diagram.notes.map { note in
      note.about.map { "remark \(note.text) : on \(name($0))" } ?? "note \(note.text)"
    }
    lines.append("heads \(svg.components(separatedBy: "\"diagram-head").count - 1)")
    lines += places.map { "says \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ box: Diagram.Box, _ indent: String, to lines: inout [String]) {
    lines.append("\(indent)\(box.kind.rawValue) \(name(box.id))")
    for child in diagram.boxes where child.parent == box.id {
      append(child, indent + "  ", to: &lines)
    }
  }

  /// The label; with the id's number for a box whose label is taken.
  private func name(_ id: String) -> String {
    let label = diagram.boxes.first { $0.id == id }?.label ?? "?"
    let same = diagram.boxes.filter { $0.label == label }
    guard same.count > 1, let index = same.firstIndex(where: { $0.id == id }), index > 0 else {
      return label.isEmpty ? "(unnamed)" : label
    }
    return "\(label) #\(index + 1)"
  }
}

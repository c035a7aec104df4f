import Diagnostics
import Diagrams
import Learning
import MarkdownPages

/// A drawing that an author bound to a run: its arrows are held against who calls whom, and its
/// boxes say where services stand on the stage.
struct DrawnSystem {
  private let diagram: Diagram
  private let body: SourceText

  init(_ diagram: Diagram, of body: SourceText) {
    self.diagram = diagram
    self.body = body
  }

  /// Reports arrows that lead against a call, where no arrow leads along it: those are no answers.
  func check(_ run: LessonRun, at span: SourceSpan, into diagnostics: inout DiagnosticBag) {
    let calls = Set(run.wiring.map { Call(from: $0.from, to: $0.to) })
    let services = Dictionary(
      diagram.boxes.map { ($0.id, $0.services) }, uniquingKeysWith: { first, _ in first })
    let drawn = diagram.edges.filter(\.isDirected).flatMap { edge in
      (services[edge.from] ?? []).flatMap { from in
        (services[edge.to] ?? []).map { Call(from: from, to: $0) }
      }
    }
    let whole = diagram.edges.filter { !$0.isDirected }.flatMap { edge in
      (services[edge.from] ?? []) + (services[edge.to] ?? [])
    }
    var told: Set<Call> = []
    for arrow in drawn where !calls.contains(arrow) && calls.contains(arrow.back) {
      let isAnswer = drawn.contains(arrow.back) || whole.contains(arrow.from)
      guard !isAnswer, told.insert(arrow).inserted else { continue }
      diagnostics.report(.reversedArrow(from: arrow.from, to: arrow.to, run: run.name, at: span))
    }
  }

  private struct Call: Hashable {
    let from: String
    let to: String

    var back: Call { Call(from: to, to: from) }
  }

  /// The services from left to right, those above each other together; nil when some are missing.
  func columns(of run: LessonRun) -> [[String]]? {
    let lines = LineIndex(body.bytes)
    var places: [(service: String, x: Int, y: Int)] = []
    for box in diagram.boxes {
      guard let service = box.services.first, let place = place(of: box, lines) else { continue }
      for (index, name) in box.services.enumerated() where name == service || index > 0 {
        places.append((name, place.x, place.y + index))
      }
    }
    guard Set(places.map(\.service)) == Set(run.services.map(\.name)) else { return nil }
    var columns: [[(service: String, x: Int, y: Int)]] = []
    for place in places.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
      if let last = columns.last?.last, place.x - last.x < Self.near {
        columns[columns.count - 1].append(place)
      } else {
        columns.append([place])
      }
    }
    return columns.map { $0.sorted { ($0.y, $0.x) < ($1.y, $1.x) }.map(\.service) }
  }

  /// Boxes whose words begin so many cells apart stand in one column.
  private static let near = 8

  /// The cell in which the words of a box begin.
  private func place(of box: Diagram.Box, _ lines: LineIndex) -> (x: Int, y: Int)? {
    let start = box.span.start
    guard let offset = body.bytes.indices.first(where: { body.fileOffset(of: $0) == start })
    else { return nil }
    let line = lines.line(of: offset)
    let begin = lines.content(ofLine: line).lowerBound
    guard begin <= offset else { return nil }
    let text = String(decoding: body.bytes[begin..<offset], as: UTF8.self)
    return (text.count, line)
  }
}

import Charts
import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// The lives of environments, servers or messages, one strip each.
struct StripChartKind: RunChart {
  let name: String
  /// What the variables follow that are drawn.
  let kind: TraceSubject.Kind
  let thing: String

  /// As many strips as a reader can take in.
  private static let rowsMax = 60

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let service = request.attributes["service"]
    let lives = LifeLine.all(request.run.trace, of: kind).filter {
      service == nil || $0.service == service
    }
    guard !lives.isEmpty else {
      page.diagnostics.report(.nothingToDraw(thing, run: request.run.name, at: request.span))
      return nil
    }
    guard lives.count <= Self.rowsMax else {
      page.diagnostics.report(
        .tooMuchToDraw(lives.count, thing, limit: Self.rowsMax, at: request.span))
      return nil
    }
    let time = ChartTime(request, &page)
    let seen = lives.compactMap { time.visible($0) }
    return drawing(of: seen.isEmpty ? lives : seen, time, request.run.words)
  }

  private func drawing(
    of lives: [LifeLine], _ time: ChartTime, _ words: Words
  ) -> DrawnChart {
    let rows = lives.map { life in
      StripChart.Row(
        label: life.name,
        spans: life.spans.map { span in
          StripChart.Span(
            from: time.value(span.from), to: time.value(span.to), state: span.state.rawValue,
            note: "\(life.name): \(Self.words(span))")
        })
    }
    let chart = StripChart(rows: rows, axis: time.axis, axisTitle: time.title)
    let description = lives.map { life in
      "\(life.name): " + life.spans.prefix(8).map(Self.words).joined(separator: ", ")
        + (life.spans.count > 8 ? ", …" : "") + "."
    }.joined(separator: " ")
    return DrawnChart(
      title: "Lives of \(thing)", description: description,
      header: [.variable, .state, .from, .to].map { words[$0] },
      rows: lives.flatMap { life in
        life.spans.map { span in
          [
            life.name, span.state.rawValue,
            TimeText.duration(span.from - .start), TimeText.duration(span.to - .start),
          ]
        }
      },
      svg: { chart.svg(id: $0, title: $1, description: $2) })
  }

  private static func words(_ span: LifeLine.Span) -> String {
    let (from, to) = (span.from - .start, span.to - .start)
    return "\(span.state.rawValue) \(TimeText.duration(from)) to \(TimeText.duration(to))"
  }
}

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
  let title: Word

  /// As many strips as a reader can take in.
  private static let rowsMax = 60

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let service = request.attributes["service"]
    let lives = LifeLine.all(request.run.trace, of: kind).filter {
      service == nil || $0.service == service
    }
    guard !lives.isEmpty else {
      page.diagnostics.report(.nothingToDraw(name, run: request.run.name, at: request.span))
      return nil
    }
    guard lives.count <= Self.rowsMax else {
      page.diagnostics.report(
        .tooMuchToDraw(lives.count, name, limit: Self.rowsMax, at: request.span))
      return nil
    }
    let time = ChartTime(request, &page)
    let seen = lives.compactMap { time.visible($0) }
    return drawing(of: seen.isEmpty ? lives : seen, time, request.run)
  }

  private func drawing(
    of lives: [LifeLine], _ time: ChartTime, _ run: LessonRun
  ) -> DrawnChart {
    let words = run.words
    func name(_ life: LifeLine) -> String {
      run.wording.name(of: run.trace.variables[life.variable])
    }
    let rows = lives.map { life in
      StripChart.Row(
        label: name(life),
        spans: life.spans.map { span in
          StripChart.Span(
            from: time.value(span.from), to: time.value(span.to), state: span.state.rawValue,
            note: "\(name(life)): \(Self.text(span, words))")
        })
    }
    let chart = StripChart(rows: rows, axis: time.axis, axisTitle: time.title)
    let description = lives.map { life in
      "\(name(life)): " + life.spans.prefix(8).map { Self.text($0, words) }.joined(separator: ", ")
        + (life.spans.count > 8 ? ", …" : "") + "."
    }.joined(separator: " ")
    return DrawnChart(
      title: words[.chartLives, ["things": words[title]]], description: description,
      header: [.variable, .state, .from, .to].map { words[$0] },
      rows: lives.flatMap { life in
        life.spans.map { span in
          [
            DrawnChart.Cell(name(life)),
            DrawnChart.Cell(words[.state, span.state.rawValue], span.state),
            DrawnChart.Cell(words.duration(span.from - .start)),
            DrawnChart.Cell(words.duration(span.to - .start)),
          ]
        }
      },
      svg: { chart.svg(id: $0, title: $1, description: $2) })
  }

  private static func text(_ span: LifeLine.Span, _ words: Words) -> String {
    let (from, to) = (span.from - .start, span.to - .start)
    return words[
      .chartSpan,
      [
        "state": words[.state, span.state.rawValue], "from": words.duration(from),
        "to": words.duration(to),
      ]]
  }
}

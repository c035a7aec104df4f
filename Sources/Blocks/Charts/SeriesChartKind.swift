import Charts
import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// Counts over time, as staircases.
struct SeriesChartKind: RunChart {
  let name: String
  /// The numbers that are drawn where there are some; none asks the author.
  let kinds: [TraceSubject.Kind]

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let series = chosen(request, &page)
    guard !series.isEmpty else {
      page.diagnostics.report(
        .nothingToDraw("counts to draw", run: request.run.name, at: request.span))
      return nil
    }
    let time = ChartTime(request, &page)
    let lines = series.map { one in
      LineChart.Line(
        label: one.name, points: one.points.map { (time.value($0.time), Double($0.value)) })
    }
    let peaks = series.map { $0.points.map(\.value).max() ?? 0 }
    let chart = LineChart(
      lines: lines, isStaircase: true, lower: time.axis,
      left: ChartAxis.counts(upTo: peaks.max() ?? 0), lowerTitle: time.title,
      leftTitle: lines.count == 1 ? lines[0].label : "")
    let description = zip(lines, zip(series, peaks)).map { line, facts in
      let (one, peak) = facts
      let first = one.points.first { $0.value == peak }?.time ?? .start
      let last = one.points.last?.value ?? 0
      return "\(line.label): at most \(peak), first at \(TimeText.duration(first - .start)); "
        + "\(last) at the end."
    }.joined(separator: " ")
    return DrawnChart(
      title: "\(lines.map(\.label).joined(separator: ", ")) over time",
      description: description, header: ["Time"] + lines.map(\.label), rows: rows(series),
      svg: { chart.svg(id: $0, title: $1, description: $2) })
  }

  private func chosen(_ request: ChartRequest, _ page: inout PageBuilder) -> [Series] {
    let trace = request.run.trace
    let service = request.attributes["service"]
    guard let own = request.attributes.names("variables"),
      let item = request.attributes.item("variables")
    else {
      return kinds.flatMap { kind in
        trace.variables.indices.filter { place in
          let variable = trace.variables[place]
          return variable.subject.kind == kind && (service == nil || variable.service == service)
        }.compactMap { Series(trace, variable: $0) }
      }
    }
    return own.compactMap { name in
      switch trace.names.place(name, of: service) {
      case .success(let place): return Series(trace, variable: place)
      case .failure(let problem):
        page.diagnostics.report(.noVariable(problem, name, run: request.run.name, at: item.span))
        return nil
      }
    }
  }

  /// The values at each instant at which one of them changes; every n-th of very many.
  private func rows(_ series: [Series]) -> [[String]] {
    let times = series.flatMap { $0.points.map(\.time) }.sorted()
    var instants: [SimTime] = []
    for time in times where instants.last != time { instants.append(time) }
    let stride = max(1, (instants.count + 199) / 200)
    return instants.enumerated().filter { $0.offset % stride == 0 }.map { _, time in
      [TimeText.duration(time - .start)]
        + series.map { one in
          String(one.points.last { $0.time <= time }?.value ?? 0)
        }
    }
  }
}

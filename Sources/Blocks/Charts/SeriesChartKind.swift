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
    let words = request.run.words
    let time = ChartTime(request, &page)
    let lines = series.map { one in
      LineChart.Line(
        label: request.run.wording.name(of: request.run.trace.variables[one.variable]),
        points: one.points.map { (time.value($0.time), Double($0.value)) })
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
      return words[
        .chartPeak,
        [
          "line": line.label, "peak": words.number(peak), "time": words.duration(first - .start),
          "last": words.number(last),
        ]]
    }.joined(separator: " ")
    return DrawnChart(
      title: words[
        .chartOverTime, ["lines": lines.map(\.label).joined(separator: ", ")]],
      description: description, header: [words[.latencyTime]] + lines.map(\.label),
      rows: rows(series, words),
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
  private func rows(_ series: [Series], _ words: Words) -> [[DrawnChart.Cell]] {
    let times = series.flatMap { $0.points.map(\.time) }.sorted()
    var instants: [SimTime] = []
    for time in times where instants.last != time { instants.append(time) }
    let stride = max(1, (instants.count + 199) / 200)
    return instants.enumerated().filter { $0.offset % stride == 0 }.map { _, time in
      let values = series.map { one in one.points.last { $0.time <= time }?.value ?? 0 }
      return ([words.duration(time - .start)] + values.map(words.number))
        .map { DrawnChart.Cell($0) }
    }
  }
}

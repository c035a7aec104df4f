import Charts
import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// Counts over time, as staircases.
struct SeriesChartKind: RunChart {
  let name: String
  /// The variables that are drawn where they exist; empty asks the author.
  let variables: [String]

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let series = chosen(request, &page)
    guard !series.isEmpty else {
      page.diagnostics.report(
        .nothingToDraw("counts to draw", run: request.run.name, at: request.span))
      return nil
    }
    let time = ChartTime(request, &page)
    let services = Set(series.map(\.service)).count
    let lines = series.map { one in
      LineChart.Line(
        label: services > 1 ? "\(one.service): \(one.name)" : one.name,
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
    let own = request.attributes.names("variables")
    let wanted = own ?? variables
    if let own, let item = request.attributes.item("variables") {
      let known = trace.variables.map(\.name)
      for name in own where !known.contains(name) {
        page.diagnostics.report(
          .unknownVariable(name, known: known, run: request.run.name, at: item.span))
      }
    }
    let service = request.attributes["service"]
    return wanted.flatMap { name in
      trace.variables.indices.filter { place in
        trace.variables[place].name == name
          && (service == nil || trace.variables[place].service == service)
      }.compactMap { Series(trace, variable: $0) }
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

import Charts
import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// How long requests took, as a distribution with its percentiles.
struct LatencyChartKind: RunChart {
  let name = "latency"

  private static let parts = 40
  private static let percentiles: [(label: String, share: Double)] = [
    ("half within", 0.5), ("95 % within", 0.95), ("99 % within", 0.99),
  ]

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let run = request.run.run
    let wanted = request.attributes["service"]
    let services = run.scenario.services.map(\.name)
    let service = wanted ?? services.first { (run.occupancies[$0]?.latency.count ?? 0) > 0 }
    guard let service, let latency = run.occupancies[service]?.latency, latency.count > 0 else {
      page.diagnostics.report(
        .nothingToDraw("answered requests", run: request.run.name, at: request.span))
      return nil
    }
    let greatest = latency.greatest
    let axis = ChartAxis.time(from: 0, to: greatest.seconds)
    let shares = latency.shares(parts: Self.parts, upTo: greatest)
    let width = greatest.seconds / Double(Self.parts)
    let marks = Self.percentiles.map { mark in
      let value = latency.percentile(mark.share)
      return ChartAxis.Tick(value.seconds, "\(mark.label) \(FigureText.duration(value))")
    }
    let left = ChartAxis.amounts(upTo: (shares.max() ?? 0) * 100) {
      ChartAxis.number($0) + " %"
    }
    let notes = shares.enumerated().map { place, share in
      let ends = [Double(place) * width, Double(place + 1) * width].map {
        FigureText.duration(.seconds($0))
      }
      return "\(ends[0]) to \(ends[1]): \(FigureText.value(share, .share))"
    }
    let chart = BarChart(
      bars: shares.map { $0 * 100 }, notes: notes, marks: marks, lower: axis, left: left,
      lowerTitle: "time to the answer", leftTitle: "share of requests")
    let table =
      [("fastest", latency.least)]
      + Self.percentiles.map { ($0.label, latency.percentile($0.share)) }
      + [("slowest", latency.greatest), ("mean", latency.mean)]
    return DrawnChart(
      title: "Time to the answer, \(service)",
      description: table.map { "\($0.0) \(FigureText.duration($0.1))" }.joined(separator: ", ")
        + "; \(latency.count) requests.",
      header: ["Requests", "Time"], rows: table.map { [$0.0, FigureText.duration($0.1)] },
      svg: { chart.svg(id: $0, title: $1, description: $2) })
  }
}

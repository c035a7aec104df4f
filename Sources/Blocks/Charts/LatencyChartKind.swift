import Charts
import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// How long requests took, as a distribution with its percentiles.
struct LatencyChartKind: RunChart {
  let name = "latency"

  private static let parts = 40
  private static let percentiles: [(label: Word, share: Double)] = [
    (.latencyHalf, 0.5), (.latency95, 0.95), (.latency99, 0.99),
  ]

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let run = request.run.run
    let words = request.run.words
    func time(_ span: SimDuration) -> String {
      words.numbers.rewritten(FigureText.duration(span))
    }
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
      return ChartAxis.Tick(value.seconds, "\(words[mark.label]) \(time(value))")
    }
    let left = ChartAxis.amounts(upTo: (shares.max() ?? 0) * 100) {
      words.numbers.rewritten(ChartAxis.number($0)) + " %"
    }
    let notes = shares.enumerated().map { place, share in
      let ends = [Double(place) * width, Double(place + 1) * width].map {
        time(.seconds($0))
      }
      return words[
        .latencyNote, ["from": ends[0], "to": ends[1], "share": words.figure(share, .share)]]
    }
    let chart = BarChart(
      bars: shares.map { $0 * 100 }, notes: notes, marks: marks, lower: axis, left: left,
      lowerTitle: words[.latencyAxis], leftTitle: words[.latencyShare])
    let table =
      [(Word.latencyFastest, latency.least)]
      + Self.percentiles.map { ($0.label, latency.percentile($0.share)) }
      + [(.latencySlowest, latency.greatest), (.latencyMean, latency.mean)]
    return DrawnChart(
      title: words[.latencyTitle, ["service": service]],
      description: table.map { "\(words[$0.0]) \(time($0.1))" }.joined(separator: ", ")
        + "; " + words[.latencyCount, count: latency.count] + ".",
      header: [words[.latencyRequests], words[.latencyTime]],
      rows: table.map { [DrawnChart.Cell(words[$0.0]), DrawnChart.Cell(time($0.1))] },
      svg: { chart.svg(id: $0, title: $1, description: $2) })
  }
}

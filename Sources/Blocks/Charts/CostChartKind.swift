import Charts
import Diagnostics
import Learning
import MarkdownPages
import Markup
import Simulation

/// The cost of a month for more or less of a load, beside servers for the same load, and
/// where both cost the same.
struct CostChartKind: RunChart {
  let name = "cost"

  /// Points of the drawing, and rows of its table.
  private static let points = 240
  private static let rows = 8

  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart? {
    let run = request.run
    let costs = run.costs(hasFreeTier: request.attributes["no-free-tier"] == nil)
    guard costs.requestsPerMonth > 0, costs.monthlyServerBill.notPriced.isEmpty else {
      page.diagnostics.report(
        .nothingToDraw(
          "requests that could be priced beside servers", run: run.name, at: request.span))
      return nil
    }
    let meeting = costs.breakEven()
    var end = 2 * Double(meeting?.point.requestsPerMonth ?? costs.requestsPerMonth)
    if let item = request.attributes.item("up-to") {
      if let wanted = CostText.count(item.value), wanted > 0 {
        end = Double(wanted)
      } else {
        page.diagnostics.report(
          .wrongAttributeValue(item, wanted: "takes a number of requests such as `20 million`"))
      }
    }
    let axis = ChartAxis.amounts(upTo: end, label: { CostText.short($0, run.words) })
    let curve = costs.curve(points: Self.points + 1, upTo: Int(nearest: axis.to))
    return drawing(
      request.run.words, CostPicture(costs: costs, curve: curve, meeting: meeting), axis)
  }

  /// The picture to draw.
  private struct CostPicture {
    let costs: CostComparison
    let curve: [CostComparison.Point]
    let meeting: CostComparison.Meeting?

    var greatest: Double {
      curve.reduce(0) { max($0, $1.asRun.asDouble, $1.onServers.asDouble) }
    }
  }

  private func drawing(
    _ words: Words, _ picture: CostPicture, _ lower: ChartAxis
  ) -> DrawnChart {
    let currency = picture.costs.monthlyBill.currency
    let servers = words[.onServers, ["type": picture.costs.alternative.type]]
    let marks = picture.meeting.map { meeting in
      let point = meeting.point
      return LineChart.Mark(
        x: Double(point.requestsPerMonth), y: point.onServers.asDouble,
        label: CostText.short(Double(point.requestsPerMonth), words) + ": "
          + words.money(point.onServers, currency))
    }
    let chart = LineChart(
      lines: [
        LineChart.Line(
          label: words[.asRun],
          points: picture.curve.map { (Double($0.requestsPerMonth), $0.asRun.asDouble) }),
        LineChart.Line(
          label: servers,
          points: picture.curve.map { (Double($0.requestsPerMonth), $0.onServers.asDouble) }),
      ],
      marks: marks.map { [$0] } ?? [], isStaircase: false, lower: lower,
      left: .amounts(upTo: picture.greatest) { CostText.short($0, words) },
      lowerTitle: words[.requestsPerMonth], leftTitle: words[.aMonth, ["currency": currency]])
    return DrawnChart(
      title: words[.whatMonthCosts, ["run": words[.asRun], "servers": servers]],
      description: words.meeting(picture.costs, picture.meeting),
      header: [words[.requestsPerMonth], words[.asRun], servers, words[.servers]]
        .map(Words.capital),
      rows: rows(picture, currency, words),
      svg: { chart.svg(id: $0, title: $1, description: $2) })
  }

  /// Even loads, with the run's own and the one where both cost the same among them.
  private func rows(
    _ picture: CostPicture, _ currency: String, _ words: Words
  ) -> [[DrawnChart.Cell]] {
    let even = stride(from: 0, through: Self.points, by: Self.points / Self.rows).map {
      picture.curve[$0]
    }
    let last = even.last?.requestsPerMonth ?? 0
    let own = picture.costs.point(requestsPerMonth: picture.costs.requestsPerMonth)
    let special = [own] + (picture.meeting.map { [$0.point] } ?? [])
    let points = even + special.filter { $0.requestsPerMonth <= last }
    var rows: [[DrawnChart.Cell]] = []
    for point in points.sorted(by: { $0.requestsPerMonth < $1.requestsPerMonth }) {
      let row = [
        words.number(point.requestsPerMonth), words.money(point.asRun, currency),
        words.money(point.onServers, currency), String(point.fleet),
      ].map { DrawnChart.Cell($0) }
      if rows.last != row { rows.append(row) }
    }
    return rows
  }
}

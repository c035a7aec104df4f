import Markup
package import Scenarios
import Simulation

/// The content of a lab: the runs of a scenario's grid with the figures its author chose, texts
/// made.
package struct LabModel: Sendable {
  /// A setting that readers may change.
  package struct Axis: Sendable {
    /// A path such as `orders.memory`.
    package let setting: String
    package let title: String
    /// As written in the scenario.
    package let values: [String]
  }

  /// A figure that every run has.
  package struct Figure: Sendable {
    /// `orders.cold-starts`, or `bill.total`.
    package let id: String
    package let title: String
    package let unit: String
    package let sense: FigureSense
  }

  /// One run of the grid, its figures in the order of `LabModel.figures`.
  package struct Cell: Sendable {
    /// The place on each axis.
    package let indices: [Int]
    package let values: [Double]
    package let texts: [String]
  }

  package let id: String
  package let run: String
  package let title: String
  package let axes: [Axis]
  package let figures: [Figure]
  /// In order, the last axis fastest.
  package let cells: [Cell]
  /// The run that the others are held against: that of the scenario as it is written where the
  /// grid has it, else the first.
  package let base: Int

  /// - Parameters:
  ///   - titles: words for the axes, in order; the settings' names where there are none.
  ///   - names: the figures to show, in order, which the run has; the first is drawn at first.
  package init(
    _ run: LessonRun, _ grid: Grid, id: String, title: String, titles: [String],
    figures names: [String]
  ) {
    self.id = id
    self.run = run.name
    self.title = title
    axes = grid.axes.enumerated().map { place, axis in
      let words = axis.setting.split(separator: ".").map { run.words[.figure, $0] }
      let own = place < titles.count ? titles[place] : words.joined(separator: ": ")
      return Axis(setting: axis.setting, title: own, values: axis.values)
    }
    let known = run.run.metrics.services.flatMap { service in
      service.measures.map { (service, $0) }
    }
    let wanted = names.compactMap { name in
      known.first { "\($0.0.service).\($0.1.id)" == name }
    }
    let currency = run.prices.currency
    figures =
      wanted.map { service, measure in
        Figure(
          id: "\(service.service).\(measure.id)",
          title: "\(service.title): \(run.words[.figure, measure.id])", unit: measure.unit.rawValue,
          sense: FigureSense(measure.id))
      } + [Figure(id: "bill.total", title: run.words[.bill], unit: currency, sense: .less)]
    // Small sums need more digits to differ at all; all sums have the same.
    let greatest = grid.cells.map(\.total.asDouble).max() ?? 0
    let places = greatest >= 10 ? 2 : greatest >= 0.1 ? 4 : 6
    cells = grid.cells.map { cell in
      let values = wanted.map { cell.metrics[$0.0.service, $0.1.id] ?? 0 }
      let texts = zip(values, wanted).map { value, figure in
        let half = cell.halfWidth(figure.0.service, figure.1.id)
        let text = run.words.figure(value, figure.1.unit)
        return half > 0 ? text + " ± " + run.words.figure(half, figure.1.unit) : text
      }
      return Cell(
        indices: cell.indices, values: values + [cell.total.asDouble],
        texts: texts + [
          run.words.amount(cell.total.rounded(places: places), places: 2) + " " + currency
        ])
    }
    let own = Replications.metrics(run.repetitions)
    base = grid.cells.firstIndex { $0.metrics == own } ?? 0
  }

  /// Version 1 of the format that `PayloadSchemas.lab` describes.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("kind", "lab")
      json.member("id", id)
      json.member("run", run)
      json.member("title", title)
      json.member("axes") { json in
        json.array(axes) { json, axis in
          json.object {
            $0.member("setting", axis.setting)
            $0.member("title", axis.title)
            $0.member("values", axis.values)
          }
        }
      }
      json.member("figures") { json in
        json.array(figures) { json, figure in
          json.object {
            $0.member("id", figure.id)
            $0.member("title", figure.title)
            $0.member("unit", figure.unit)
            $0.member("better", figure.sense.rawValue)
          }
        }
      }
      json.member("base", base)
      json.member("values") { json in
        json.array(cells) { json, cell in json.array(cell.values) { $0.number($1) } }
      }
      json.member("texts") { json in
        json.array(cells) { json, cell in json.array(cell.texts) { $0.string($1) } }
      }
    }
    return json.bytes
  }
}

/// Whether less or more of a figure is better for those who run the system and those who wait.
package enum FigureSense: String, Sendable {
  case less, more, neither

  private static let bad = [
    "latency", "cold", "throttled", "failed", "errors", "timeouts", "wait", "duration", "crashes",
    "dead", "lost", "refused", "rejected", "denied", "billed", "queue-length", "age", "misses",
    "unavailable", "response", "expired", "idle",
  ]
  private static let good = ["answered", "succeeded", "served", "warm-starts", "hit"]

  /// The sense of a figure by its name: `p99-latency` is better when it is less.
  package init(_ name: String) {
    let parts = name.split(separator: "-").map(String.init)
    func has(_ words: [String]) -> Bool {
      words.contains { word in parts.contains(word) || name == word || name.hasSuffix("-" + word) }
    }
    self = has(Self.bad) ? .less : has(Self.good) ? .more : .neither
  }
}

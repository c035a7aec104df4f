import DataNodes
package import Diagnostics
import Markup
import Parallelism
package import Simulation

/// A sweep over the values of up to four settings.
package struct Grid: Sendable {
  /// One run of the sweep.
  package struct Cell: Sendable {
    /// The place on each axis.
    package let indices: [Int]
    package let metrics: Metrics
    package let total: Exact
  }

  package let axes: [GridAxis]
  package let cells: [Cell]

  /// Most runs of one grid.
  package static let runsMax = 20_000

  /// Runs every combination, the last axis fastest, on `jobs` cores. Nil when a combination gives
  /// no scenario or there are too many, which is reported.
  package static func run(
    _ text: SourceText, axes: [GridAxis], reader: ScenarioReader, jobs: Int,
    into bag: inout DiagnosticBag
  ) async -> Grid? {
    let count = axes.reduce(1) { $0 * $1.values.count }
    guard count <= runsMax, axes.count <= 4 else {
      bag.report(.tooManyRuns(count, limit: runsMax, path: text.path))
      return nil
    }
    guard let document = DataParser.parse(text, into: &bag) else { return nil }
    // A cell is one scenario: its own grid and variants are not read again for each.
    let members = document.members.filter { $0.name != "grid" && $0.name != "variants" }
    let root = DataNode(.mapping(members), span: document.span)
    let parts = await Parallel.map(Array(0..<count), jobs: jobs) { number in
      cell(place(number, axes), root, axes, reader)
    }
    var cells: [Cell] = []
    for part in parts {
      bag.merge(part.bag)
      guard let cell = part.cell else { return nil }
      cells.append(cell)
    }
    return Grid(axes: axes, cells: cells)
  }

  /// Reads and runs one combination.
  private static func cell(
    _ indices: [Int], _ root: DataNode, _ axes: [GridAxis], _ reader: ScenarioReader
  ) -> (cell: Cell?, bag: DiagnosticBag) {
    var bag = DiagnosticBag()
    let settings = zip(axes, indices).map { Setting(path: $0.setting, value: $0.values[$1]) }
    guard let file = reader.read(root, settings: settings, into: &bag) else { return (nil, bag) }
    var scenario = file.scenario
    scenario.focus = .nothing
    let run = Run(scenario)
    let total = Bill(run.usage, file.prices).total
    return (Cell(indices: indices, metrics: run.metrics, total: total), bag)
  }

  private static func place(_ number: Int, _ axes: [GridAxis]) -> [Int] {
    var (rest, indices) = (number, [Int]())
    for axis in axes.reversed() {
      indices.append(rest % axis.values.count)
      rest /= axis.values.count
    }
    return indices.reversed()
  }

  /// The grid as compact JSON: axes, the names of the figures once, and a row of numbers for each
  /// run. `figures` chooses `service.figure` names; empty takes all.
  package func json(figures: [String] = []) -> [UInt8] {
    let names = (cells.first?.metrics.services ?? []).flatMap { service in
      service.measures.map { (service.service, $0.id) }
    }.filter { figures.isEmpty || figures.contains("\($0.0).\($0.1)") }
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("axes") { json in
        json.array(axes) { json, axis in
          json.object {
            $0.member("setting", axis.setting)
            $0.member("values", axis.values)
          }
        }
      }
      json.member("figures", names.map { "\($0.0).\($0.1)" } + ["bill.total"])
      json.member("runs") { json in
        json.array(cells) { json, cell in
          json.array { json in
            for name in names { json.number(cell.metrics[name.0, name.1] ?? 0) }
            json.number(cell.total.asDouble)
          }
        }
      }
    }
    return json.bytes
  }
}

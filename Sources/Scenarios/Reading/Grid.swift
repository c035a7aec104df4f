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

    /// Whether the figures are means of several runs.
    var hasIntervals: Bool {
      metrics.services.contains { $0.measures.contains { $0.halfWidth > 0 } }
    }

    /// Half of the 95 % interval of a figure; 0 where there is none.
    package func halfWidth(_ service: String, _ id: String) -> Double {
      let measures = metrics.services.first { $0.service == service }?.measures ?? []
      return measures.first { $0.id == id }?.halfWidth ?? 0
    }
  }

  package let axes: [GridAxis]
  /// In order, the last axis fastest.
  package let cells: [Cell]

  /// Most runs of one grid.
  package static let runsMax = 20_000

  /// Runs every combination of a file's grid on `jobs` cores. Nil when a combination gives no
  /// scenario or there are too many, which is reported, and when `watch` stopped it.
  package static func run(
    _ file: ScenarioFile, jobs: Int, watch: RunWatch? = nil, into bag: inout DiagnosticBag
  ) async -> Grid? {
    let work = GridWork(file)
    await work.run(jobs: jobs, watch: watch)
    return work.grid(into: &bag).grid
  }

  /// The places on the axes of run number `number`.
  static func place(_ number: Int, _ axes: [GridAxis]) -> [Int] {
    var (rest, indices) = (number, [Int]())
    for axis in axes.reversed() {
      indices.append(rest % axis.values.count)
      rest /= axis.values.count
    }
    return indices.reversed()
  }

  /// The names of all figures: `service.figure`.
  package var figures: [String] { names.map { "\($0.0).\($0.1)" } }

  private var names: [(String, String)] {
    (cells.first?.metrics.services ?? []).flatMap { service in
      service.measures.map { (service.service, $0.id) }
    }
  }

  /// The grid as compact JSON: axes, the names of the figures once, and a row of numbers for each
  /// run; with `replications`, half of each figure's 95 % interval. `figures` chooses
  /// `service.figure` names; empty takes all.
  package func json(figures: [String] = []) -> [UInt8] {
    let names = names.filter { figures.isEmpty || figures.contains("\($0.0).\($0.1)") }
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
      guard cells.contains(where: \.hasIntervals) else { return }
      json.member("halfWidths") { json in
        json.array(cells) { json, cell in
          json.array { json in
            for name in names { json.number(cell.halfWidth(name.0, name.1)) }
          }
        }
      }
    }
    return json.bytes
  }
}

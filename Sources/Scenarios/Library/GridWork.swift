import DataNodes
import Diagnostics
import Parallelism
import Simulation
import Synchronization

/// A grid in the making: each of its runs is made once, whoever asks, and several threads may be
/// at it.
final class GridWork: Sendable {
  private let file: ScenarioFile
  private let count: Int
  /// A grid that was kept; nothing is left to do then.
  private let kept: Grid?
  private let cells: [Once<Part>]
  /// Whether somebody has been told already that the grid is new.
  private let isTold = Mutex(false)

  private struct Part: Sendable {
    let cell: Grid.Cell?
    let bag: DiagnosticBag
  }

  init(_ file: ScenarioFile, finished kept: Grid? = nil) {
    self.file = file
    self.kept = kept
    let product = file.grid.reduce(1) { product, axis in
      let (value, isTooLarge) = product.multipliedReportingOverflow(by: axis.values.count)
      return isTooLarge ? .max : value
    }
    count = product
    let isSound = product <= Grid.runsMax && file.grid.count <= 4 && kept == nil
    cells = (0..<(isSound ? product : 0)).map { _ in Once() }
  }

  /// Makes all runs on `jobs` cores.
  func run(jobs: Int, watch: RunWatch? = nil) async {
    _ = await Parallel.map(Array(cells.indices), jobs: jobs) {
      self.part($0, watch: watch).cell == nil
    }
  }

  /// Makes all runs here.
  func run() {
    for number in cells.indices { _ = part(number) }
  }

  /// The grid, and true for the first who asks when it was not kept; call after `run`.
  func grid(into bag: inout DiagnosticBag) -> (grid: Grid?, isNew: Bool) {
    if let kept { return (kept, false) }
    guard count == cells.count else {
      bag.report(
        .tooManyRuns(count, limit: Grid.runsMax, path: file.origin.document.span.path))
      return (nil, false)
    }
    var finished: [Grid.Cell] = []
    for number in cells.indices {
      let part = part(number)
      bag.merge(part.bag)
      guard let cell = part.cell else { return (nil, false) }
      finished.append(cell)
    }
    let isNew = isTold.withLock { isTold in
      defer { isTold = true }
      return !isTold
    }
    return (Grid(axes: file.grid, cells: finished), isNew)
  }

  private func part(_ number: Int, watch: RunWatch? = nil) -> Part {
    cells[number].value { make(Grid.place(number, file.grid), watch) }
  }

  /// Reads and runs one combination.
  private func make(_ indices: [Int], _ watch: RunWatch?) -> Part {
    var bag = DiagnosticBag()
    if watch?.isStopped == true { return Part(cell: nil, bag: bag) }
    let settings = zip(file.grid, indices).map {
      Setting(path: $0.setting, value: $0.values[$1])
    }
    let read = file.origin.reader.read(file.origin.document, settings: settings, into: &bag)
    guard let read else { return Part(cell: nil, bag: bag) }
    var scenario = file.adjustment.apply(to: read.scenario)
    scenario.focus = .nothing
    var runs: [Run] = []
    for scenario in Replications.scenarios(scenario, count: file.replications) {
      let run = Run(scenario, watch: watch)
      guard run.end.reason != .interrupted else { return Part(cell: nil, bag: bag) }
      if let stopped = read.diagnostic(of: run) {
        bag.report(stopped)
        return Part(cell: nil, bag: bag)
      }
      runs.append(run)
    }
    guard let metrics = Replications.metrics(runs) else { return Part(cell: nil, bag: bag) }
    let total = runs.reduce(Exact.zero) { $0 + Bill($1.usage, read.prices).total }
    let cell = Grid.Cell(
      indices: indices, metrics: metrics, total: total.divided(by: runs.count))
    return Part(cell: cell, bag: bag)
  }
}

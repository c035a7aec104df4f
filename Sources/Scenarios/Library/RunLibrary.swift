package import Diagnostics
package import FileTrees
import Parallelism
package import Simulation

/// Runs and grids that are made once, however many pages and threads ask for them.
///
/// A run is decided by its scenario, rules and seed included, and is found by it. A grid is found
/// by the fingerprint of its scenario file; with a store it outlives the program.
///
/// ```swift
/// let library = RunLibrary()
/// let run = library.run(file.scenario)     // runs
/// let same = library.run(file.scenario)    // costs a look into a table
/// ```
package final class RunLibrary: Sendable {
  private let runs = Memo<Scenario, Run>()
  private let traces = Memo<Scenario, Trace>()
  private let grids = Memo<ContentHash, GridWork>()
  private let store: GridStore?
  private let edition: String

  /// A library.
  /// - Parameters:
  ///   - edition: the version of the program: what another version kept is not believed.
  ///   - store: where grids outlive the program; nil keeps them in memory alone.
  package init(edition: String = "", store: GridStore? = nil) {
    self.edition = edition
    self.store = store
  }

  /// The run of a scenario. Whoever asks while another thread runs it waits for that thread.
  package func run(_ scenario: Scenario) -> Run {
    runs.value(scenario) { Run(scenario) }
  }

  /// The trace of a scenario's run.
  package func trace(_ scenario: Scenario) -> Trace {
    traces.value(scenario) { Trace(run(scenario)) }
  }

  /// The runs that a file's figures are taken from: one for each replication, the first with a
  /// trace.
  package func runs(_ file: ScenarioFile) -> [Run] {
    Replications.scenarios(file.scenario, count: file.replications).map(run)
  }

  /// The run of a variant, for as long as the run it is held against.
  package func run(_ variant: Variant, beside base: Run) -> Run {
    run(variant.scenario(beside: base, running: run))
  }

  /// The grid of a file on `jobs` cores; nil when one of its runs gives no scenario, which is
  /// reported. Whoever asks while another thread is at it takes part in the work.
  package func grid(
    _ file: ScenarioFile, jobs: Int, into bag: inout DiagnosticBag
  ) async -> Grid? {
    let work = work(on: file)
    await work.run(jobs: jobs)
    return finished(work, file, into: &bag)
  }

  /// The same on the calling thread.
  package func grid(_ file: ScenarioFile, into bag: inout DiagnosticBag) -> Grid? {
    let work = work(on: file)
    work.run()
    return finished(work, file, into: &bag)
  }

  /// Lets go of runs and grids that nobody asked for since the last call: for programs that go on
  /// while scenarios change.
  package func forgetUnused() {
    runs.forgetUnused()
    traces.forgetUnused()
    grids.forgetUnused()
  }

  /// How many runs were made for single scenarios, and not found.
  package var runsMade: Int { runs.made }

  private func work(on file: ScenarioFile) -> GridWork {
    let key = file.fingerprint(edition: edition)
    return grids.value(key) {
      let kept = store?.read(key).flatMap { StoredGrid.read($0, axes: file.grid) }
      return GridWork(file, finished: kept)
    }
  }

  private func finished(
    _ work: GridWork, _ file: ScenarioFile, into bag: inout DiagnosticBag
  ) -> Grid? {
    let (grid, isNew) = work.grid(into: &bag)
    if isNew, let grid, let store {
      store.write(file.fingerprint(edition: edition), StoredGrid.bytes(grid))
    }
    return grid
  }
}

/// Where the bytes of grids outlive the program: a folder of a build's cache, for one.
package struct GridStore: Sendable {
  /// What is kept under a key; nil for nothing.
  package let read: @Sendable (ContentHash) -> [UInt8]?
  /// Keeps bytes; a failure to do so costs time later, and nothing else.
  package let write: @Sendable (ContentHash, [UInt8]) -> Void

  package init(
    read: @escaping @Sendable (ContentHash) -> [UInt8]?,
    write: @escaping @Sendable (ContentHash, [UInt8]) -> Void
  ) {
    self.read = read
    self.write = write
  }
}

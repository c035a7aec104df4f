import Diagnostics
import FileTrees
import Scenarios
import Simulation
import Synchronization
import Testing

@Suite struct RunLibraryTests {
  private static let text = """
    until: 100 s
    grid: {b.memory: [128 MB, 512 MB, 1769 MB], a.every: [1 s, 2 s]}
    services:
      a: {type: client, calls: b, every: 1 s}
      b: {type: function, work: 100 ms, processorBound: true}
    """

  private func file(_ text: String, settings: [Setting] = []) throws -> ScenarioFile {
    try #require(ScenarioReaderTests.read(text, settings: settings).0)
  }

  @Test func runsOnceForManyThreads() async throws {
    let library = RunLibrary()
    let scenario = try file(Self.text).scenario
    let ends = await withTaskGroup(of: RunEnd.self) { group in
      for _ in 0..<16 { group.addTask { library.run(scenario).end } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(ends).count == 1)
    #expect(library.runsMade == 1)
    _ = library.trace(scenario)
    #expect(library.runsMade == 1)
    var other = scenario
    other.seed = 2
    #expect(library.run(other).scenario.seed == 2)
    #expect(library.runsMade == 2)
  }

  @Test func forgetsWhatNobodyAsksFor() throws {
    let library = RunLibrary()
    let scenario = try file(Self.text).scenario
    _ = library.run(scenario)
    library.forgetUnused()
    _ = library.run(scenario)
    #expect(library.runsMade == 1)
    library.forgetUnused()
    library.forgetUnused()
    _ = library.run(scenario)
    #expect(library.runsMade == 2)
  }

  @Test func gridsAreTheSameFromEveryThread() async throws {
    let library = RunLibrary()
    let file = try file(Self.text)
    async let left = grid(library, file, jobs: 2)
    async let right = grid(library, file, jobs: nil)
    let (first, second) = (await left, await right)
    #expect(first?.json() == second?.json())
    #expect(first?.cells.count == 6)
  }

  private func grid(_ library: RunLibrary, _ file: ScenarioFile, jobs: Int?) async -> Grid? {
    var bag = DiagnosticBag()
    guard let jobs else { return library.grid(file, into: &bag) }
    return await library.grid(file, jobs: jobs, into: &bag)
  }

  /// A store that counts what is read and written.
  private final class Shelf: Sendable {
    let kept = Mutex<[ContentHash: [UInt8]]>([:])
    let writes = Mutex(0)

    var store: GridStore {
      GridStore(
        read: { key in self.kept.withLock { $0[key] } },
        write: { key, bytes in
          self.writes.withLock { $0 += 1 }
          self.kept.withLock { $0[key] = bytes }
        })
    }
  }

  @Test func gridsOutliveTheProgram() throws {
    let shelf = Shelf()
    var bag = DiagnosticBag()
    let first = RunLibrary(edition: "1", store: shelf.store).grid(
      try file(Self.text), into: &bag)
    let later = RunLibrary(edition: "1", store: shelf.store).grid(
      try file("# a comment\n" + Self.text), into: &bag)
    #expect(first?.json() == later?.json())
    #expect(first?.cells.map(\.total) == later?.cells.map(\.total))
    #expect(first?.cells.map(\.metrics) == later?.cells.map(\.metrics))
    #expect(shelf.writes.withLock { $0 } == 1)
    _ = RunLibrary(edition: "2", store: shelf.store).grid(try file(Self.text), into: &bag)
    #expect(shelf.writes.withLock { $0 } == 2)
  }

  @Test func damagedGridsAreMadeAnew() throws {
    let shelf = Shelf()
    var bag = DiagnosticBag()
    let first = RunLibrary(store: shelf.store).grid(try file(Self.text), into: &bag)
    shelf.kept.withLock { kept in
      for key in kept.keys.sorted() { kept[key]?[40] ^= 1 }
    }
    let later = RunLibrary(store: shelf.store).grid(try file(Self.text), into: &bag)
    #expect(first?.json() == later?.json())
    #expect(shelf.writes.withLock { $0 } == 2)
  }

  @Test func theFingerprintFollowsWhatDecidesTheRuns() throws {
    let base = try file(Self.text)
    let print = base.fingerprint(edition: "")
    #expect(try file("\n" + Self.text).fingerprint(edition: "") == print)
    #expect(try file(Self.text + "\nseed: 2").fingerprint(edition: "") != print)
    let settings = [Setting(path: "b.memory", value: "512 MB")]
    #expect(try file(Self.text, settings: settings).fingerprint(edition: "") != print)
    #expect(base.adjusted(by: .init(seed: 3)).fingerprint(edition: "") != print)
    #expect(base.adjusted(by: .init(requestsMax: 3)).fingerprint(edition: "") != print)
    #expect(
      try file(Self.text + "\nvariants: {x: {set: {seed: 3}}}").fingerprint(edition: "")
        == print)
  }
}

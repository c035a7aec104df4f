import FileTrees
import Foundation
import Scenarios
import Site
import Testing

/// The runs of a lab are kept from build to build, and believed only when they are whole.
@Suite struct GridFolderTests {
  private static let scenario = """
    until: 100 s
    grid: {b.memory: [128 MB, 512 MB], a.every: [1 s, 2 s]}
    services:
      a: {type: client, calls: b, every: 1 s}
      b: {type: function, work: 100 ms, processorBound: true}
    """

  private static func page(_ words: String) -> String {
    "---\ntitle: Home\n---\n\(words)\n\n::lab{run=load figures=\"b.billed-gb-s\"}\n"
  }

  /// A site with a lab, its scenario and the program that builds it.
  private func harness() throws -> SiteHarness {
    var harness = try SiteHarness([
      "content/site.yaml": "title: Course\n", "content/_index.md": Self.page("One."),
      "content/simulations/load.yaml": Self.scenario,
    ])
    harness.tool = "one"
    return harness
  }

  private func write(_ text: String, _ path: String, _ harness: SiteHarness) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: harness.root + "/" + path))
  }

  /// The lab's figures as the page holds them, and the files of the folder by name.
  private func built(
    _ harness: SiteHarness
  ) async throws -> (lab: String, files: [String: Disk.Status]) {
    let result = try await harness.build()
    #expect(result.codes.isEmpty)
    let lab = try #require(try result.text("lab-load.json"))
    let folder = harness.cache + "/grids"
    var files: [String: Disk.Status] = [:]
    for name in try Disk.names(in: folder) { files[name] = Disk.status(folder + "/" + name) }
    return (lab, files)
  }

  @Test func aScenarioIsNotRunAgainForAnotherText() async throws {
    let harness = try harness()
    defer { harness.remove() }
    let first = try await built(harness)
    #expect(first.files.count == 1)
    try write(Self.page("Two."), "content/_index.md", harness)
    try write("# A comment.\n" + Self.scenario, "content/simulations/load.yaml", harness)
    let second = try await built(harness)
    #expect(second.lab == first.lab)
    // A grid that had been made again would have been moved to its place anew.
    #expect(second.files == first.files)
  }

  @Test func anotherScenarioAndAnotherProgramRunAgain() async throws {
    var harness = try harness()
    defer { harness.remove() }
    let first = try await built(harness)
    try write(
      Self.scenario.replacing("100 ms", with: "200 ms"), "content/simulations/load.yaml", harness)
    let second = try await built(harness)
    #expect(second.lab != first.lab)
    #expect(second.files.count == 2)
    harness.tool = "two"
    let third = try await built(harness)
    #expect(third.lab == second.lab)
    #expect(third.files.count == 3)
  }

  @Test func whatIsDamagedOrForeignIsPassedOver() async throws {
    let harness = try harness()
    defer { harness.remove() }
    let first = try await built(harness)
    let name = try #require(first.files.keys.first)
    let path = harness.cache + "/grids/" + name
    let whole = try Disk.read(path)
    var bent = whole
    bent[60] ^= 1
    let others = [Array(whole.dropLast()), Array("not a grid".utf8), [], bent]
    for (number, bytes) in others.enumerated() {
      try Disk.write(bytes, to: path)
      try write(Self.page("Text \(number)."), "content/_index.md", harness)
      #expect(try await built(harness).lab == first.lab)
      #expect(try Disk.read(path) == whole)
    }
  }

  @Test func aFolderThatCannotBeWrittenCostsNothingButTime() async throws {
    let harness = try harness()
    defer { harness.remove() }
    let first = try await built(harness)
    try Disk.removeTree(harness.cache + "/grids")
    try Disk.write([], to: harness.cache + "/grids")
    try write(Self.page("Two."), "content/_index.md", harness)
    let result = try await harness.build()
    #expect(try result.text("lab-load.json") == first.lab)
  }

  @Test func theOldestGridsMakeRoom() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("coldstart-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = GridStore(CacheOptions(folder: folder, tool: "one"), bytesMax: 100)
    let keys = (0..<5).map { ContentHash([UInt8($0)]) }
    for key in keys {
      store.write(key, [UInt8](repeating: 7, count: 40))
      // Times of files are coarser than a loop is fast.
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(keys.map { store.read($0)?.count } == [nil, nil, nil, 40, 40])
  }
}

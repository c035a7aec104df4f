import Foundation
import TestSupport
import Testing

/// The same input gives the same bytes: on another day, with other threads, after other builds.
@Suite struct DeterminismTests {
  /// The course itself where it stands, which is the largest input at hand.
  private func courses() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let content = root.appendingPathComponent("content")
    try FileManager.default.copyItem(at: content, to: folder.url("content"))
    return folder
  }

  private func build(
    _ folder: TemporaryFolder, into output: String, _ flags: [String] = [],
    environment: [String: String] = [:]
  ) throws -> [String: Data] {
    let outcome = try Binary.run(
      ["build", "--root", folder.root.path, "--output", folder.url(output).path] + flags,
      environment: environment)
    #expect(outcome.code == 0, "\(outcome)")
    return try folder.files(below: output)
  }

  /// Names the files that differ, rather than printing their bytes.
  private func difference(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
  }

  @Test func threadsDoNotMatter() throws {
    let now = ["--now", "2026-03-01"]
    let one = try build(courses(), into: "one", now + ["--jobs", "1"])
    let four = try build(courses(), into: "four", now + ["--jobs", "4"])
    #expect(!one.isEmpty)
    #expect(difference(one, four) == [])
  }

  @Test func buildsDoNotMatter() throws {
    let folder = try courses()
    let cold = try build(folder, into: "cold", ["--now", "2026-03-01"])
    let warm = try build(folder, into: "warm", ["--now", "2026-03-01"])
    #expect(difference(cold, warm) == [])
  }

  @Test func theClockComesFromOutside() throws {
    let site = try SampleSite()
    let epoch = ["SOURCE_DATE_EPOCH": "1772323200"]  // 2026-03-01
    let a = try build(site.folder, into: "a", environment: epoch)
    let b = try build(site.folder, into: "b", ["--now", "2026-03-01"])
    #expect(difference(a, b) == [])
  }

  @Test func buildsAfterEditsEqualCleanBuilds() throws {
    let site = try SampleSite()
    let edits: [(SampleSite) throws -> Void] = [
      { try $0.write("queues/why.md", "---\ntitle: Other\n---\n## Peaks\n\nOther text.\n") },
      { try $0.write("queues/myths.md", "---\ntitle: Myths\n---\nA queue is [why](why.md).\n") },
      { try $0.write("guides/reading.md", "---\ntitle: Reading again\n---\nText.\n") },
      { try $0.folder.remove("content/queues/myths.md") },
      { try $0.write("site.yaml", "title: Renamed\nlanguage: en\n") },
      { try $0.write("glossary.yaml", "cold start:\n  definition: Another one.\n") },
    ]
    for (number, edit) in edits.enumerated() {
      try site.run("build")
      try edit(site)
      let warm = try site.run("build")
      #expect(warm.code == 0, "edit \(number): \(warm)")
      try? site.folder.remove(".coldstart")
      let clean = try site.run("build", "--output", site.folder.url("clean").path)
      #expect(clean.code == 0, "edit \(number): \(clean)")
      #expect(difference(try site.built(), try site.built("clean")) == [], "edit \(number)")
      try site.folder.remove("clean")
    }
  }
}

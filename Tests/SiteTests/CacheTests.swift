import FileTrees
import Foundation
import MarkdownPages
import Site
import TestSupport
import Testing

/// What one process leaves for the next: the same site from fewer files, and never another one.
@Suite struct CacheTests {
  private static let files = [
    "content/site.yaml": "title: Course\n",
    "content/_index.md": "---\ntitle: Home\n---\nWelcome to [one](one.md#part).\n",
    "content/one.md":
      "---\ntitle: One\nextra: {a: [1, {b: c}]}\naliases: [/old/]\n---\n## Part\n\n[lost](no.md)\n",
    "content/two.md": "# Two\n\n```python {file=\"app.py\"}\n```\n",
    "content/app.py": "print(1)\n",
  ]

  private func harness(_ files: [String: String] = files) throws -> SiteHarness {
    var harness = try SiteHarness(files)
    harness.tool = "one"
    return harness
  }

  /// Every path with its bytes, and what the author is told.
  private func everything(
    _ result: SiteBuild.Result, _ harness: SiteHarness
  ) async throws -> [String] {
    try await result.tree(jobs: 2).entries.map {
      "\($0.path) " + String(decoding: try $0.bytes(), as: UTF8.self)
    } + [harness.printed(result.diagnostics)]
  }

  @Test func theNextProcessReadsNoPage() async throws {
    let harness = try harness()
    defer { harness.remove() }
    let first = try await harness.build()
    #expect(first.causes.count == 3)
    let second = try await harness.build()
    #expect(second.causes.isEmpty)
    #expect(try await everything(second, harness) == everything(first, harness))
  }

  /// Whatever the largest site at hand has in its pages is there again.
  @Test func everyFieldSurvives() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let harness = try harness([:])
    defer { harness.remove() }
    try FileManager.default.createDirectory(
      atPath: harness.root, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: root.path + "/content", toPath: harness.root + "/content")
    try "---\ntitle: Bad\ntags: {}\nmode: wy\n---\n:::nothing\n\n:::\n\n[a](nowhere.md)\n".write(
      toFile: harness.root + "/content/bad.md", atomically: true, encoding: .utf8)
    let heads = { (result: SiteBuild.Result) in
      result.site.pages.compactMap(\.source).map { page in
        var markdown = page.markdown
        let tally = markdown.tally.sorted { $0.key < $1.key }
        markdown.tally = [:]
        return "\(page.file.shown) \(page.title) \(page.head) \(markdown) \(tally) \(page.outline) "
          + "\(page.diagnostics)"
      }
    }
    let first = try await harness.build()
    let second = try await harness.build()
    #expect(second.causes.isEmpty)
    #expect(first.site.pages.count > 20)
    #expect(heads(first) == heads(second))
  }

  /// Who adds a field has to keep it: `FrontMatter+Cache.swift`, `MarkdownPage+Cache.swift`.
  @Test func theCacheKnowsEveryField() {
    let front = Mirror(reflecting: FrontMatter()).children.compactMap(\.label)
    #expect(
      front == [
        "title", "titleSpan", "description", "weight", "isDraft", "isOnHome", "date", "publish",
        "expiry", "updated", "tags", "level", "minutes", "mode", "prerequisites", "objectives",
        "aliases",
        "slug", "template", "image", "extra",
      ])
    let page = Mirror(reflecting: MarkdownPage()).children.compactMap(\.label)
    #expect(
      page == [
        "body", "title", "outline", "references", "anchors", "wordCount", "summary", "filesRead",
        "exports", "elements", "pieces", "tally", "copy",
      ])
  }

  @Test func whatChangedIsReadAgainAndNothingElse() async throws {
    let harness = try harness()
    defer { harness.remove() }
    _ = try await harness.build()
    try write("print(2)\n", "app.py", harness)
    let included = try await harness.build()
    #expect(included.causes.map(\.file) == ["content/two.md"])
    try write("# Two\n\nOther.\n", "two.md", harness)
    #expect(try await harness.build().causes.map(\.file) == ["content/two.md"])
    try FileManager.default.removeItem(atPath: harness.root + "/content/one.md")
    let removed = try await harness.build()
    #expect(removed.causes.isEmpty)
    #expect(await !removed.paths.contains("one/index.html"))
    try write("cold: {definition: D}\n", "glossary.yaml", harness)
    #expect(try await harness.build().causes.count == 2)
  }

  @Test func anotherProgramsCacheIsIgnored() async throws {
    var harness = try harness()
    defer { harness.remove() }
    let first = try await harness.build()
    harness.tool = "two"
    let second = try await harness.build()
    #expect(second.causes.count == 3)
    #expect(try await everything(second, harness) == everything(first, harness))
  }

  @Test func aSiteThatMovesTakesItsCacheAlong() async throws {
    let harness = try harness()
    _ = try await harness.build()
    let moved = try self.harness([:])
    defer { moved.remove() }
    try FileManager.default.moveItem(atPath: harness.root, toPath: moved.root)
    #expect(try await moved.build().causes.isEmpty)
  }

  /// Bytes are changed and cut off all over the index: each time the site is the same.
  @Test func aDamagedIndexIsIgnored() async throws {
    let harness = try harness()
    defer { harness.remove() }
    let first = try await harness.build()
    let expected = try await everything(first, harness)
    let index = harness.cache + "/pages"
    let whole = try Disk.read(index)
    let places = stride(from: 0, to: whole.count, by: max(1, whole.count / 12))
    for place in places {
      var damaged = whole
      damaged[place] ^= 0x41
      for bytes in [damaged, Array(whole[..<place])] {
        try Disk.write(bytes, to: index)
        let again = try await harness.build()
        #expect(again.causes.count == 3, "byte \(place)")
        #expect(try await everything(again, harness) == expected, "byte \(place)")
      }
    }
  }

  /// A body that is not what was kept is not published as if it were.
  @Test func aDamagedBodyIsNoticed() async throws {
    let harness = try harness()
    defer { harness.remove() }
    _ = try await harness.build()
    let pack = try Disk.names(in: harness.cache).first { $0.hasPrefix("bodies-") } ?? ""
    let bytes = try Disk.read(harness.cache + "/" + pack)
    try Disk.write(bytes.map { $0 ^ 1 }, to: harness.cache + "/" + pack)
    let again = try await harness.build()
    await #expect(throws: FileError.self) { try await everything(again, harness) }
  }

  @Test func onlyOneProcessWrites() async throws {
    let harness = try harness()
    defer { harness.remove() }
    _ = try await harness.build()
    let other = try OpenFile(harness.cache + "/lock", for: .writing)
    // The tasks of the build let go of it a moment after its end.
    var isLocked = other.lock()
    for _ in 0..<200 where !isLocked {
      try await Task.sleep(for: .milliseconds(20))
      isLocked = other.lock()
    }
    #expect(isLocked)
    let before = try Disk.read(harness.cache + "/pages")
    try write("# Two\n\nOther.\n", "two.md", harness)
    let result = try await harness.build()
    #expect(result.causes.map(\.file) == ["content/two.md"])
    #expect(try result.text("two/index.html")?.contains("Other.") == true)
    #expect(try Disk.read(harness.cache + "/pages") == before)
  }

  @Test func packsAreWrittenAnewWhenTheyAreMostlyOld() async throws {
    let harness = try harness()
    defer { harness.remove() }
    var text = ""
    for round in 0..<12 {
      text = String(repeating: "Words of round \(round). ", count: 5_000)
      try write("# Two\n\n\(text)\n", "two.md", harness)
      _ = try await harness.build()
    }
    let packs = try Disk.names(in: harness.cache).filter { $0.hasPrefix("bodies-") }
    #expect(packs.count == 1)
    let size = packs.first.flatMap { Disk.status(harness.cache + "/" + $0)?.size } ?? 0
    #expect(size < 2_000_000)
    let last = try await harness.build()
    #expect(last.causes.isEmpty)
    #expect(try last.text("two/index.html")?.contains("round 11") == true)
  }

  /// The same size and the same time: only the bytes tell, and they are asked when the time is so
  /// fresh that it could have stood still, or is not trusted.
  @Test(arguments: [true, false])
  func editsThatTheTimeDoesNotShowAreNoticed(isFresh: Bool) async throws {
    var harness = try harness()
    defer { harness.remove() }
    let file = harness.root + "/content/two.md"
    let mark = harness.root + "/mark"
    let touch = try #require(ExternalProgram.onPath("touch"))
    let day = isFresh ? "2100-01-01 00:00:00.5" : "2001-01-01 00:00:00.5"
    _ = try touch.run(["-d", day, file])
    _ = try await harness.build()
    _ = try touch.run(["-r", file, mark])
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    try handle.write(contentsOf: Array("# Tow\n".utf8))
    try handle.close()
    _ = try touch.run(["-r", mark, file])
    harness.trustsTimes = isFresh
    #expect(try await harness.build().causes.map(\.file) == ["content/two.md"])
  }

  private func write(_ text: String, _ name: String, _ harness: SiteHarness) throws {
    try Disk.write(Array(text.utf8), to: harness.root + "/content/" + name)
  }
}

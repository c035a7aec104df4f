import FileTrees
import Foundation
import Testing

@Suite struct PublisherTests {
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("coldstart-\(UUID().uuidString)").resolvingSymlinksInPath().path
  private var output: String { root + "/site" }

  private func tree(_ files: [String: String]) -> FileTree {
    FileTree(
      files.compactMap { path, text in
        SitePath(path).map { path in FileTree.Entry(path) { Array(text.utf8) } }
      })
  }

  private func publish(
    _ files: [String: String], keepsForeignFiles: Bool = false
  ) async throws -> Publisher.Summary {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    return try await Publisher(output: output, keepsForeignFiles: keepsForeignFiles, jobs: 2)
      .publish(tree(files))
  }

  /// Every file below the output but the manifest, with its text.
  private func published() throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: output) {
      guard Disk.status(output + "/" + path)?.kind == .file, path != Manifest.name else { continue }
      files[path] = String(decoding: try Disk.read(output + "/" + path), as: UTF8.self)
    }
    return files
  }

  private func remove() { try? FileManager.default.removeItem(atPath: root) }

  @Test func aFirstBuildWritesAllAndLeavesNothingBeside() async throws {
    defer { remove() }
    let summary = try await publish(["a.html": "A", "b/c.html": "C"])
    #expect(summary.written == 2)
    #expect(try published() == ["a.html": "A", "b/c.html": "C"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["site"])
  }

  @Test func onlyChangedBytesAreWrittenAndOldFilesGo() async throws {
    defer { remove() }
    _ = try await publish(["a.html": "A", "b/c.html": "C", "d/e.html": "E"])
    let before = Disk.status(output + "/a.html")
    let summary = try await publish(["a.html": "A", "b/c.html": "changed"])
    #expect(summary.written == 1)
    #expect(summary.unchanged == 1)
    #expect(summary.removed == 1)
    #expect(Disk.status(output + "/a.html") == before)
    #expect(try published() == ["a.html": "A", "b/c.html": "changed"])
    #expect(Disk.status(output + "/d") == nil)
  }

  @Test func equalTreesHaveEqualManifests() async throws {
    defer { remove() }
    _ = try await publish(["a": "1", "b/c": "2"])
    let first = try Disk.read(output + "/" + Manifest.name)
    _ = try await publish(["a": "9", "x": "2"])
    _ = try await publish(["a": "1", "b/c": "2"])
    #expect(try Disk.read(output + "/" + Manifest.name) == first)
  }

  @Test func aFileMayBecomeAFolderAndAFolderAFile() async throws {
    defer { remove() }
    _ = try await publish(["a": "file", "b/c": "below"])
    _ = try await publish(["a/x": "below", "b": "file"])
    #expect(try published() == ["a/x": "below", "b": "file"])
  }

  @Test func aFolderWithOtherFilesIsRefusedAndUntouched() async throws {
    defer { remove() }
    try Disk.makeFolder(output)
    try Disk.write(Array("mine".utf8), to: output + "/notes.txt")
    await #expect(throws: Publisher.Refusal.foreignFiles(["notes.txt"])) {
      try await publish(["a.html": "A"])
    }
    #expect(try published() == ["notes.txt": "mine"])
    _ = try await publish(["a.html": "A"], keepsForeignFiles: true)
    _ = try await publish(["b.html": "B"], keepsForeignFiles: true)
    #expect(try published() == ["notes.txt": "mine", "b.html": "B"])
  }

  @Test func aLinkInTheOutputIsNeverWrittenThrough() async throws {
    defer { remove() }
    _ = try await publish(["a/b.html": "B"])
    try Disk.makeFolder(root + "/elsewhere")
    try FileManager.default.removeItem(atPath: output + "/a")
    try FileManager.default.createSymbolicLink(
      atPath: output + "/a", withDestinationPath: root + "/elsewhere")
    await #expect(throws: Publisher.Refusal.foreignFiles(["a"])) {
      try await publish(["a/b.html": "new"])
    }
    #expect(try Disk.names(in: root + "/elsewhere").isEmpty)
  }

  @Test func aBuildAfterAKilledOneKnowsTheFilesOfBoth() async throws {
    defer { remove() }
    _ = try await publish(["a": "1", "b": "2"])
    // What a process leaves that was killed while it moved files: both sites' files, a manifest of
    // both, and a staging folder.
    let paths = try ["a", "b", "c"].map { try #require(SitePath($0)) }
    let text = Manifest.text(paths.map { (path: $0, digest: nil) })
    try Disk.write(text, to: output + "/" + Manifest.name)
    try Disk.write(Array("new".utf8), to: output + "/c")
    try Disk.makeFolder(output + "/.coldstart-staging")
    try Disk.write(Array("half".utf8), to: output + "/.coldstart-staging/7")
    let summary = try await publish(["c": "new", "d": "4"])
    #expect(summary.removed == 2)
    #expect(try published() == ["c": "new", "d": "4"])
    #expect(Disk.status(output + "/.coldstart-staging") == nil)
  }

  @Test func whenAFileCannotBeMadeTheOldSiteStays() async throws {
    defer { remove() }
    _ = try await publish(["a": "1", "b": "2"])
    let failing = FileTree([
      FileTree.Entry(try #require(SitePath("a"))) { Array("new".utf8) },
      FileTree.Entry(try #require(SitePath("z"))) { () throws(FileError) in
        throw FileError("read", "z", code: 5)
      },
    ])
    await #expect(throws: Publisher.Refusal.self) {
      try await Publisher(output: output, jobs: 2).publish(failing)
    }
    #expect(try published() == ["a": "1", "b": "2"])
  }

  @Test func emptyFoldersInTheWayGo() async throws {
    defer { remove() }
    for keeps in [false, true] {
      _ = try await publish(["a": "1", "b": "2"], keepsForeignFiles: keeps)
      try Disk.makeFolder(output + "/t/u/v")
      _ = try await publish(["a": "1", "b": "2", "t": "3"], keepsForeignFiles: keeps)
      #expect(try published() == ["a": "1", "b": "2", "t": "3"])
      _ = try await publish(["a": "9", "b": "8"], keepsForeignFiles: keeps)
    }
  }

  @Test func filesOfOthersAreNeverWrittenOver() async throws {
    defer { remove() }
    _ = try await publish(["a.html": "A"])
    try Disk.write(Array("mine".utf8), to: output + "/own.html")
    try Disk.makeFolder(root + "/elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: output + "/link", withDestinationPath: root + "/elsewhere")
    for (path, taken) in [("own.html", "own.html"), ("link/x", "link"), ("own.html/x", "own.html")]
    {
      await #expect(throws: Publisher.Refusal.placesTaken([taken])) {
        try await publish(["a.html": "B", path: "new"], keepsForeignFiles: true)
      }
    }
    #expect(try published()["own.html"] == "mine")
    #expect(try published()["a.html"] == "A")
    #expect(try Disk.names(in: root + "/elsewhere").isEmpty)
  }

  @Test func aJournalThatWasLeftIsCarriedOut() async throws {
    defer { remove() }
    _ = try await publish(["a": "1", "b": "2", "t": "file"])
    let staging = root + "/.site.coldstart-staging"
    try Disk.makeFolder(staging)
    try Disk.write(Array("new".utf8), to: staging + "/0")
    try Disk.write(Array("below".utf8), to: staging + "/1")
    try Disk.write(
      Manifest.text([(path: try #require(SitePath("a")), digest: nil)]),
      to: staging + "/manifest")
    try Disk.write(
      Array("coldstart journal 1\n- t\n- b\n0 a\n1 t/u\nend\n".utf8),
      to: staging + "/journal")
    try Publisher(output: output, jobs: 1).recover()
    #expect(try published() == ["a": "new", "t/u": "below"])
    #expect(try Disk.names(in: root) == ["site"])
  }

  @Test func aJournalThatIsNotWholeIsNone() async throws {
    defer { remove() }
    _ = try await publish(["a": "1", "b": "2"])
    for text in [
      "", "coldstart journal 1\n- a\n", "- a\nend\n", "coldstart journal 1\n- ../x\nend\n",
    ] {
      let staging = root + "/.site.coldstart-staging"
      try Disk.makeFolder(staging)
      try Disk.write(Array(text.utf8), to: staging + "/journal")
      try Publisher(output: output, jobs: 1).recover()
      #expect(try published() == ["a": "1", "b": "2"])
    }
  }

  @Test func aLockIsHeldByOneAndTakenFromTheDead() async throws {
    defer { remove() }
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let beside = root + "/.site.coldstart-lock"
    // What a process left that is there no more.
    try Disk.write(Array("999999999\n".utf8), to: beside)
    var first: OutputLock? = try await OutputLock.take(output) { _ in }
    #expect(String(decoding: try Disk.read(beside), as: UTF8.self) == "\(getpid())\n")
    let path = output
    let second = Task {
      var holders: [Int?] = []
      let lock = try await OutputLock.take(path) { holders.append($0) }
      return withExtendedLifetime(lock) { holders }
    }
    try await Task.sleep(for: .milliseconds(100))
    withExtendedLifetime(first) {}
    first = nil
    #expect(try await second.value == [Int(getpid())])
    #expect(Disk.status(beside) == nil)
  }

  @Test func cleanRemovesWhatBuildsWroteAndNothingElse() async throws {
    defer { remove() }
    _ = try await publish(["a": "1", "b/c": "2"])
    try Disk.write(Array("mine".utf8), to: output + "/notes.txt")
    #expect(try await Publisher(output: output, jobs: 1).clean() == 2)
    #expect(try published() == ["notes.txt": "mine"])
  }
}

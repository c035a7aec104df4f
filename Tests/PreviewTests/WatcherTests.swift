import Foundation
import Preview
import Synchronization
import Testing

/// A folder of its own, gone when the test is over.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("coldstart-preview-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = try #require(fopen(path + "/" + name, "w"))
    fputs(text, file)
    fclose(file)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func move(_ old: String, _ new: String) {
    rename(path + "/" + old, path + "/" + new)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// What the files below `name` hold, by path.
  func contents(_ name: String = "content") -> [String: String] {
    var contents: [String: String] = [:]
    let names = FileManager.default.enumerator(atPath: path + "/" + name)
    while let file = names?.nextObject() as? String {
      let text = try? String(contentsOfFile: path + "/" + name + "/" + file, encoding: .utf8)
      if let text { contents[file] = text }
    }
    return contents
  }
}

/// A watcher on its own thread that gathers what it is told.
final class Gathering: Sendable {
  private let changes = Mutex(FileChanges())
  private let watcher: any FileWatcher

  convenience init(_ folders: WatchedFolders) throws {
    self.init(try folders.makeWatcher())
  }

  init(_ watcher: any FileWatcher) {
    self.watcher = watcher
    Thread.detachNewThread { [weak self] in
      watcher.run { changes in self?.changes.withLock { $0.merge(changes) } }
    }
  }

  deinit { watcher.stop() }

  /// What has changed since the last time, once `isEnough` says so or a minute is over.
  func take(until isEnough: (FileChanges) -> Bool) async throws -> FileChanges {
    let start = ContinuousClock.now
    while start.duration(to: .now) < .seconds(60), !isEnough(changes.withLock { $0 }) {
      try await Task.sleep(for: .milliseconds(5))
    }
    return changes.withLock { changes in
      defer { changes = FileChanges() }
      return changes
    }
  }
}

@Suite(.timeLimit(.minutes(10)))
struct WatcherTests {
  @Test func noticesWritesRenamesAndRemovals() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content/a")
    try folder.write("content/a/old.md", "1")
    let watcher = try Gathering(WatchedFolders([folder.path + "/content/"]))
    let place = folder.path + "/content/a/"

    try folder.write("content/a/new.md", "1")
    var changes = try await watcher.take { $0[place + "new.md"] == .written }
    #expect(changes[place + "new.md"] == .written)

    folder.move("content/a/old.md", "content/a/moved.md")
    changes = try await watcher.take { $0[place + "moved.md"] != nil }
    #expect(changes[place + "old.md"] == .removed)
    #expect(changes[place + "moved.md"] == .written)

    try folder.remove("content/a/new.md")
    changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [place + "new.md"])
    #expect(changes[place + "new.md"] == .removed)
  }

  @Test func noticesAnEditorThatSavesByRenaming() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a.md", "1")
    let watcher = try Gathering(WatchedFolders([folder.path + "/content"]))
    try folder.write("content/a.md~", "1")
    try folder.write("content/.#a.md", "1")
    try folder.write("content/4913", "1")
    try folder.write("content/.a.md.swp", "2")
    folder.move("content/.a.md.swp", "content/a.md")
    let changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [folder.path + "/content/a.md"])
    #expect(changes[folder.path + "/content/a.md"] == .written)
  }

  @Test func followsFoldersThatComeAndGo() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    let place = folder.path + "/content/"
    let watcher = try Gathering(WatchedFolders([folder.path + "/content"]))

    try folder.makeFolder("content/x/y/z")
    try folder.write("content/x/y/z/deep.md", "1")
    var changes = try await watcher.take { $0[place + "x/y/z/deep.md"] != nil }
    #expect(changes[place + "x/y/z/deep.md"] == .written)

    folder.move("content/x", "content/w")
    changes = try await watcher.take { $0[place + "w/y/z/deep.md"] != nil }
    #expect(changes[place + "x"] == .removed)
    #expect(changes[place + "w/y/z/deep.md"] == .written)

    try folder.write("content/w/y/z/more.md", "1")
    changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [place + "w/y/z/more.md"])

    try folder.remove("content/w")
    changes = try await watcher.take { $0[place + "w"] != nil }
    #expect(changes[place + "w"] == .removed)

    try folder.makeFolder("content/w")
    try folder.write("content/w/again.md", "1")
    changes = try await watcher.take { $0[place + "w/again.md"] != nil }
    #expect(changes[place + "w/again.md"] == .written)
  }

  @Test func followsRootsThatComeAndGo() async throws {
    let folder = try ScratchFolder()
    let watcher = try Gathering(WatchedFolders([folder.path + "/theme"]))
    try folder.write("other.txt", "1")
    try folder.makeFolder("theme/styles")
    try folder.write("theme/styles/a.css", "1")
    let path = folder.path + "/theme/styles/a.css"
    var changes = try await watcher.take { $0[path] != nil }
    #expect(changes[path] == .written)
    #expect(changes[folder.path + "/other.txt"] == nil)
    try folder.remove("theme")
    changes = try await watcher.take { $0[folder.path + "/theme"] == .removed }
    #expect(changes[folder.path + "/theme"] == .removed)
    try folder.makeFolder("theme/styles")
    try folder.write("theme/styles/a.css", "2")
    changes = try await watcher.take { $0[path] == .written }
    #expect(changes[path] == .written)
  }

  @Test func leavesOutWhatIsExcluded() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("site/dist")
    try folder.makeFolder("site/.git")
    let watcher = try Gathering(
      WatchedFolders([folder.path + "/site"], excluding: [folder.path + "/site/dist"]))
    try folder.write("site/dist/a.html", "1")
    try folder.write("site/.git/index", "1")
    try folder.write("site/distant.md", "1")
    let changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [folder.path + "/site/distant.md"])
  }

  @Test func noticesLinks() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("shared.md", "1")
    let watcher = try Gathering(WatchedFolders([folder.path + "/content"]))
    symlink(folder.path + "/shared.md", folder.path + "/content/soft.md")
    link(folder.path + "/shared.md", folder.path + "/content/hard.md")
    let changes = try await watcher.take { $0.paths.count == 2 }
    #expect(changes.paths == ["hard.md", "soft.md"].map { folder.path + "/content/" + $0 })
  }

  @Test func noticesABurst() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    let watcher = try Gathering(WatchedFolders([folder.path + "/content"]))
    for index in 0..<2_000 {
      if index % 100 == 0 { try folder.makeFolder("content/\(index / 100)") }
      try folder.write("content/\(index / 100)/\(index).md", "\(index)")
    }
    let changes = try await watcher.take { $0.count >= 2_020 }
    #expect(changes.paths.count { $0.hasSuffix(".md") } == 2_000 || changes.missedSome)
  }
}

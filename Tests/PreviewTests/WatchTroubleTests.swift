import Foundation
import Preview
import Synchronization
import TestSupport
import Testing

/// What the system does not tell is found all the same.
@Suite(.timeLimit(.minutes(10)))
struct WatchTroubleTests {
  /// Every folder over the limit is looked at, the author is told why, and once.
  @Test(arguments: [1, 2, 4])
  func findsWhatHappensWhereNoWatchIsLeft(_ watches: Int) async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content/a/b")
    try folder.write("content/a/b/old.md", "1")
    let told = Told()
    var folders = WatchedFolders([folder.path + "/content"])
    folders.watchesMax = watches
    folders.warn = { told.add("\($0)") }
    let watcher = try Gathering(folders)
    let place = folder.path + "/content/"
    var changes = try await watcher.take { $0.missedSome || watches == 4 }
    try folder.makeFolder("content/c")
    try folder.write("content/c/new.md", "1")
    changes = try await watcher.take { $0.missedSome || $0[place + "c/new.md"] != nil }
    try folder.write("content/a/b/old.md", "22")
    changes = try await watcher.take { $0[place + "a/b/old.md"] == .written }
    #expect(changes[place + "a/b/old.md"] == .written)
    try folder.write("content/c/new.md", "22")
    changes = try await watcher.take { $0[place + "c/new.md"] == .written }
    #expect(changes[place + "c/new.md"] == .written)
    try folder.remove("content/c")
    changes = try await watcher.take { $0[place + "c"] == .removed }
    #expect(changes[place + "c"] == .removed)
    #if os(Linux)
      #expect(told.all.count == 1)
      #expect(told.all.first?.contains("fs.inotify.max_user_watches") == true)
    #endif
  }

  @Test func looksForItselfWhenAsked() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a.md", "1")
    var folders = WatchedFolders([folder.path + "/content", folder.path + "/theme"])
    folders.polls = true
    let watcher = try Gathering(folders)
    let place = folder.path + "/content/"
    try folder.write("content/a.md", "22")
    var changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [place + "a.md"])
    try folder.makeFolder("content/x/y")
    try folder.write("content/x/y/deep.md", "1")
    changes = try await watcher.take { $0[place + "x/y/deep.md"] != nil }
    folder.move("content/x", "content/z")
    changes = try await watcher.take { $0[place + "x"] != nil }
    #expect(changes[place + "x/y/deep.md"] == .removed)
    #expect(changes[place + "z/y/deep.md"] == .written)
    try folder.makeFolder("theme")
    try folder.write("theme/a.css", "1")
    changes = try await watcher.take { $0[folder.path + "/theme/a.css"] != nil }
    try folder.remove("theme")
    changes = try await watcher.take { $0[folder.path + "/theme"] != nil }
    #expect(changes[folder.path + "/theme"] == .removed)
  }

  /// A file that could not be read, and can be now, was not written in between.
  @Test(arguments: [false, true]) func noticesWhoMayRead(polls: Bool) async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content/sub")
    try folder.write("content/a.md", "1")
    var folders = WatchedFolders([folder.path + "/content"])
    folders.polls = polls
    let watcher = try Gathering(folders)
    chmod(folder.path + "/content/a.md", 0o400)
    var changes = try await watcher.take { !$0.isEmpty }
    #expect(changes[folder.path + "/content/a.md"] == .written)
    chmod(folder.path + "/content/sub", 0o500)
    changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [folder.path + "/content/sub"])
  }

  /// The content folder is a link that is made to lead elsewhere.
  @Test func followsARootThatIsALink() async throws {
    let folder = try ScratchFolder()
    for name in ["one", "two"] {
      try folder.makeFolder(name)
      try folder.write(name + "/a.md", name)
    }
    symlink(folder.path + "/one", folder.path + "/content")
    let watcher = try Gathering(WatchedFolders([folder.path + "/content"]))
    let page = folder.path + "/content/a.md"
    try folder.write("one/a.md", "2")
    var changes = try await watcher.take { !$0.isEmpty }
    #expect(changes.paths == [page])
    symlink(folder.path + "/two", folder.path + "/next")
    folder.move("next", "content")
    changes = try await watcher.take { $0[folder.path + "/content"] != nil }
    try folder.write("two/a.md", "3")
    changes = try await watcher.take { $0[page] != nil }
    #expect(changes[page] == .written)
  }

  /// The folder around the site is removed and made again, as by a fresh copy of a repository.
  @Test func followsASiteThatIsMadeAgain() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("site/content")
    try folder.write("site/content/a.md", "1")
    let told = Told()
    var folders = WatchedFolders([folder.path + "/site/content"])
    folders.warn = { told.add("\($0)") }
    let watcher = try Gathering(folders)
    let page = folder.path + "/site/content/a.md"
    try folder.remove("site")
    #if os(Linux)
      _ = try await watcher.take(until: \.missedSome)
    #else
      _ = try await watcher.take { $0[folder.path + "/site/content"] == .removed }
    #endif
    try folder.makeFolder("site/content")
    try folder.write("site/content/a.md", "22")
    var changes = try await watcher.take { $0[page] == .written }
    #expect(changes[page] == .written)
    try folder.write("site/content/a.md", "333")
    changes = try await watcher.take { $0[page] == .written }
    #expect(changes[page] == .written)
    #if os(Linux)
      #expect(told.all.count == 1)
      #expect(told.all.first?.contains("/site was removed") == true)
    #endif
  }

  #if os(Linux)
    /// More happens than the kernel keeps in mind before anybody reads it.
    @Test func looksAgainWhenTheKernelHasLostCount() async throws {
      let folder = try ScratchFolder()
      try folder.makeFolder("content")
      for name in ["content/0", "content/1"] { try folder.write(name, "x") }
      let limit = try String(
        contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      let most = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
      guard most <= 100_000 else { return }
      let folders = WatchedFolders([folder.path + "/content"])
      let idle = try folders.makeWatcher()
      let names = [folder.path + "/content/0", folder.path + "/content/1"]
      for index in 0..<most { chmod(names[index % 2], 0o600) }
      try folder.makeFolder("content/late/deep")
      try folder.write("content/late/deep/page.md", "1")
      let watcher = Gathering(idle)
      let changes = try await watcher.take { $0.missedSome }
      #expect(changes.missedSome)
      try folder.write("content/late/deep/page.md", "2")
      let place = folder.path + "/content/late/deep/page.md"
      let later = try await watcher.take { $0[place] != nil }
      #expect(later[place] == .written)
    }
  #endif
}

/// Sentences that were said, in order.
final class Told: Sendable {
  private let sentences = Mutex<[String]>([])

  var all: [String] { sentences.withLock { $0 } }

  func add(_ sentence: String) {
    sentences.withLock { $0.append(sentence) }
  }
}

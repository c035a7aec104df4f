import Foundation
import Preview
import Synchronization
import TestSupport
import Testing

/// A site that is one text: all files of its folder, by path.
private func image(of folder: ScratchFolder) -> String {
  folder.contents().sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
    .joined(separator: ";")
}

private func update(_ text: String, _ problems: [PreviewProblem] = []) -> PreviewUpdate {
  PreviewUpdate(tree: tree(["all.txt": text]), effect: .reload, problems: problems)
}

extension PreviewOptions {
  /// For tests: any port, and signals mean what they always mean.
  fileprivate init(folders: WatchedFolders, anyPort: Bool) {
    self.init(folders: folders)
    if anyPort { ports = 0...0 }
    stopsAtSignals = false
  }
}

/// Runs a preview of a folder while `body` edits it.
private func withSession(
  _ folder: ScratchFolder, beginning: @escaping @Sendable () throws -> Void = {},
  rebuild: @escaping @Sendable (FileChanges) async -> PreviewUpdate?,
  _ body: @escaping @Sendable (_ port: Int) async throws -> Void
) async throws {
  let settings = PreviewOptions(
    folders: WatchedFolders([folder.path + "/content"]), anyPort: true)
  let (ports, port) = AsyncStream<Int>.makeStream()
  let session = Task {
    try await PreviewSession.run(settings) {
      let first = update(image(of: folder))
      try? beginning()
      return first
    } started: { address in
      port.yield(URL(string: address)?.port ?? 0)
    } rebuild: {
      await rebuild($0)
    }
  }
  for await port in ports {
    try await body(port)
    break
  }
  session.cancel()
  try await session.value
}

private func served(_ port: Int) async throws -> String {
  let client = try RawClient(port: port)
  defer { client.close() }
  client.send("GET /all.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
  return RawResponse(Array(await client.receiveAll().utf8)).text
}

/// Waits until `text()` is served, at most a minute.
private func expectServed(_ port: Int, _ text: () -> String) async throws {
  let start = ContinuousClock.now
  while start.duration(to: .now) < .seconds(60) {
    if try await served(port) == text() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  let last = try await served(port)
  #expect(last == text())
}

@Suite(.timeLimit(.minutes(10)))
struct SessionTests {
  @Test func servesAnEditAndTellsTheBrowser() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a", "1")
    try await withSession(folder) { _ in
      update(image(of: folder))
    } _: { port in
      let browser = try await Self.browser(port)
      defer { browser.close() }
      try folder.write("content/a", "2")
      #expect(await browser.receive(until: "reload\ndata: {\"version\":2}").contains("reload"))
      let text = try await served(port)
      #expect(text == "a=2")
    }
  }

  @Test func keepsTheLastGoodStateWhileThereAreErrors() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a", "good")
    try await withSession(folder) { _ in
      let text = image(of: folder)
      guard text.contains("bad") else { return update(text) }
      let problem = PreviewProblem(severity: .error, code: "bad", message: "m", path: "a")
      return PreviewUpdate(tree: nil, effect: .reload, problems: [problem])
    } _: { port in
      let browser = try await Self.browser(port)
      defer { browser.close() }
      try folder.write("content/a", "bad")
      let told = await browser.receive(until: "}]\n\n")
      #expect(told.contains("\"code\":\"bad\""))
      #expect(!told.contains("reload"))
      let kept = try await served(port)
      #expect(kept == "a=good")
      try folder.write("content/a", "mended")
      #expect(await browser.receive(until: "reload").contains("problems\ndata: []"))
    }
  }

  /// A page was edited while something else was wrong; only a style was touched to mend it.
  @Test func reloadsForWhatChangedDuringErrors() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a", "good")
    try await withSession(folder) { _ in
      let text = image(of: folder)
      let problem = PreviewProblem(severity: .error, code: "bad", message: "m", path: "a")
      guard !text.contains("bad") else {
        return PreviewUpdate(tree: nil, effect: .nothing, problems: [problem])
      }
      return PreviewUpdate(tree: tree(["all.txt": text]), effect: .styles)
    } _: { port in
      let browser = try await Self.browser(port)
      defer { browser.close() }
      try folder.write("content/b", "fine")
      let styles = await browser.receive(until: "\"version\":2")
      #expect(styles.contains("event: styles"))
      try folder.write("content/a", "bad")
      _ = await browser.receive(until: "}]\n\n")
      try folder.write("content/a", "mended")
      let told = await browser.receive(until: "\"version\":3")
      #expect(told.contains("event: reload"))
    }
  }

  /// Whatever happens in a burst, and however slow the build is, the last state is built.
  @Test(arguments: [0, 5, 60])
  func buildsTheLastStateAfterABurst(_ milliseconds: Int) async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    let builds = Atomic(0)
    try await withSession(folder) { _ in
      builds.add(1, ordering: .relaxed)
      let text = image(of: folder)
      try? await Task.sleep(for: .milliseconds(milliseconds))
      return update(text)
    } _: { port in
      for index in 0..<300 {
        let name = "content/\(index % 7)"
        switch index % 5 {
        case 0, 1: try folder.write(name, "\(index)")
        case 2: folder.move(name, "content/m\(index % 3)")
        case 3: try? folder.remove("content/m\(index % 3)")
        default:
          try folder.makeFolder("content/f\(index % 4)")
          try folder.write("content/f\(index % 4)/x", "\(index)")
          if index % 3 == 0 { try folder.remove("content/f\(index % 4)") }
        }
      }
      try await expectServed(port) { image(of: folder) }
    }
    let count = builds.load(ordering: .relaxed)
    #expect(count < 300)
  }

  /// A save that removes the old file first must not show a state without it.
  @Test func bridgesTheMomentInWhichAnEditorHasRemovedTheFile() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a", "1")
    let wasMissing = Atomic(false)
    let isLate = Atomic(false)
    try await withSession(folder) { _ in
      let text = image(of: folder)
      if !text.contains("a=") { wasMissing.store(true, ordering: .relaxed) }
      return update(text)
    } _: { port in
      let start = ContinuousClock.now
      folder.move("content/a", "content/a~")
      try await Task.sleep(for: .milliseconds(5))
      try folder.write("content/a", "2")
      // On a machine too busy to write within the moment there is nothing to see.
      if start.duration(to: .now) > .milliseconds(25) { isLate.store(true, ordering: .relaxed) }
      try await expectServed(port) { image(of: folder) }
    }
    let wasSeen = wasMissing.load(ordering: .relaxed) && !isLate.load(ordering: .relaxed)
    #expect(!wasSeen)
  }

  @Test func showsABurstOnce() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try await withSession(folder) { _ in
      let text = image(of: folder)
      try? await Task.sleep(for: .milliseconds(20))
      return update(text)
    } _: { port in
      let browser = try await Self.browser(port)
      defer { browser.close() }
      for index in 0..<200 { try folder.write("content/\(index)", "x") }
      try await expectServed(port) { image(of: folder) }
      let reloads = await browser.receive(until: "reload").components(separatedBy: "reload")
      #expect((2...6).contains(reloads.count))
    }
  }

  /// A branch switch: files change, come, go and move, folders too, two thousand in all.
  @Test func followsABranchSwitch() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    for number in 0..<500 {
      if number % 25 == 0 { try folder.makeFolder("content/d\(number / 25)") }
      try folder.write("content/d\(number / 25)/\(number)", "old")
    }
    try await withSession(folder) { _ in
      update(image(of: folder))
    } _: { port in
      for number in 0..<500 { try folder.write("content/d\(number / 25)/\(number)", "new") }
      for number in 0..<10 { folder.move("content/d\(number)", "content/e\(number)") }
      for number in 10..<15 { try folder.remove("content/d\(number)") }
      for number in 0..<1_000 {
        if number % 100 == 0 { try folder.makeFolder("content/n\(number / 100)") }
        try folder.write("content/n\(number / 100)/\(number)", "half a f")
      }
      for number in 0..<500 { try folder.write("content/n\(number / 100)/\(number)", "whole") }
      try await expectServed(port) { image(of: folder) }
    }
  }

  /// What is saved while the first state is being built is part of the next one.
  @Test func noticesWhatChangesDuringTheFirstBuild() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.write("content/a", "old")
    try await withSession(folder) {
      try folder.write("content/a", "new")
    } rebuild: { _ in
      update(image(of: folder))
    } _: { port in
      try await expectServed(port) { "a=new" }
    }
  }

  /// A page without problems that waits to be told.
  private static func browser(_ port: Int) async throws -> RawClient {
    let browser = try RawClient(port: port)
    browser.send("GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = await browser.receive(until: "[]")
    return browser
  }

  @Test func saysNothingWhenNothingIsDifferent() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    let builds = Atomic(0)
    try await withSession(folder) { _ in
      builds.add(1, ordering: .relaxed)
      let text = image(of: folder)
      return text.contains("b=") ? update(text) : nil
    } _: { port in
      let browser = try await Self.browser(port)
      defer { browser.close() }
      try folder.write("content/a", "same")
      while builds.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(2)) }
      try folder.write("content/b", "new")
      let told = await browser.receive(until: "}\n\n")
      #expect(told == "event: reload\ndata: {\"version\":2}\n\n")
    }
  }

  /// While git holds its lock nothing is built, however long the pauses; then all of it, once.
  @Test(arguments: [".git", "elsewhere"])
  func waitsUntilGitIsDone(repository: String) async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    try folder.makeFolder(repository)
    if repository != ".git" { try folder.write(".git", "gitdir: \(repository)\n") }
    let builds = Atomic(0)
    try await withSession(folder) { _ in
      builds.add(1, ordering: .relaxed)
      return update(image(of: folder))
    } _: { port in
      try folder.write(repository + "/index.lock", "")
      for index in 0..<5 {
        try folder.write("content/\(index)", "x")
        try await Task.sleep(for: .milliseconds(80))
      }
      let before = builds.load(ordering: .relaxed)
      #expect(before == 0)
      try folder.remove(repository + "/index.lock")
      try await expectServed(port) { "0=x;1=x;2=x;3=x;4=x" }
      let after = builds.load(ordering: .relaxed)
      #expect(after == 1)
    }
  }

  /// Saves that follow each other closely are shown together.
  @Test func gathersWhatKeepsComing() async throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("content")
    let builds = Atomic(0)
    let slowest = Mutex(Duration.zero)
    try await withSession(folder) { _ in
      builds.add(1, ordering: .relaxed)
      return update(image(of: folder))
    } _: { port in
      var last = ContinuousClock.now
      for index in 0..<60 {
        try folder.write("content/\(index)", "x")
        try await Task.sleep(for: .milliseconds(8))
        let (now, before) = (ContinuousClock.now, last)
        slowest.withLock { $0 = max($0, before.duration(to: now)) }
        last = now
      }
      try await expectServed(port) { image(of: folder) }
    }
    // On a machine too busy to write in time the saves do not follow each other closely.
    let count = builds.load(ordering: .relaxed)
    #expect(count <= 4 || slowest.withLock { $0 } > .milliseconds(20))
  }

  /// There is nothing to serve at all, but the reason can be told.
  @Test func showsWhyThereIsNothing() async throws {
    let folder = try ScratchFolder()
    let settings = PreviewOptions(folders: WatchedFolders([folder.path]), anyPort: true)
    let (ports, port) = AsyncStream<Int>.makeStream()
    let problem = PreviewProblem(severity: .error, code: "gone", message: "m", path: "content")
    let session = Task {
      try await PreviewSession.run(settings) {
        PreviewUpdate(tree: nil, effect: .nothing, problems: [problem])
      } started: { address in
        port.yield(URL(string: address)?.port ?? 0)
      } rebuild: { _ in
        nil
      }
    }
    for await port in ports {
      let client = try RawClient(port: port)
      client.send("GET /any/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let page = await client.receiveResponse()
      #expect(page.status == 404)
      #expect(page.text.contains("/_coldstart/client.js"))
      client.send("GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(await client.receive(until: "}]").contains("\"code\":\"gone\""))
      client.close()
      break
    }
    session.cancel()
    try await session.value
  }

  @Test func reportsWhatItCannotStart() async throws {
    let folder = try ScratchFolder()
    var options = PreviewOptions(folders: WatchedFolders([folder.path]))
    options.host = "no such host"
    let settings = options
    await #expect(throws: PreviewError.unknownHost("no such host")) {
      try await PreviewSession.run(settings) {
        update("")
      } started: { _ in
      } rebuild: { _ in
        update("")
      }
    }
    #expect(
      PreviewError.portsTaken(1...2).description == "the ports 1 to 2 are all taken")
  }
}

import DataNodes
import Diagnostics
import FileTrees
import Foundation
import Site
import TestSupport

/// Builds a site from a folder on disk, the way the commands do, or from files that are values.
struct SiteHarness {
  let root: String
  /// The files by path below the root, of a site that is on no disk.
  private let memory: [String: [UInt8]]?
  var jobs = 2
  var baseURL: String? = "https://example.org/course/"
  var drafts = false
  var future = false
  var today = "2026-01-31"
  var trustsTimes = true
  /// The program a cache is kept for; nil to build without one.
  var tool: String?

  /// A site in a fixture's folder.
  init(_ fixture: Fixture) {
    root = fixture.url.path
    memory = nil
  }

  /// A site made of texts by path below the site's root; the folder is the caller's to remove.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("coldstart-\(UUID().uuidString)")
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    root = folder.resolvingSymlinksInPath().path
    memory = nil
  }

  /// A site made of texts by path below its root, on no disk: nothing to remove, nothing to edit.
  init(inMemory files: [String: String]) {
    root = "/in-memory"
    memory = files.mapValues { Array($0.utf8) }
  }

  private func door(_ folder: String) -> FileDoor {
    guard let memory else { return FileDoor.disk(folder) }
    let prefix = folder.dropFirst(root.utf8.count + 1) + "/"
    let files = memory.compactMap { path, bytes in
      path.hasPrefix(prefix)
        ? SitePath(String(path.dropFirst(prefix.count))).map { ($0, bytes) } : nil
    }
    return FileDoor.memory(folder, Dictionary(files) { first, _ in first })
  }

  /// Where the cache is.
  var cache: String { root + "/.coldstart" }

  /// What a build is asked for.
  var options: SiteOptions {
    let day = CalendarDate(today)
    var options = SiteOptions(
      root: root, today: day ?? CalendarDate(dayNumber: 0), jobs: jobs)
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.trustsTimes = trustsTimes
    options.cache = tool.map { CacheOptions(folder: cache, tool: $0) }
    options.checksMinima = true
    if memory != nil { options.door = { [self] in door($0) } }
    return options
  }

  func build(
    after earlier: SiteState? = nil, touching touched: [String]? = nil
  ) async throws -> SiteBuild.Result {
    try await SiteBuild.run(
      options, generator: "Coldstart", explained: [], after: earlier, touching: touched)
  }

  /// The diagnostics as an author sees them.
  func printed(_ bag: DiagnosticBag) -> String {
    let (root, memory) = (root, memory)
    let printer = DiagnosticPrinter(.human) { path in
      memory.map { $0[path] } ?? (try? Disk.read(root + "/" + path))
    }
    return printer.text(bag.sorted())
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: root)
  }
}

extension SiteBuild.Result {
  /// The text of a file of the site; nil when there is none.
  func text(_ path: String) throws -> String? {
    guard let path = SitePath(path), let entry = files[path] else { return nil }
    return String(decoding: try entry.bytes(), as: UTF8.self)
  }

  var paths: [String] { get async { await tree(jobs: 2).entries.map(\.path.text) } }
  var codes: [String] { diagnostics.sorted().map(\.code.id) }
}

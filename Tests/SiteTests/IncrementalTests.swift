import FileTrees
import Foundation
import Site
import TestSupport
import Testing

/// Whatever an author does to the files, a site made from what earlier builds left is the site of
/// a clean build, byte for byte, with the same diagnostics: in one process that is told what was
/// touched, in new processes with a cache on disk, and in an output folder that is brought up to
/// date.
@Suite struct IncrementalTests {
  private static let sequences =
    Int(
      ProcessInfo.processInfo.environment["COLDSTART_SEQUENCES"] ?? "") ?? 240
  private static let lanes = 8

  @Test(arguments: 0..<lanes) func aSiteDoesNotRememberItsPast(lane: Int) async throws {
    for number in stride(from: lane, to: Self.sequences, by: Self.lanes) {
      try await Self.follow(seed: UInt64(number + 1))
    }
  }

  /// One sequence: some rounds of edits, each followed by every kind of build.
  private static func follow(seed: UInt64) async throws {
    var clean = try SiteHarness([:])
    defer { clean.remove() }
    var cached = clean
    cached.tool = "test"
    clean.drafts = seed % 5 == 0
    cached.drafts = clean.drafts
    var author = Author(seed: seed, root: clean.root)
    try author.begin()
    var state: SiteState?
    var ledger: Ledger?
    var last: (build: FinishedBuild, made: Made)?
    for round in 0..<(3 + author.below(3)) {
      for _ in 0...author.below(4) { try author.edit() }
      let place = "seed \(seed), round \(round)"
      let before = last?.made
      let expected = try await Made(clean.build(), clean)
      let options = cached.options
      let snapshot = try await SiteSnapshot(options)
      if let last, last.build.holds(for: options, at: snapshot) {
        last.made.expect(expected, "at a glance, \(place)")
      }
      let kept = try await cached.build()
      let build = try #require(FinishedBuild(kept.site, kept.diagnostics, options, at: snapshot))
      #expect(build.holds(for: options, at: snapshot))
      last = (build, expected)
      try await Made(kept, clean).expect(expected, "cache, \(place)")
      let served = try await clean.build(after: state, touching: state.map { _ in author.touched })
      try await Made(served, clean).expect(expected, "memory, \(place)")
      try await Made(asked: served, clean).expect(expected, "one by one, \(place)")
      if served.isSame { before?.expect(expected, "nothing was to be different, \(place)") }
      state = served.state
      let folder = clean.root + "/site"
      _ = try await Publisher(output: folder, jobs: 2).publish(
        await kept.tree(jobs: 2), keeping: &ledger)
      try Made(folder: folder).expect(Made(files: expected.files), "output, \(place)")
      if author.below(3) == 0 { try tamper(folder, &author) }
      author.rest()
    }
  }

  /// Somebody else changes or removes a file of the output, so that the next build mends it.
  private static func tamper(_ folder: String, _ author: inout Author) throws {
    let path = folder + ["/index.html", "/404.html", "/llms.txt"][author.below(3)]
    guard Disk.status(path) != nil else { return }
    if author.below(2) == 0 { try Disk.removeFile(path) } else { try Disk.write([1], to: path) }
  }
}

/// All files of a site and what its author is told.
private struct Made {
  var files: [String: [UInt8]] = [:]
  var printed = ""

  init(files: [String: [UInt8]]) { self.files = files }

  init(_ result: SiteBuild.Result, _ harness: SiteHarness) async throws {
    for entry in await result.tree(jobs: 2).entries { files[entry.path.text] = try entry.bytes() }
    printed = harness.printed(result.diagnostics)
  }

  /// Each file as the preview asks for it.
  init(asked result: SiteBuild.Result, _ harness: SiteHarness) async throws {
    for entry in await result.tree(jobs: 2).entries {
      files[entry.path.text] = try result.files[entry.path]?.bytes()
    }
    printed = harness.printed(result.diagnostics)
  }

  init(folder: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard path != Manifest.name, Disk.status(folder + "/" + path)?.kind == .file else { continue }
      files[path] = try Disk.read(folder + "/" + path)
    }
  }

  func expect(_ other: Made, _ place: String) {
    if let difference = difference(from: other) { Issue.record("\(place): \(difference)") }
  }

  /// Nil when both are the same; else the first thing that differs.
  private func difference(from other: Made) -> String? {
    printed == other.printed ? difference(from: other.files) : "\(printed)\n!=\n\(other.printed)"
  }

  private func difference(from other: [String: [UInt8]]) -> String? {
    let paths = Set(files.keys).union(other.keys).sorted()
    return paths.first { files[$0] != other[$0] }.map { path in
      let texts = [files[path], other[path]].map { String(decoding: $0 ?? [], as: UTF8.self) }
      return "\(path)\n\(texts[0])\n!=\n\(texts[1])"
    }
  }
}

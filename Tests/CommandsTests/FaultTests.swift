import Foundation
import TestSupport
import Testing

/// A site is old or new, never between: each change of the disk fails once, and ends the program
/// once, and the site is looked at after each.
@Suite(.enabled(if: FaultShim.isPossible, "preloading a library needs Linux and a C compiler"))
struct FaultTests {
  /// A way of publishing, and what may be left by it.
  enum Way: String, CaseIterable {
    /// One exchange of folders.
    case exchange
    /// Step by step, by a journal, as beside files of others.
    case journal
  }

  private static let kill = 0

  @Test(arguments: Way.allCases)
  func aKilledBuildLeavesASiteThatHeals(way: Way) throws {
    let trial = try FaultTrial(way)
    for place in try trial.places() {
      try trial.reset()
      let build = try trial.build(failing: place, code: Self.kill)
      #expect(build.code == 128 + 9, "change \(place) was not made: \(build)")
      let left = try trial.site.built()
      if way == .exchange { trial.expectWhole(left, "killed at change \(place)") }
      try trial.expectJournalIsCarriedOut("killed at change \(place)")
      try trial.expectHealed("killed at change \(place)")
    }
  }

  @Test(arguments: Way.allCases)
  func aFailedBuildSaysWhatItLeft(way: Way) throws {
    let trial = try FaultTrial(way)
    for place in try trial.places() {
      try trial.reset()
      let build = try trial.build(failing: place, code: Int(EIO))
      let left = try trial.site.built()
      if build.code != 0 {
        #expect(build.code == 2, "\(build)")
        let saysOld = build.errors.contains("the site that was there is untouched")
        let saysNew = build.errors.contains("the new site stands")
        let saysBoth = build.errors.contains("the next build finishes it")
        #expect([saysOld, saysNew, saysBoth].filter { $0 }.count == 1, "\(place): \(build)")
        if saysOld {
          #expect(trial.isOld(left), "change \(place) is said to have left the old site")
        }
        if saysNew {
          #expect(trial.isNew(left), "change \(place) is said to have left the new site")
        }
        if way == .exchange { #expect(!saysBoth, "change \(place)") }
      } else {
        #expect(trial.isNew(left), "change \(place) failed in silence")
      }
      try trial.expectHealed("failed at change \(place)")
    }
  }
}

/// An edit of a site that is built again and again, with one change of the disk failing.
private struct FaultTrial {
  let site: SampleSite
  private let way: FaultTests.Way
  private let shim: FaultShim
  private let old: [String: Data]
  private let new: [String: Data]

  init(_ way: FaultTests.Way) throws {
    self.way = way
    shim = try FaultShim()
    site = try SampleSite()
    try site.write("moves.md", "---\ntitle: Moves\ndescription: A page.\n---\nText.\n")
    try site.write("guides/going.md", "---\ntitle: Going\ndescription: A page.\n---\nText.\n")
    try site.folder.write("content/static/thing", "a file that becomes a folder")
    try site.folder.write("content/static/other/thing", "a folder that becomes a file")
    try site.run("build")
    old = try site.built()
    try FileManager.default.copyItem(at: site.output, to: site.folder.url("kept"))
    try site.write("moves.md", "---\ntitle: Moved\ndescription: A page.\n---\nOther text.\n")
    try site.folder.remove("content/guides/going.md")
    try site.write("guides/coming.md", "---\ntitle: Coming\ndescription: A page.\n---\nText.\n")
    try site.folder.remove("content/static/thing")
    try site.folder.write("content/static/thing/inside", "below")
    try site.folder.remove("content/static/other/thing")
    try site.folder.remove("content/static/other")
    try site.folder.write("content/static/other", "a file")
    try site.run("build", "--output", site.folder.url("fresh").path)
    new = try site.folder.files(below: "fresh")
  }

  /// The site as it was before the edit, and nothing beside it.
  func reset() throws {
    let left = try FileManager.default.contentsOfDirectory(atPath: site.folder.root.path)
    for name in left where name == "site" || name.hasPrefix(".site.") {
      try site.folder.remove(name)
    }
    try FileManager.default.copyItem(at: site.folder.url("kept"), to: site.output)
  }

  func build(failing place: Int, code: Int) throws -> ExternalProgram.Outcome {
    try run(environment: [
      "LD_PRELOAD": shim.library, "FAULT_BELOW": site.folder.root.path, "FAULT_AT": "\(place)",
      "FAULT_CODE": "\(code)", "FAULT_COUNT": site.folder.url("count").path,
    ])
  }

  /// Which changes are to fail: all of them, or some from the first to the last.
  func places() throws -> [Int] {
    try reset()
    let whole = try build(failing: 0, code: 0)
    #expect(whole.code == 0, "\(whole)")
    #expect(isNew(try site.built()))
    let text = try site.folder.text("count").trimmingCharacters(in: .whitespacesAndNewlines)
    let count = try #require(Int(text))
    #expect(count > 10, "the library sees what the program does")
    return Array(stride(from: 1, through: count, by: Effort.isFull ? 1 : max(1, count / 6)))
  }

  private func run(environment: [String: String] = [:]) throws -> ExternalProgram.Outcome {
    switch way {
    case .exchange: try site.run("build", "--no-cache", environment: environment)
    case .journal: try site.run("build", "--no-cache", "--force", environment: environment)
    }
  }

  func isOld(_ files: [String: Data]) -> Bool { readable(files) == readable(old) }
  func isNew(_ files: [String: Data]) -> Bool { readable(files) == readable(new) }

  /// What readers see: the program's own files are none of them.
  private func readable(_ files: [String: Data]) -> [String: Data] {
    files.filter { !$0.key.hasPrefix(".coldstart-") }
  }

  func expectWhole(_ files: [String: Data], _ when: String) {
    #expect(isOld(files) || isNew(files), "\(when): a site between old and new")
  }

  /// A build that publishes nothing, because of an error in the content, still finishes what an
  /// earlier one began.
  func expectJournalIsCarriedOut(_ when: String) throws {
    let kept = try site.folder.text("content/moves.md")
    try site.write("moves.md", "---\ntitle: Moved\n---\n[Nowhere](nowhere.md)\n")
    let build = try run()
    #expect(build.code == 1, "\(when): \(build)")
    expectWhole(try site.built(), when + ", after a build with errors")
    try site.write("moves.md", kept)
  }

  func expectHealed(_ when: String) throws {
    let build = try run()
    #expect(build.code == 0, "\(when): \(build)")
    #expect(try site.built() == new, "\(when): the next build does not heal it")
    let left = try FileManager.default.contentsOfDirectory(atPath: site.folder.root.path)
    #expect(left.filter { $0.hasPrefix(".site") } == [], "\(when)")
  }
}

/// The library that makes changes fail, compiled once.
private struct FaultShim {
  private let folder: TemporaryFolder
  var library: String { folder.url("faults.so").path }

  static let isPossible: Bool = {
    #if os(Linux)
      (try? FaultShim()) != nil
    #else
      false
    #endif
  }()

  private struct Failure: Error { let outcome: ExternalProgram.Outcome? }

  init() throws {
    folder = try TemporaryFolder()
    let source = Fixture.root().appendingPathComponent("faults.c").path
    let outcome = try ExternalProgram.onPath("cc")?.run([
      "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl",
    ])
    guard outcome?.code == 0 else { throw Failure(outcome: outcome) }
  }
}

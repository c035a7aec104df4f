import Foundation
import TestSupport
import Testing

/// A switch between two branches under the running preview: two thousand files at once.
@Suite(.enabled(if: ExternalProgram.onPath("git") != nil, "needs git"), .timeLimit(.minutes(10)))
struct BranchSwitchTests {
  private static let pages = 2_000

  /// One reload, nothing missing in between that is on both branches, and in the end the site of a
  /// clean build.
  @Test func isShownOnceAndWhole() async throws {
    let site = try SampleSite()
    try Self.makeBranches(site)
    let preview = try await LivePreview(site)
    let stream = try await preview.events()
    defer { stream.close() }
    let watch = Watch(preview, ["", "queues/why/", "plain/0/page-0/", "plain/1/page-1/"])
    for (branch, gone, come) in [("other", "page-2", "new-0"), ("main", "new-0", "page-2")] {
      try Self.git(site, "checkout", "-q", branch)
      let told = await stream.receive(until: "event: reload")
      #expect(told.components(separatedBy: "event: reload").count == 2, "\(branch)")
      #expect(!told.contains("\"severity\":\"error\""), "\(branch)")
      let (old, new) = ("plain/2/\(gone)/", "plain/2/\(come)/")
      #expect(try await preview.get(gone == "page-2" ? old : "plain/0/\(gone)/").status == 404)
      #expect(try await preview.get(come == "page-2" ? new : "plain/0/\(come)/").status == 200)
      if branch == "other" { try await preview.expectTheSameAsACleanBuild() }
      #expect(!stream.arrived().contains("event: reload"), "\(branch)")
    }
    #expect(try await watch.missing().isEmpty)
    #expect(preview.errors.split(separator: "\n").count { $0.contains(" pages") } == 3)
  }

  /// Of every ten pages the other branch has five edited, one removed and one renamed, and for
  /// every five a new one.
  private static func makeBranches(_ site: SampleSite) throws {
    try site.folder.write(".gitignore", ".coldstart\nsite\n")
    for number in 0..<pages { try write(site, number, "Words \(number).") }
    for number in 0..<10 { try site.write("plain/\(number)/_index.md", "# Plain \(number)\n") }
    for words in [
      ["init", "-q", "-b", "main"], ["config", "user.email", "author@example.org"],
      ["config", "user.name", "Author"], ["add", "-A"], ["commit", "-q", "-m", "One"],
      ["checkout", "-q", "-b", "other"],
    ] {
      try git(site, words)
    }
    for number in 0..<pages {
      switch number % 10 {
      case 2: try site.folder.remove(path(number))
      case 3:
        try FileManager.default.moveItem(
          at: site.folder.url(path(number)), to: site.folder.url(path(number) + "x.md"))
      case 5...9: try write(site, number, "Other words \(number).")
      default: break
      }
      if number % 5 == 0 {
        try site.write("plain/0/new-\(number).md", "---\ntitle: New \(number)\n---\nNew.\n")
      }
    }
    try git(site, ["add", "-A"])
    try git(site, ["commit", "-q", "-m", "Two"])
    try git(site, ["checkout", "-q", "main"])
  }

  private static func path(_ number: Int) -> String {
    "content/plain/\(number % 10)/page-\(number).md"
  }

  private static func write(_ site: SampleSite, _ number: Int, _ text: String) throws {
    try site.folder.write(path(number), "---\ntitle: Page \(number)\n---\n\(text)\n")
  }

  private static func git(_ site: SampleSite, _ words: String...) throws {
    try git(site, words)
  }

  private static func git(_ site: SampleSite, _ words: [String]) throws {
    let git = try #require(ExternalProgram.onPath("git"))
    let outcome = try git.run(words, in: site.folder.root)
    try #require(outcome.code == 0, "\(outcome)")
  }
}

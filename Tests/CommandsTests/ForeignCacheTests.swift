import Foundation
import TestSupport
import Testing

/// A cache that came with a repository may say anything.
@Suite(.enabled(if: ExternalProgram.onPath("git") != nil, "there is no git"))
struct ForeignCacheTests {
  @Test func aCacheThatGitTracksIsNotUsed() throws {
    let site = try SampleSite()
    let git = try #require(ExternalProgram.onPath("git"))
    let first = try site.run("build")
    #expect(first.code == 0, "\(first)")
    for words in [["init", "-q"], ["add", "content"]] {
      _ = try git.run(words, in: site.folder.root)
    }
    #expect(try !site.run("build").errors.contains("came with the repository"))
    _ = try git.run(["add", "-f", ".coldstart/pages"], in: site.folder.root)
    let build = try site.run("build")
    #expect(build.code == 0, "\(build)")
    #expect(build.errors.contains("note: .coldstart/ came with the repository and is not used"))
  }
}

import Foundation
import TestSupport
import Testing

/// What a shell or a pipeline learns from the program: exit codes and streams.
@Suite struct VerdictTests {
  private static let error = "See [nothing](missing.md).\n"
  private static let warning = "Some <b>raw</b> words.\n"

  private func site(adding text: String) throws -> SampleSite {
    let site = try SampleSite()
    try site.write("guides/extra.md", "---\ntitle: Extra\ndescription: One more.\n---\n\(text)")
    return site
  }

  @Test func aFineSiteIsZero() throws {
    let site = try SampleSite()
    let build = try site.run("build")
    #expect(build.code == 0, "\(build)")
    #expect(try site.built()["index.html"] != nil)
    let check = try site.run("check")
    #expect(check.code == 0, "\(check)")
  }

  @Test(arguments: ["build", "check"])
  func errorsInTheContentAreOne(command: String) throws {
    let site = try site(adding: Self.error)
    let outcome = try site.run(command)
    #expect(outcome.code == 1, "\(outcome)")
    let everything = outcome.output + outcome.errors
    #expect(everything.contains("guides/extra.md:5:"), "\(outcome)")
    #expect(!site.folder.exists("site/index.html"), "nothing is published with errors")
  }

  @Test(arguments: [[], ["--quiet"], ["--verbose"], ["--format", "json"], ["--color", "always"]])
  func verbosityNeverChangesTheVerdict(flags: [String]) throws {
    let warned = try site(adding: Self.warning)
    let folder = ["--root", warned.folder.root.path, "--now", "2026-03-01"]
    let lenient = try Binary.run(["check"] + flags + folder)
    #expect(lenient.code == 0, "\(lenient)")
    let strict = try Binary.run(["check", "--strict"] + flags + folder)
    #expect(strict.code == 1, "\(strict)")
  }

  @Test func theOldSiteStaysWhenTheNewOneHasErrors() throws {
    let site = try SampleSite()
    try site.run("build")
    let old = try site.built()
    try site.write("guides/reading.md", "---\ntitle: Changed\n---\n" + Self.error)
    #expect(try site.run("build").code == 1)
    #expect(try site.built() == old)
  }

  @Test func aFailingMachineIsTwo() throws {
    let site = try SampleSite()
    try site.folder.write("file", "not a folder")
    let build = try site.run("build", "--output", site.folder.url("file/site").path)
    #expect(build.code == 2, "\(build)")
    #expect(build.errors.contains("file"), "\(build)")
  }

  @Test(arguments: [
    ["build", "--no-such-flag"], ["biuld"], ["explain", "no-such-code"],
    ["build", "--jobs", "many"],
    ["build", "--format", "xml"], ["build", "--now", "yesterday"],
  ])
  func wrongUsageIsSixtyFour(arguments: [String]) throws {
    let site = try SampleSite()
    let outcome = try Binary.program.run(arguments, in: site.folder.root)
    #expect(outcome.code == 64, "\(outcome)")
    #expect(outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.contains("Usage"), "\(outcome)")
  }

  @Test(arguments: [["--help"], ["--version"], ["build", "--help"]])
  func helpIsAResult(arguments: [String]) throws {
    let outcome = try Binary.run(arguments)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(!outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test func quietSaysNothingWhenAllIsWell() throws {
    let build = try SampleSite().run("build", "--quiet")
    #expect(build.code == 0 && build.output.isEmpty && build.errors.isEmpty, "\(build)")
  }

  @Test func explainHasAPageAndASuggestion() throws {
    let site = try site(adding: Self.error)
    let report = try site.run("check", "--format", "json").output
    let code = try #require(report.firstMatch(of: /"code": ?"([a-z-]+)"/)).1
    let page = try Binary.run(["explain", String(code)])
    #expect(page.code == 0 && page.output.contains(code) && page.output.count > 100, "\(page)")
    let near = try Binary.run(["explain", String(code) + "x"])
    #expect(near.code != 0 && near.errors.contains(code), "\(near)")
  }
}

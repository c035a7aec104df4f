import Foundation
import TestSupport
import Testing

/// The forms in which diagnostics leave the program: all from the same values.
@Suite struct ReportTests {
  private func broken() throws -> SampleSite {
    let site = try SampleSite()
    try site.write(
      "guides/extra.md",
      "---\ntitle: Extra\ndescription: Ä.\n---\n"
        + "See ä [nothing](missing.md) and :trem[cold start].\n")
    return site
  }

  @Test func jsonIsOnTheOutputAndNothingElse() throws {
    let outcome = try broken().run("check", "--format", "json")
    #expect(outcome.code == 1, "\(outcome)")
    let entries = try diagnostics(outcome.output)
    #expect(entries.count >= 2, "\(outcome)")
    for entry in entries {
      #expect(entry["code"] is String && entry["message"] is String, "\(entry)")
      #expect(entry["severity"] as? String == "error", "\(entry)")
    }
  }

  /// Accepts one value for the whole report, or one a line.
  private func diagnostics(_ output: String) throws -> [[String: Any]] {
    if let whole = try? JSONSerialization.jsonObject(with: Data(output.utf8)) {
      if let list = whole as? [[String: Any]] { return list }
      let report = try #require(whole as? [String: Any])
      return report["diagnostics"] as? [[String: Any]] ?? [report]
    }
    return try output.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(value as? [String: Any])
    }.filter { $0["code"] != nil }
  }

  @Test func gitHubGetsAnnotations() throws {
    let outcome = try broken().run("check", "--format", "github")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count >= 2, "\(outcome)")
    #expect(
      lines.allSatisfy { $0.starts(with: /::(error|warning|notice) file=[^,]+,line=\d+,/) },
      "\(outcome)")
  }

  @Test func sarifNamesItsRules() throws {
    let outcome = try broken().run("check", "--format", "sarif")
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let log = try #require(value as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count >= 2, "\(outcome)")
    #expect(results.allSatisfy { $0["ruleId"] is String && $0["locations"] != nil })
  }

  @Test(arguments: ["human", "json", "github", "sarif"])
  func buildAndCheckSayTheSame(format: String) throws {
    let site = try broken()
    let check = try site.run("check", "--format", format)
    let build = try site.run("build", "--format", format)
    #expect(check.code == build.code)
    if format != "human" { #expect(check.output == build.output) }
  }

  @Test func coloursAreForTerminals() throws {
    let site = try broken()
    #expect(try !hasColour(site.run("check")))
    #expect(try !hasColour(site.run("check", "--color", "never")))
    #expect(try hasColour(site.run("check", "--color", "always")))
    #expect(try hasColour(site.run("check", environment: ["CLICOLOR_FORCE": "1"])))
    #expect(
      try !hasColour(site.run("check", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])))
    #expect(try !hasColour(site.run("check", "--format", "json", "--color", "always")))
  }

  private func hasColour(_ outcome: ExternalProgram.Outcome) -> Bool {
    (outcome.output + outcome.errors).contains("\u{1B}[")
  }

  @Test func renderReadsFilesAndTheInput() throws {
    let plain = try Binary.run(["render", "--gfm", "-"], input: "# A\n\n~~b~~ <i>c</i>\n")
    #expect(plain.code == 0, "\(plain)")
    #expect(
      plain.output
        == "<h1>A</h1>\n<p><del>b</del> <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n")
    let unsafe = try Binary.run(["render", "--gfm", "--unsafe", "-"], input: "<i>c</i>\n")
    #expect(unsafe.output == "<p><i>c</i></p>\n")
    let folder = try TemporaryFolder()
    try folder.write("a.md", "## Two words\n")
    let page = try Binary.run(["render", folder.url("a.md").path])
    #expect(page.output.contains("id=\"two-words\""), "\(page)")
  }
}

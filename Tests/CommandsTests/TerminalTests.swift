import Foundation
import TestSupport
import Testing

/// What authors write is shown by a terminal and never commands it.
@Suite struct TerminalTests {
  /// A title, a key and a name that would change the window's title, the colour, and begin a line.
  private static let treacherous = "\\e]0;p\\a\\e[31m\\x9b31m\\r"

  private func site() throws -> SampleSite {
    let site = try SampleSite()
    let title = Self.treacherous
    try site.write(
      "evil.md",
      "---\ntitle: \"T\(title)\"\ntags: [\"g\(title)\"]\naliases: [\"/old\(title)/\"]\n---\n"
        + "[x](nowhere\u{1B}[31m.md)\n")
    try site.write("a\u{1B}]0;p\u{7}b.md", "---\ntitle: Name\n---\nText.\n")
    try site.write("c\nerror[forged]: a line of its own.md", "---\ntitle: Name\n---\nText.\n")
    return site
  }

  private func expectHarmless(_ outcome: ExternalProgram.Outcome, _ command: String) {
    for text in [outcome.output, outcome.errors] {
      let raw = text.unicodeScalars.filter {
        $0.value < 0x20 && $0 != "\n" && $0 != "\t" || (0x7F..<0xA0).contains($0.value)
      }
      #expect(raw.isEmpty, "\(command): \(text.debugDescription)")
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("error[forged]") })
    }
  }

  @Test(arguments: ["human", "line", "json", "github", "sarif"])
  func diagnosticsAreHarmless(format: String) throws {
    let outcome = try site().run("check", "--format", format)
    #expect(outcome.code == 1, "\(outcome)")
    expectHarmless(outcome, format)
  }

  @Test(arguments: ["pages", "tags", "links", "aliases", "terms"])
  func listsAreHarmless(subject: String) throws {
    expectHarmless(try site().run("list", subject), subject)
  }

  @Test func simulationsAreHarmless() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      services:
        "v\(Self.treacherous)": {type: client, calls: f}
        f: {type: function}
      """, to: "s.yaml")
    expectHarmless(try scratch.run("simulate", "s.yaml"), "simulate")
  }
}

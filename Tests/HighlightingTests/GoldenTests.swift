import Foundation
import Highlighting
import TestSupport
import Testing

@Suite struct HighlightingGoldenTests {
  @Test(arguments: Fixture.all())
  func coloursAsKept(_ fixture: Fixture) throws {
    let language = try #require(Highlighter.language(named: fixture.description))
    var html: [UInt8] = []
    language.write(Array(try fixture.text("code.txt").utf8)[...], into: &html)
    let golden = fixture.url.appendingPathComponent("expected.html")
    #expect(Golden.difference(String(decoding: html, as: UTF8.self), golden) == nil)
  }

  @Test func everyLanguageHasAFixture() {
    #expect(Fixture.all().map(\.description) == Highlighter.languages.map(\.name).sorted())
  }
}

@Suite struct HighlighterTests {
  @Test(arguments: [
    ("js", "javascript"), ("TS", "typescript"), ("py", "python"), ("sh", "bash"),
    ("shell", "bash"), ("yml", "yaml"), ("terraform", "hcl"), ("tf", "hcl"), ("text", "plain"),
    ("txt", "plain"), ("xml", "html"), ("jsonc", "json"), ("console", "console"),
  ])
  func knowsAliases(_ alias: String, _ name: String) {
    #expect(Highlighter.language(named: alias)?.name == name)
  }

  @Test func knowsNothingElse() {
    #expect(Highlighter.language(named: "klingon") == nil)
    #expect(Highlighter.language(named: "") == nil)
  }

  @Test func givesEveryNameToOneLanguage() {
    let names = Highlighter.names
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted() && names.allSatisfy { $0 == $0.lowercased() })
    for name in names { #expect(Highlighter.language(named: name) != nil) }
  }
}

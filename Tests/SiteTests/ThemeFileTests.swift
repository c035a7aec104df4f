import Foundation
import Site
import Testing

/// Scripts and style sheets of a theme: published as they are written, loaded where they are
/// needed.
@Suite struct ThemeFileTests {
  private static let script = """
    // Says why.
    if (on) /"/.test(text);
      const address = "https://example.org/"; /* stays */
    """

  private static let files = [
    "content/_index.md": "# Home\n\n:::::tabs\n\n::::tab[One]\n\nText.\n\n::::\n\n:::::\n",
    "content/plain.md": "# Plain\n\nText.\n",
    "theme/components/later/own.js": script,
    "theme/styles/95-own.css": ".own  { color: red; } /* stays */",
    "theme/styles/elements/tabs/95-own.css": ".own { src: url(\"../../../assets/dot.svg\"); }",
    "theme/assets/dot.svg": "<svg/>",
  ]

  private static func build() async throws -> SiteBuild.Result {
    try await SiteHarness(inMemory: files).build()
  }

  private static func text(
    _ start: String, _ end: String, in result: SiteBuild.Result
  ) async throws -> String {
    let path = await result.paths.first {
      $0.hasPrefix("assets/\(start).") && $0.hasSuffix(end)
    }
    return try result.text(try #require(path)) ?? ""
  }

  @Test func theyArePublishedAsTheyAreWritten() async throws {
    let result = try await Self.build()
    #expect(try await Self.text("own", ".js", in: result) == Self.script + "\n")
    #expect(
      try await Self.text("site", ".css", in: result).hasSuffix(
        ".own  { color: red; } /* stays */\n"))
  }

  @Test func theSheetOfAnElementIsLoadedWhereItStands() async throws {
    let result = try await Self.build()
    let sheet = try await Self.text("tabs", ".css", in: result)
    #expect(sheet.contains(".tab-list button {"))
    #expect(sheet.contains(".own { src: url(\"dot."))
    #expect(try await !Self.text("site", ".css", in: result).contains(".tab-list button {"))
    let link = "<link rel=\"stylesheet\" href=\"assets/tabs."
    #expect(try result.text("index.html")?.contains(link) == true)
    #expect(try result.text("plain/index.html")?.contains("assets/tabs.") == false)
  }
}

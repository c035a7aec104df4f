import Foundation
import Highlighting
import Testing

@Suite struct HighlightingManualTests {
  /// The manual's table of languages, from the repository's root.
  private func manual() throws -> String {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let page = root.appendingPathComponent("content/authoring/code.md")
    return try String(contentsOf: page, encoding: .utf8)
  }

  @Test func theManualListsEveryLanguageWithItsNames() throws {
    let rows = try manual().split(separator: "\n").filter { $0.hasPrefix("| ") }
    for language in Highlighter.languages {
      let names = ([language.name] + language.aliases).map { "`\($0)`" }.joined(separator: " ")
      #expect(rows.contains { $0.contains("| \(names) |") }, "no row says | \(names) |")
    }
  }

  @Test func theManualListsNoOtherLanguage() throws {
    let table = try manual().split(separator: "| Language | Names |")[1]
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == Highlighter.languages.count)
  }
}

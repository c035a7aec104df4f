import DataNodes
import Foundation
import Site
import TestSupport
import Testing

/// The manual's tables of keys name what the grammars know: no key more, none less.
@Suite struct DocumentedKeysTests {
  private static let manual = Fixture.root().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("content/authoring")

  /// The rows of the first table below a heading, by cell; rows without a first cell belong to the
  /// one before.
  private static func rows(_ page: String, below heading: String) throws -> [[String]] {
    let text = try String(contentsOf: manual.appendingPathComponent(page), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: heading[...]), "\(page) has no \(heading)")
    let table = lines[start...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private static func documented(_ rows: [[String]]) -> [String] {
    rows.compactMap { $0.first }.filter { !$0.isEmpty }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "`")) }
  }

  private typealias Properties = [String: Any]

  /// The members of an object in a published grammar.
  private static func properties(_ schema: String, _ path: String...) throws -> Properties {
    let grammar = try #require(PublishedSchemas.all.first { $0.name == schema }).schema
    var object = try JSONSerialization.jsonObject(
      with: Data(grammar.jsonSchema(title: schema)))
    for key in path + [""] {
      let properties = try #require((object as? Properties)?["properties"] as? Properties)
      if key.isEmpty { return properties }
      object = try #require(properties[key])
    }
    return [:]
  }

  @Test func frontMatterIsDocumented() throws {
    let rows = try Self.rows("pages.md", below: "## Front matter")
    #expect(
      Self.documented(rows).sorted() == (try Self.properties("front-matter")).keys.sorted())
  }

  @Test func outputsAreDocumented() throws {
    let rows = try Self.rows("site-configuration.md", below: "## Outputs")
    #expect(
      Self.documented(rows).sorted() == (try Self.properties("site", "outputs")).keys.sorted())
  }

  @Test func settingsAreDocumented() throws {
    let rows = try Self.rows("site-configuration.md", below: "## Keys")
    let keys = try Self.properties("site")
    #expect(Self.documented(rows).sorted() == keys.keys.sorted())
    var row = ""
    var texts: [String: String] = [:]
    for cells in rows {
      if let first = cells.first, !first.isEmpty { row = first }
      texts[row.trimmingCharacters(in: CharacterSet(charactersIn: "`")), default: ""] +=
        cells.joined(separator: " ")
    }
    for (key, value) in keys where key != "outputs" {
      for inner in ((value as? Properties)?["properties"] as? Properties ?? [:]).keys.sorted() {
        #expect(texts[key]?.contains("`\(inner)") == true, "\(key).\(inner) has no words")
      }
    }
  }
}

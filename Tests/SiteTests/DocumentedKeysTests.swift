import DataNodes
import Foundation
import Site
import TestSupport
import Testing

/// The manual's tables of keys are made from the keys.
@Suite struct DocumentedKeysTests {
  private static func page(_ name: String) -> URL {
    Fixture.root().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("content/authoring/" + name)
  }

  @Test(arguments: [
    ("front-matter", "pages.md", "## Front matter"),
    ("site", "site-configuration.md", "## Keys"),
    ("glossary", "blocks.md", "## Terms and the glossary"),
    ("facts", "facts.md", "## The ledger"),
  ])
  func everyTableIsTheGrammars(_ name: String, _ page: String, _ heading: String) throws {
    let grammar = try #require(PublishedSchemas.all.first { $0.name == name })
    let difference = ManualTable.difference(
      grammar.schema.markdownTable(), in: Self.page(page), below: heading)
    if let difference { Issue.record("\(difference)") }
  }
}

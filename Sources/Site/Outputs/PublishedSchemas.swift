import Blocks
package import DataNodes

/// The grammars of the files that authors write, by the names they are published under.
package enum PublishedSchemas {
  /// Name and grammar, sorted by name.
  package static let all: [(name: String, schema: Schema)] = [
    ("facts", FactsFile.schema),
    ("front-matter", FrontMatter.schema),
    ("glossary", GlossaryFile.schema),
    ("minima", ModeMinima.schema),
    ("site", SiteConfiguration.schema),
  ]
}

import Blocks
package import DataNodes
import Learning

/// The grammars of what authors write and of what pages publish, by the names they have there.
package enum PublishedSchemas {
  /// Name and grammar, sorted by name.
  package static let all: [(name: String, schema: Schema)] = [
    ("facts", FactsFile.schema),
    ("front-matter", FrontMatter.schema),
    ("glossary", GlossaryFile.schema),
    ("minima", ModeMinima.schema),
    ("quiz", QuizJSON.schema),
    ("quiz-source", QuestionGrammar.schema),
    ("site", SiteConfiguration.schema),
  ]
}

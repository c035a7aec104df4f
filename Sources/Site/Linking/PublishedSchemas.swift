import Blocks
package import DataNodes
import FileTrees
import Learning

/// The grammars of what authors write and of what pages publish, by the names they have there.
package enum PublishedSchemas {
  /// Name and grammar, sorted by name.
  package static let all: [(name: String, schema: Schema)] = [
    ("facts", FactsFile.schema),
    ("front-matter", FrontMatter.keys.schema),
    ("glossary", GlossaryFile.schema),
    ("minima", ModeMinima.schema),
    ("quiz", QuizJSON.schema),
    ("quiz-source", QuestionGrammar.schema),
    ("site", SiteConfiguration.keys.schema),
  ]

  /// The schemas that are written beside the pages, by their path.
  static var files: [(path: String, bytes: @Sendable () -> [UInt8])] {
    let own = all.map { name, schema -> (String, @Sendable () -> [UInt8]) in
      (name, { schema.jsonSchema(title: name) })
    }
    let runs = PublishedFormats.all.map { name, schema -> (String, @Sendable () -> [UInt8]) in
      (name, { schema })
    }
    let elements = ElementSchemas.all.map { name, json -> (String, @Sendable () -> [UInt8]) in
      (name, { Array(json.utf8) })
    }
    return (own + runs + elements).map { ("schemas/\($0.0).schema.json", $0.1) }
  }

  /// Where pages may link to.
  static var paths: Set<SitePath> { Set(files.compactMap { SitePath($0.path) }) }
}

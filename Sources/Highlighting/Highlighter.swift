/// The languages that code blocks are coloured in. Adding one is a file in `Languages/` and a line
/// here.
package enum Highlighter {
  /// Every language, by name.
  package static let languages: [Language] = [
    .bash, .c, .console, .cpp, .csharp, .css, .diff, .dockerfile, .go, .graphql, .hcl, .html, .http,
    .ini, .java, .javascript, .json, .kotlin, .makefile, .markdown, .php, .plain, .powershell,
    .proto,
    .python, .ruby, .rust, .scss, .sql, .swift, .toml, .typescript, .yaml,
  ]

  /// Every name and alias that `language(named:)` knows, sorted: candidates for suggestions.
  package static let names: [String] = languages.flatMap { [$0.name] + $0.aliases }.sorted()

  /// The language of a name or alias, in any letter case; nil when there is none.
  package static func language(named name: String) -> Language? {
    byName[name.lowercased()]
  }

  private static let byName: [String: Language] = {
    var byName: [String: Language] = [:]
    for language in languages {
      for name in [language.name] + language.aliases { byName[name] = language }
    }
    return byName
  }()
}

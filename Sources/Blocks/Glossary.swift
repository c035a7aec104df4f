/// The site's terms, read from its glossary file elsewhere.
package struct Glossary: Sendable, Hashable {
  /// One term.
  package struct Term: Sendable, Hashable {
    /// The name under which it is listed: `cold start`.
    package let name: String
    /// Its place in the glossary's page.
    package let id: String
    /// One or two sentences.
    package let definition: String
    /// Other ways to write it: `cold starts`.
    package let aliases: [String]

    package init(name: String, id: String, definition: String, aliases: [String] = []) {
      self.name = name
      self.id = id
      self.definition = definition
      self.aliases = aliases
    }
  }

  /// In the order of the file.
  package var terms: [Term] = [] {
    didSet { index() }
  }
  /// The address of the glossary's page, as a link of any page would give it.
  package var destination = "/glossary/"
  private var byName: [String: Int] = [:]

  package init() {}

  /// The term that is written so, in any letter case.
  package subscript(name: String) -> Term? {
    byName[Self.key(name)].map { terms[$0] }
  }

  package var isEmpty: Bool { terms.isEmpty }

  /// Names and other forms in the order of the file, for suggestions.
  package var names: [String] { terms.flatMap { [$0.name] + $0.aliases } }

  /// Of two terms with one name the first counts.
  private mutating func index() {
    byName = [:]
    for (index, term) in terms.enumerated() {
      for name in [term.name] + term.aliases where byName[Self.key(name)] == nil {
        byName[Self.key(name)] = index
      }
    }
  }

  private static func key(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

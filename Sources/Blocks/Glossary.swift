package import Diagnostics

/// The site's terms, read from its glossary file elsewhere.
package struct Glossary: Sendable {
  /// One term.
  package struct Term: Sendable, Hashable {
    /// The name under which it is listed: `cold start`.
    package let name: String
    /// The definition's HTML: inline, without links.
    package let definition: [UInt8]
    /// Other ways to write it: `cold starts`.
    package let aliases: [String]
    package let span: SourceSpan?

    /// A term with its definition as inline HTML.
    package init(
      name: String, definition: [UInt8], aliases: [String] = [], span: SourceSpan? = nil
    ) {
      self.name = name
      self.definition = definition
      self.aliases = aliases
      self.span = span
    }
  }

  /// In the order of the file.
  package let terms: [Term]
  /// Where the glossary's page is, as a link from any page would be written: resolved by the site.
  package let destination: String
  private let byName: [String: Int]

  /// A glossary whose page the site finds under `destination`.
  package init(terms: [Term] = [], destination: String = "/glossary/") {
    self.terms = terms
    self.destination = destination
    var byName: [String: Int] = [:]
    for (index, term) in terms.enumerated() {
      for name in [term.name] + term.aliases where byName[Self.key(name)] == nil {
        byName[Self.key(name)] = index
      }
    }
    self.byName = byName
  }

  /// The term that is written so, in any letter case.
  package subscript(name: String) -> Term? {
    byName[Self.key(name)].map { terms[$0] }
  }

  /// Names and aliases in the order of the file, for suggestions.
  package var names: [String] { terms.flatMap { [$0.name] + $0.aliases } }

  private static func key(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

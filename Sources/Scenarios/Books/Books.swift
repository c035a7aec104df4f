package import Diagnostics
import FileTrees
package import Simulation

/// Rule and price books by name: those that travel with the program, and those of a site.
package struct Books: Sendable {
  package private(set) var rules: [RuleBook] = []
  package private(set) var prices: [PriceBook] = []
  /// A digest of all the books' texts: what was made by other books is not believed.
  private(set) var digest = ContentHash([])

  /// No books.
  package init() {}

  /// The book that holds where an author names none: the latest that travels with the program.
  package static let defaultName = "aws-2026-11"

  /// The books that travel with the program, by name.
  package static let builtIn: Books = {
    var books = Books()
    var bag = DiagnosticBag()
    for file in embeddedFiles {
      let text = file.content.withUTF8Buffer { Array($0) }
      books.add(SourceText(path: "books/\(file.path)", bytes: text), into: &bag)
    }
    assert(!bag.hasErrors, "the books that travel with the program are sound")
    return books
  }()

  /// Adds the book in a file, told by its name: `….rules.yaml` or `….prices.yaml`. A book replaces
  /// one of the same name. Other files are passed over.
  package mutating func add(_ text: SourceText, into bag: inout DiagnosticBag) {
    digest = ContentHash(Array((digest.hex + text.path).utf8) + text.bytes)
    if text.path.hasSuffix(".prices.yaml") {
      guard let book = PriceBookReader.read(text, into: &bag) else { return }
      prices.removeAll { $0.name == book.name }
      prices.append(book)
    } else if text.path.hasSuffix(".rules.yaml") {
      guard let book = RuleBookReader.read(text, into: &bag) else { return }
      rules.removeAll { $0.name == book.name }
      rules.append(book)
    }
  }

  /// The rule book with this name.
  package func rules(_ name: String) -> RuleBook? { rules.first { $0.name == name } }

  /// The price book with this name.
  package func prices(_ name: String) -> PriceBook? { prices.first { $0.name == name } }
}

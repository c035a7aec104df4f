import Diagnostics
import FileTrees
import Scenarios
import Simulation

/// Where commands look for books.
enum BookFolders {
  /// The books of the program, and those beside a file in `books/` or in `content/books/`. `folder`
  /// is empty or ends in a slash.
  static func books(beside folder: String, into bag: inout DiagnosticBag) -> Books {
    var books = Books.builtIn
    for folder in [folder + "books", "content/books"] {
      let names = (try? Disk.names(in: folder)) ?? []
      for name in names.sorted() {
        guard let bytes = try? Disk.read(folder + "/" + name) else { continue }
        books.add(SourceText(path: folder + "/" + name, bytes: bytes), into: &bag)
      }
    }
    return books
  }

  /// The price book with a name, or in a file.
  static func prices(
    _ name: String, _ books: Books, into bag: inout DiagnosticBag
  ) throws -> PriceBook {
    if let book = books.prices(name) { return book }
    guard name.hasSuffix(".yaml"), let bytes = try? Disk.read(name) else {
      throw CommandFailure(
        "there is no price book \"\(name)\"",
        help: "name one of " + books.prices.map(\.name).joined(separator: ", ")
          + ", or a file that ends in .yaml")
    }
    guard let book = PriceBookReader.read(SourceText(path: name, bytes: bytes), into: &bag) else {
      throw CommandFailure("\(name) is no price book", help: "`coldstart check` says why")
    }
    return book
  }
}

import Diagnostics
import FileTrees
import Scenarios

/// The rule and price books of a site: those that travel with the program, and the site's own in
/// `books/`, which replace those of the same name.
struct SiteBooks: Sendable {
  /// Nil for a site without books of its own.
  let books: Books?
  /// Of the site's own files.
  let digest: ContentHash

  static func load(
    _ folder: ContentFolder, _ content: FileDoor, into bag: inout DiagnosticBag
  ) throws(FileError) -> SiteBooks {
    let files = folder.others.filter { $0.path.parent.text == "books" }
    guard !files.isEmpty else { return SiteBooks(books: nil, digest: ContentHash([])) }
    var books = Books.builtIn
    var hashed: [UInt8] = []
    for file in files {
      let bytes = try content.read(file.path)
      books.add(SourceText(path: file.shown, bytes: bytes), into: &bag)
      hashed += Array(file.path.text.utf8) + Array(ContentHash(bytes).hex.utf8)
    }
    return SiteBooks(books: books, digest: ContentHash(hashed))
  }
}

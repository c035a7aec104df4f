import DataNodes
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
    _ folder: ContentFolder, _ content: FileDoor, today: CalendarDate,
    into bag: inout DiagnosticBag
  ) throws(FileError) -> SiteBooks {
    let files = folder.others.filter { $0.path.parent.text == "books" }
    guard !files.isEmpty else { return SiteBooks(books: nil, digest: ContentHash([])) }
    var books = Books.builtIn
    var hashed: [UInt8] = []
    var texts: [SourceText] = []
    for file in files {
      let text = SourceText(path: file.shown, bytes: try content.read(file.path))
      texts.append(text)
      books.add(text, into: &bag)
      hashed += Array(file.path.text.utf8) + Array(ContentHash(text.bytes).hex.utf8)
    }
    BookReview.check(texts, today: today, into: &bag)
    return SiteBooks(books: books, digest: ContentHash(hashed))
  }
}

package import Diagnostics
import FileTrees

/// A build that was published, so that the next one can see at a glance that it would make the
/// same: nothing on the disk was touched, and it is asked for the same.
package struct FinishedBuild: Sendable {
  /// What the author was told.
  package let diagnostics: DiagnosticBag
  /// How many pages there are, in words.
  package let pages: String
  /// Whether a search index was made; nil when the site wants none.
  package let hasSearch: Bool?
  private let snapshot: ContentHash
  private let wishes: ContentHash

  /// Nil when a later build could not tell whether anything changed.
  /// - Parameter snapshot: of the moment before the build read anything.
  package init?(
    _ site: SiteModel, _ diagnostics: DiagnosticBag, _ options: SiteOptions,
    at snapshot: SiteSnapshot?
  ) {
    guard let snapshot, snapshot.isSettled else { return nil }
    self.diagnostics = diagnostics
    pages = site.pageCount
    hasSearch = site.configuration.search == .off ? nil : site.hasSearch
    self.snapshot = snapshot.digest
    wishes = Self.wishes(options)
  }

  /// Whether a build with these options would read what this one read.
  package func holds(for options: SiteOptions, at now: SiteSnapshot) -> Bool {
    now.digest == snapshot && Self.wishes(options) == wishes
      && (hasSearch == nil || hasSearch == options.makesSearchIndex())
  }

  /// Everything beside the disk that a build depends on, but the program, whose cache this is in.
  private static func wishes(_ options: SiteOptions) -> ContentHash {
    var writer = CacheWriter()
    for text in [options.root, options.content, options.theme] { writer.put(text) }
    writer.put(options.baseURL)
    writer.put([options.includesDrafts, options.includesFuture, options.checksMinima])
    writer.put(options.today)
    return ContentHash(writer.bytes)
  }
}

extension FinishedBuild: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(diagnostics)
    writer.put(pages)
    writer.put(hasSearch)
    writer.put(snapshot)
    writer.put(wishes)
  }
  init(from reader: inout CacheReader) {
    diagnostics = reader.value()
    pages = reader.value()
    hasSearch = reader.value()
    snapshot = reader.value()
    wishes = reader.value()
  }
}

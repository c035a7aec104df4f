import Diagnostics
package import FileTrees
import MarkdownPages

/// A page that was read before, and what it was made from. An object, because every edit walks over
/// all of them and changes few.
final class KnownPage: Sendable {
  let page: SourcePage
  /// The page's file, then the files that it read.
  let stamps: [FileStamp]
  /// The page as the cache keeps it, without its stamps; nil when its body is in no pack.
  let record: ArraySlice<UInt8>?
  /// All that the cache keeps, where it was read from there.
  private let whole: ArraySlice<UInt8>?

  private init(
    page: SourcePage, stamps: [FileStamp], record: ArraySlice<UInt8>?,
    whole: ArraySlice<UInt8>? = nil
  ) {
    self.page = page
    self.stamps = stamps
    self.record = record
    self.whole = whole
  }

  /// What the cache keeps of the page: its stamps and its record.
  var bytes: ArraySlice<UInt8>? {
    if let whole { return whole }
    guard let record else { return nil }
    var writer = CacheWriter()
    writer.put(stamps)
    writer.put(raw: record)
    return writer.bytes[...]
  }
}

/// Pages that were read before: by an earlier process, or by an earlier build of this one.
///
/// A page is used again while its file, and every file it includes, holds the same, and while
/// everything else that decided how it was read is the same: glossary, options, this program.
package struct KnownPages: Sendable {
  /// A digest of what decided how these pages were read, beside their files.
  package let environment: ContentHash
  /// In the order of their files.
  private(set) var pages: [KnownPage]
  /// The places of pages by their files.
  private let places: [SitePath: Int]
  /// The places of the pages that read a file, their own included; nil until somebody asks.
  private var readers: [SitePath: [Int]]?

  /// Pages read in an environment.
  init(environment: ContentHash, _ pages: [KnownPage] = []) {
    self.environment = environment
    self.pages = pages
    places = Dictionary(pages.enumerated().map { ($1.page.file.path, $0) }) { first, _ in first }
  }

  package var count: Int { pages.count }

  subscript(path: SitePath) -> KnownPage? { places[path].map { pages[$0] } }

  /// The same pages but for some, which were read again. O(pages) of copying memory.
  func replacing(_ changed: [(place: Int, page: KnownPage)]) -> KnownPages {
    var known = self
    for (place, page) in changed {
      known.pages[place] = page
      known.note(place)
    }
    return known
  }

  /// A page that no longer reads a file stays noted, and is looked at once too often.
  private mutating func note(_ place: Int) {
    for stamp in pages[place].stamps where readers?[stamp.path]?.contains(place) != true {
      readers?[stamp.path, default: []].append(place)
    }
  }

  /// Whether these are the pages of these files, in their order.
  func areThose(of files: [ContentFolder.File]) -> Bool {
    pages.count == files.count
      && files.indices.allSatisfy { pages[$0].page.file.path == files[$0].path }
  }

  /// The places of the pages that read one of these paths, or something below it.
  mutating func places(reading paths: Set<SitePath>) -> Set<Int> {
    if readers == nil {
      readers = [:]
      readers?.reserveCapacity(pages.count)
      for place in pages.indices { note(place) }
    }
    let readers = readers ?? [:]
    var found: Set<Int> = []
    for path in paths {  // any order: a set is made
      found.formUnion(readers[path] ?? [])
      // A folder that comes or goes takes along what is in it.
      guard places[path] == nil else { continue }
      for (file, pages) in readers {  // any order: a set is made
        if file.text.hasPrefix(path.text + "/") { found.formUnion(pages) }
      }
    }
    return found
  }
}

extension KnownPage {
  /// A page that was just read; its body goes into the pack, when there is one.
  convenience init(_ page: SourcePage, stamps: [FileStamp], pack: BodyPack?) {
    let kept = pack.map { page.with(body: page.body.packed(in: $0)) } ?? page
    self.init(page: kept, stamps: stamps, record: pack.flatMap { kept.record(in: $0) })
  }

  /// Reads back what `bytes` keeps of a page whose body is in `pack`; nil when that is nothing.
  /// Paths are made for the folder where the site is now.
  convenience init?(_ bytes: ArraySlice<UInt8>, pack: BodyPack, options: SiteOptions) {
    let found = CacheReader.read(bytes) { reader in
      let stamps = reader.value([FileStamp].self)
      let record = bytes.dropFirst(reader.index)
      let page = SourcePage(&reader, bytes, stamps.digest, pack, options)
      return page.map { (page: $0, stamps: stamps, record: record) }
    }
    guard let found else { return nil }
    self.init(page: found.page, stamps: found.stamps, record: found.record, whole: bytes)
  }

  /// The same page with its body in another pack.
  func moved(to pack: BodyPack) -> KnownPage { KnownPage(page, stamps: stamps, pack: pack) }

  /// The same page, looked at again.
  func with(stamps: [FileStamp]) -> KnownPage {
    KnownPage(page: page, stamps: stamps, record: record)
  }
}

extension SourcePage {
  fileprivate func with(body: PageBody) -> SourcePage {
    SourcePage(
      file: file, head: head, markdown: markdown, title: title, body: body, kept: kept,
      diagnostics: diagnostics, digest: digest)
  }

  fileprivate func record(in pack: BodyPack) -> ArraySlice<UInt8>? {
    guard let places = body.places(in: pack) else { return nil }
    var writer = CacheWriter()
    writer.put(file.path)
    writer.put(head)
    writer.put(markdown)
    writer.put(title)
    writer.put(diagnostics)
    writer.put(body.isEmpty)
    writer.put(places)
    writer.put(bytes: kept.bytes)
    return writer.bytes[...]
  }

  fileprivate convenience init?(
    _ reader: inout CacheReader, _ bytes: ArraySlice<UInt8>, _ digest: ContentHash,
    _ pack: BodyPack, _ options: SiteOptions
  ) {
    let path = reader.value(SitePath.self)
    let (head, markdown) = (reader.value(FrontMatter.self), reader.value(MarkdownPage.self))
    let (title, diagnostics) = (reader.value(String.self), reader.value(DiagnosticBag.self))
    let (isEmpty, places) = (reader.value(Bool.self), reader.value(PageBody.Places.self))
    let outline = reader.place()
    guard reader.isComplete else { return nil }
    self.init(
      file: ContentFolder.File(path, in: options.content, shownAs: options.shown(options.content)),
      head: head, markdown: markdown, title: title,
      body: PageBody(pack, places, isEmpty: isEmpty),
      kept: Kept(bytes: bytes.dropFirst(outline.lowerBound).prefix(outline.count)),
      diagnostics: diagnostics, digest: digest)
  }
}

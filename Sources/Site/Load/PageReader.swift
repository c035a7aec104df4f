package import FileTrees
import Parallelism

/// Brings all pages of the content folder to hand: those that are known from before, and those
/// that have to be read.
struct PageReader: Sendable {
  let parser: PageParser
  let options: SiteOptions
  let known: KnownPages
  let pack: BodyPack?
  /// Paths below the content folder that may have changed since the known pages were read; nil
  /// when any may have.
  let touched: Set<SitePath>?

  /// What reading found.
  struct Reading: Sendable {
    let pages: [KnownPage]
    /// Why pages were read, by their place in `pages`; nil for those that were known.
    let causes: [ReadCause?]
    /// Whether the cache would keep anything that it does not hold.
    let isNews: Bool

    /// The pages without what they were made from.
    var sources: [SourcePage] { pages.map(\.page) }
  }

  /// The pages made from `files`, in their order.
  func read(_ files: [ContentFolder.File]) async throws(FileError) -> Reading {
    let results = await Parallel.map(files, jobs: options.jobs) { file in
      Result { () throws(FileError) in try page(file) }
    }
    var pages: [KnownPage] = []
    var causes: [ReadCause?] = []
    var isNews = files.count != known.count
    pages.reserveCapacity(files.count)
    for result in results {
      let found = try result.get()
      pages.append(found.page)
      causes.append(found.cause)
      isNews = isNews || found.isNews
    }
    return Reading(pages: pages, causes: causes, isNews: isNews)
  }

  private typealias Found = (page: KnownPage, cause: ReadCause?, isNews: Bool)

  private func page(_ file: ContentFolder.File) throws(FileError) -> Found {
    guard let known = known[file.path] else { return (try read(file), .new, true) }
    if let touched, !known.stamps.contains(where: { touched.contains($0.path) }) {
      return (known, nil, false)
    }
    let stamps = known.stamps.map {
      $0.renewed(below: options.content, trustsTimes: options.trustsTimes && touched == nil)
    }
    guard let changed = stamps.firstIndex(where: { $0 == nil }) else {
      let renewed = stamps.compactMap { $0 }
      if renewed == known.stamps { return (known, nil, false) }
      return (known.with(stamps: renewed), nil, true)
    }
    let path = known.stamps[changed].path
    return (try read(file), path == file.path ? .edited : .readFileChanged(path), true)
  }

  private func read(_ file: ContentFolder.File) throws(FileError) -> KnownPage {
    let (page, stamps) = try parser.parse(file)
    return KnownPage(page, stamps: stamps, pack: pack)
  }
}

/// Why a page was read.
package enum ReadCause: Sendable, Equatable {
  /// No build has read it, or none that can be trusted.
  case new
  case edited
  /// A file that the page includes, or looks for, is not what it was.
  case readFileChanged(SitePath)
}

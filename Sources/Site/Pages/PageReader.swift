package import FileTrees
import Parallelism

/// Brings all pages of the content folder to hand: those that are known from before, and those
/// that have to be read.
struct PageReader: Sendable {
  let parser: PageParser
  let options: SiteOptions
  let content: FileDoor
  let known: KnownPages
  let pack: BodyPack?
  /// Paths below the content folder that may have changed since the known pages were read; nil
  /// when any may have.
  let touched: Set<SitePath>?
  /// Whether the known pages are those of the same files.
  let isSameFolder: Bool

  /// The result of reading.
  struct Reading: Sendable {
    let known: KnownPages
    /// The pages that were read, by their places, and why.
    let causes: [(place: Int, cause: ReadCause)]
    /// Whether the cache would keep anything that it does not hold.
    let isNews: Bool

    var pages: [KnownPage] { known.pages }

    /// The pages without what they were made from.
    var sources: [SourcePage] { pages.map(\.page) }
  }

  /// The pages made from `files`, in their order.
  func read(_ files: [ContentFolder.File]) async throws(FileError) -> Reading {
    var known = known
    var staleFiles: Set<SitePath>?
    if let touched {
      let stale = known.places(reading: touched).sorted()
      if isSameFolder { return try readAgain(stale, known) }
      staleFiles = Set(stale.map { known.pages[$0].page.file.path })
    }
    let results = await Parallel.map(files, jobs: options.jobs) { [staleFiles] file in
      Result { () throws(FileError) in try page(file, stale: staleFiles) }
    }
    var found: [Found] = []
    found.reserveCapacity(files.count)
    for result in results { found.append(try result.get()) }
    let causes = found.indices.compactMap { place in found[place].cause.map { (place, $0) } }
    let changed = found.indices.filter { found[$0].isNews }
    let isSame = known.areThose(of: files)
    let read =
      isSame
      ? known.replacing(changed.map { ($0, found[$0].page) })
      : KnownPages(environment: known.environment, found.map(\.page))
    return Reading(known: read, causes: causes, isNews: !isSame || !changed.isEmpty)
  }

  /// The known pages, those at some places looked at again.
  private func readAgain(
    _ places: [Int], _ known: KnownPages
  ) throws(FileError) -> Reading {
    var changed: [(place: Int, page: KnownPage)] = []
    var causes: [(place: Int, cause: ReadCause)] = []
    for place in places {
      let found = try page(known.pages[place].page.file, stale: nil)
      changed.append((place, found.page))
      if let cause = found.cause { causes.append((place, cause)) }
    }
    return Reading(known: known.replacing(changed), causes: causes, isNews: !causes.isEmpty)
  }

  private typealias Found = (page: KnownPage, cause: ReadCause?, isNews: Bool)

  /// - Parameter stale: the files of pages that may have changed; nil when this one may have.
  private func page(
    _ file: ContentFolder.File, stale: Set<SitePath>?
  ) throws(FileError) -> Found {
    guard let known = known[file.path] else { return (try read(file), .new, true) }
    if let stale, !stale.contains(file.path) { return (known, nil, false) }
    let stamps = known.stamps.map {
      $0.renewed(in: content, trustsTimes: options.trustsTimes && touched == nil)
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

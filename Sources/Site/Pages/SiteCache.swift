import FileTrees

/// The cache of a site on disk: two files in a folder, `pages`, which holds what was found in each
/// page and is replaced as a whole, and a pack of the bodies it names.
///
/// Nothing here is an error of the author: a cache that is damaged, of another program or cannot
/// be written is as good as none. One process at a time writes; others read, and keep what they
/// make to themselves.
struct SiteCache: Sendable {
  private let folder: String
  private let tool: String
  private let lock: OpenFile?
  private let environment: ContentHash?
  /// For the bodies that are read now; nil when they stay in memory.
  let pack: BodyPack?
  /// The pages that the last build left.
  private let pages: [KnownPage]

  private static let index = "pages"
  private static let packPrefix = "bodies-"

  /// Opens the cache; nil when there can be none. What its pages were read for shows later, so that
  /// everything else a site is made from can be read at the same time.
  init?(_ options: SiteOptions) async {
    guard let cache = options.cache else { return nil }
    (folder, tool) = (cache.folder, cache.tool)
    do {
      try CacheOptions.makeFolder(folder)
      let lock = try OpenFile(folder + "/lock", for: .writing)
      self.lock = lock.lock() ? lock : nil
    } catch { return nil }
    if let index = try? CacheIndex(Disk.read(folder + "/" + Self.index), tool: tool),
      Disk.status(folder + "/" + index.pack) != nil,
      let pack = try? BodyPack(index.pack, in: folder),
      let pages = await index.pages(pack, options)
    {
      self.pages = pages
      environment = index.environment
      self.pack = lock == nil ? nil : pack
    } else {
      (pages, environment) = ([], nil)
      pack = lock == nil ? nil : try? BodyPack(Self.freshName(in: folder), in: folder)
    }
  }

  /// The pages that were read in an environment; none when it was another one.
  func known(in environment: ContentHash) -> KnownPages {
    KnownPages(environment: environment, environment == self.environment ? pages : [])
  }

  /// Keeps pages, and the environment they were read in, for the next build. What cannot be written
  /// is not kept.
  func save(_ known: KnownPages) {
    guard lock != nil, var pack else { return }
    var pages = known.pages
    if let made = compacted(pages, pack) { (pack, pages) = made }
    let index = CacheIndex(tool: tool, environment: known.environment, pack: pack.name, pages)
    let temporary = folder + "/" + Self.index + ".new"
    do {
      try Disk.write(index.bytes, to: temporary)
      try Disk.move(temporary, to: folder + "/" + Self.index)
      for name in try Disk.names(in: folder)
      where name.hasPrefix(Self.packPrefix) && name != pack.name {
        try Disk.removeFile(folder + "/" + name)
      }
    } catch { try? Disk.removeFile(temporary) }
  }

  /// A pack without the bodies that no page has any more; nil while they are not most of it.
  private func compacted(
    _ pages: [KnownPage], _ pack: BodyPack
  ) -> (pack: BodyPack, pages: [KnownPage])? {
    let used = pages.reduce(0) { $0 + ($1.page.body.places(in: pack)?.count ?? 0) }
    guard pack.count > 2 * used + 1_000_000,
      let fresh = try? BodyPack(Self.freshName(in: folder), in: folder)
    else { return nil }
    return (fresh, pages.map { $0.moved(to: fresh) })
  }

  private static func freshName(in folder: String) -> String {
    let names = (try? Disk.names(in: folder)) ?? []
    let numbers = names.compactMap { name in
      name.hasPrefix(packPrefix) ? Int(name.dropFirst(packPrefix.count)) : nil
    }
    return packPrefix + String((numbers.max() ?? 0) + 1)
  }
}

import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages
import Parallelism

/// Makes one site of many pages: decides which belong to it, places them, and finds what every
/// reference leads to. The only step that sees more than one page.
struct SiteLinker: Sendable {
  let options: SiteOptions
  let sources: SiteSources

  /// The linked site. O(pages log pages + references).
  func link(
    _ pages: [SourcePage], into bag: inout DiagnosticBag
  ) async throws(FileError) -> SiteModel {
    var excluded: [SitePath: ExclusionReason] = [:]
    var included: [SourcePage] = []
    for var page in pages {
      bag.merge(page.diagnostics)
      PageChecks.check(page, into: &bag)
      if let reason = reasonToExclude(page.head) {
        excluded[page.file.path] = reason
      } else {
        page.isFuture = page.head.publish.map { $0 > options.today } ?? false
        included.append(page)
      }
    }
    var site = SiteModel(
      included, configuration: sources.configuration, glossary: sources.glossary,
      strings: sources.theme.strings, into: &bag)
    site.hasSearch = sources.configuration.search != .off && options.makesSearchIndex()
    site.excluded = ExclusionReason.allCases.map { reason in
      (reason, excluded.values.count { $0 == reason })
    }
    try await resolveReferences(&site, excluded, into: &bag)
    SiteChecks.check(&site, sources.folder, into: &bag)
    site.facts = sources.facts
    site.minima = ModeMinima(sources.theme, into: &bag)
    if options.checksMinima, sources.configuration.holdsMinima {
      site.minima?.check(site, into: &bag)
    }
    return site
  }

  private func reasonToExclude(_ head: FrontMatter) -> ExclusionReason? {
    if head.isDraft, !options.includesDrafts { return .draft }
    if let publish = head.publish, publish > options.today, !options.includesFuture {
      return .future
    }
    if let expiry = head.expiry, expiry <= options.today { return .expired }
    return nil
  }

  private func resolveReferences(
    _ site: inout SiteModel, _ excluded: [SitePath: ExclusionReason], into bag: inout DiagnosticBag
  ) async throws(FileError) {
    let others = sources.folder.others
    let resolver = LinkResolver(site, excluded: excluded, others: others)
    let resolved = await Parallel.map(site.pages, jobs: options.jobs) { resolver.resolve($0) }
    for page in resolved { bag.merge(page.diagnostics) }
    var used = Set(
      resolved.flatMap(\.findings).compactMap { finding in
        if case .other(let index)? = finding { index } else { nil }
      })
    used.formUnion(previewImages(site, others, into: &bag))
    let files = used.sorted().map { others[$0] }
    let assets = await Parallel.map(files, jobs: options.jobs) { file in
      Result { () throws(FileError) in try AssetTable.asset(file) }
    }
    site.assets = AssetTable(try assets.map { (asset) throws(FileError) in try asset.get() })
    let table = site.assets
    site.targets = resolved.map { page in
      page.findings.map { $0?.target(table, others) }
    }
    site.staticFiles = others.compactMap { file in
      StaticFiles.published(file.path).map { ($0, file) }
    }
  }

  /// Images named in front matter, by their places in `others`.
  private func previewImages(
    _ site: SiteModel, _ others: [ContentFolder.File], into bag: inout DiagnosticBag
  ) -> [Int] {
    site.pages.compactMap { page in
      guard let image = page.source?.head.image, let file = page.source?.file else { return nil }
      let path = file.path.parent.resolving(image.text)
      if path.flatMap(StaticFiles.published) != nil { return nil }
      let index = others.firstIndex { $0.path == path }
      if index == nil { bag.report(.missingImage(image)) }
      return index
    }
  }
}

extension LinkResolver.Finding {
  /// The finding with the published names of assets.
  fileprivate func target(_ assets: AssetTable, _ others: [ContentFolder.File]) -> LinkTarget? {
    switch self {
    case .page(let index, let anchor): .page(index, anchor: anchor)
    case .other(let index): assets.indexByPath[others[index].path].map { .asset($0) }
    case .file(let path, let tail): .file(path, tail: tail)
    }
  }
}

extension AssetTable {
  /// A table of assets, found by their paths in the content folder.
  init(_ assets: [Asset]) {
    self.assets = assets
    for (index, asset) in assets.enumerated() { indexByPath[asset.file.path] = index }
  }

  /// Images, fonts and the like get a digest in their names; what readers download keeps its name.
  static func asset(_ file: ContentFolder.File) throws(FileError) -> Asset {
    let bytes = try Disk.read(file.absolute)
    guard ImageSize.isImage(file.path.name) else {
      return Asset(file: file, published: file.path, size: nil)
    }
    let name = Hashed.name(file.path.name, bytes)
    return Asset(
      file: file, published: file.path.parent.appending(name) ?? file.path,
      size: ImageSize(bytes))
  }
}

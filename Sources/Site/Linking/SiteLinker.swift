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
  func link(_ pages: [SourcePage]) async throws(FileError) -> LinkedSite {
    var excluded: [SitePath: ExclusionReason] = [:]
    let folders = excludedFolders(pages)
    let included = pages.filter { page in
      excluded[page.file.path] =
        reasonToExclude(page.head) ?? reason(ofFoldersAround: page.file.path, folders)
      return excluded[page.file.path] == nil
    }
    var placing = DiagnosticBag()
    var site = SiteModel(
      included, configuration: sources.configuration, glossary: sources.glossary,
      strings: sources.theme.strings, today: options.today, excluded: excluded, into: &placing)
    site.hasSearch = sources.configuration.search != .off && options.makesSearchIndex()
    site.excluded = ExclusionReason.allCases.map { reason in
      (reason, excluded.values.count { $0 == reason })
    }
    let resolver = LinkResolver(site, excluded: excluded, sources.folder)
    let resolved = await Parallel.map(site.pages, jobs: options.jobs) { resolver.resolve($0) }
    let findings = resolved.map(\.findings)
    try await publishFiles(findings, &site, into: &placing)
    site.imagesOfExcluded = Self.images(of: pages.filter { excluded[$0.file.path] != nil })
    let checks = checks(&site)
    site.facts = sources.facts
    site.minima = ModeMinima(sources.theme, into: &placing)
    return LinkedSite(
      model: site, sources: pages, excluded: excluded, findings: findings,
      linkDiagnostics: resolved.map(\.diagnostics), placingDiagnostics: placing,
      checkDiagnostics: checks,
      holdsMinima: options.checksMinima && sources.configuration.holdsMinima)
  }

  /// Folders whose own page is left out: what is in them is left out with it.
  private func excludedFolders(_ pages: [SourcePage]) -> [SitePath: ExclusionReason] {
    var folders: [SitePath: ExclusionReason] = [:]
    for page in pages where page.file.isIndex {
      folders[page.file.path.parent] = reasonToExclude(page.head)
    }
    return folders
  }

  private func reason(
    ofFoldersAround path: SitePath, _ folders: [SitePath: ExclusionReason]
  ) -> ExclusionReason? {
    guard !folders.isEmpty else { return nil }
    var folder = path.parent
    while folder != .root {
      if let reason = folders[folder] { return reason }
      folder = folder.parent
    }
    return nil
  }

  /// The images that pages outside of this build show.
  private static func images(of pages: [SourcePage]) -> Set<SitePath> {
    var images: Set<SitePath> = []
    for page in pages {
      for reference in page.markdown.references where reference.kind == .image {
        let path = Href.decoded(Destination(reference.destination).path)
        if let image = path.flatMap({ page.file.path.parent.resolving($0) }) {
          images.insert(image)
        }
      }
    }
    return images
  }

  private func reasonToExclude(_ head: FrontMatter) -> ExclusionReason? {
    if head.isDraft, !options.includesDrafts { return .draft }
    if let publish = head.publish, publish > options.today, !options.includesFuture {
      return .future
    }
    if let expiry = head.expiry, expiry <= options.today { return .expired }
    return nil
  }

  /// Decides under which names the files are published that pages refer to, and where the
  /// references lead then.
  private func publishFiles(
    _ findings: [[LinkResolver.Finding?]], _ site: inout SiteModel, into bag: inout DiagnosticBag
  ) async throws(FileError) {
    let others = sources.folder.others
    var used = Set(previewImages(site, others, into: &bag))
    for finding in findings.joined() {
      if case .other(let index)? = finding { used.insert(index) }
    }
    let files = used.sorted().map { others[$0] }
    let content = sources.content
    let assets = await Parallel.map(files, jobs: options.jobs) { file in
      Result { () throws(FileError) in try AssetTable.asset(file, content) }
    }
    let table = AssetTable(try assets.map { (asset) throws(FileError) in try asset.get() })
    site.assets = table
    site.targets = findings.map { $0.targets(table, others) ?? [] }
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

extension [LinkResolver.Finding?] {
  /// The findings with the published names of files; nil when one of the files is not published.
  func targets(_ assets: AssetTable, _ others: [ContentFolder.File]) -> [LinkTarget?]? {
    var targets: [LinkTarget?] = []
    targets.reserveCapacity(count)
    for finding in self {
      switch finding {
      case .page(let index, let anchor): targets.append(.page(index, anchor: anchor))
      case .file(let path, let tail): targets.append(.file(path, tail: tail))
      case .other(let index):
        guard let asset = assets.indexByPath[others[index].path] else { return nil }
        targets.append(.asset(asset))
      case nil: targets.append(nil)
      }
    }
    return targets
  }
}

extension AssetTable {
  /// A table of assets, found by their paths in the content folder.
  init(_ assets: [Asset]) {
    self.assets = assets
    for (index, asset) in assets.enumerated() { indexByPath[asset.file.path] = index }
  }

  /// Images, fonts and the like get a digest in their names; what readers download keeps its name.
  static func asset(
    _ file: ContentFolder.File, _ content: FileDoor
  ) throws(FileError) -> Asset {
    let bytes = try content.read(file.path)
    guard ImageSize.isImage(file.path.name) else {
      return Asset(file: file, published: file.path, size: nil)
    }
    let name = Hashed.name(file.path.name, bytes)
    return Asset(
      file: file, published: file.path.parent.appending(name) ?? file.path,
      size: ImageSize(bytes))
  }
}

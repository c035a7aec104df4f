import Diagnostics
import FileTrees

/// The checks that need all pages linked: old addresses, prerequisites, files that would
/// be written over one another, pages and images that nothing leads to.
enum SiteChecks {
  static func check(
    _ site: inout SiteModel, _ folder: ContentFolder, into bag: inout DiagnosticBag
  ) {
    site.aliases = aliases(site, into: &bag)
    prerequisites(site, into: &bag)
    modes(site, into: &bag)
    files(site, into: &bag)
    images(site, folder, into: &bag)
    reachability(site, into: &bag)
  }

  private static func aliases(
    _ site: SiteModel, into bag: inout DiagnosticBag
  ) -> [SiteModel.Alias] {
    let movers = site.pages.filter { $0.source?.head.aliases.isEmpty == false }
    guard !movers.isEmpty else { return [] }
    var taken: [SitePath: Int] = [:]
    for page in site.pages { taken[page.output] = page.index }
    var aliases: [SiteModel.Alias] = []
    for page in movers {
      for alias in page.source?.head.aliases ?? [] {
        guard let file = file(ofAlias: alias.text) else {
          bag.report(.unusableAlias(alias))
          continue
        }
        if let other = taken[file] {
          bag.report(.aliasClash(alias, site.pages[other]))
          continue
        }
        taken[file] = page.index
        aliases.append(SiteModel.Alias(file: file, page: page.index))
      }
    }
    return aliases
  }

  /// `/old/page/`, `old/page` and `old/page.html` as files; nil when it leaves the site.
  private static func file(ofAlias text: String) -> SitePath? {
    let trimmed = text.drop { $0 == "/" }
    guard !trimmed.isEmpty, !text.contains("://"), !text.contains("#"), !text.contains("?") else {
      return nil
    }
    let path =
      trimmed.hasSuffix(".html")
      ? SitePath(String(trimmed))
      : SitePath(String(trimmed.hasSuffix("/") ? trimmed.dropLast() : trimmed))?
        .appending("index.html")
    return path.flatMap { AddressPart.canBeWritten($0) ? $0 : nil }
  }

  private static func prerequisites(_ site: SiteModel, into bag: inout DiagnosticBag) {
    for page in site.pages {
      for item in page.source?.head.prerequisites ?? [] where site.page(path: item.text) == nil {
        let known = site.pages.filter { $0.source != nil }.map(\.url.text)
        bag.report(.unknownPrerequisite(item, known: known))
      }
    }
  }

  private static func modes(_ site: SiteModel, into bag: inout DiagnosticBag) {
    for concept in site.pages where concept.kind == .concept {
      var seen: Set<Mode> = []
      for page in concept.children.map({ site.pages[$0] }) {
        guard let mode = page.mode, !seen.insert(mode).inserted, let source = page.source else {
          continue
        }
        bag.report(
          .modeTwice(FrontMatter.Located(text: mode.rawValue, span: .file(source.file.shown))))
      }
    }
  }

  private static func files(_ site: SiteModel, into bag: inout DiagnosticBag) {
    let files =
      site.staticFiles.map { ($0, $1.shown) }
      + site.assets.assets.map { ($0.published, $0.file.shown) }
    guard !files.isEmpty else { return }
    var taken = Set(site.pages.map(\.output)).union(site.aliases.map(\.file))
    var folded: [String: SitePath] = [:]
    for path in taken { folded[path.text.lowercased()] = path }  // any order: only looked up
    let folders = folders(site)
    for (path, file) in files {
      if !taken.insert(path).inserted || folders.contains(path) {
        bag.report(.fileClash(path, file))
      } else if let other = folded.updateValue(path, forKey: path.text.lowercased()) {
        bag.report(.fileCaseClash(path, other, file))
      }
      if !AddressPart.canBeWritten(path) { bag.report(.reservedName(path, file)) }
    }
  }

  /// The folders that pages and old addresses are published as: no file may stand there.
  private static func folders(_ site: SiteModel) -> Set<SitePath> {
    var folders = Set(site.pages.filter { $0.kind != .notFound }.map(\.url))
    for alias in site.aliases {
      var folder = alias.file.parent
      while folder != .root, folders.insert(folder).inserted { folder = folder.parent }
    }
    return folders
  }

  private static func images(
    _ site: SiteModel, _ folder: ContentFolder, into bag: inout DiagnosticBag
  ) {
    for file in folder.others where ImageSize.isImage(file.path.name) {
      if site.assets.published(file.path) == nil { bag.report(.unusedImage(file)) }
    }
  }

  /// Walks from the home page along everything a reader can follow.
  private static func reachability(_ site: SiteModel, into bag: inout DiagnosticBag) {
    var reached = Array(repeating: false, count: site.pages.count)
    var pending = [0] + site.navigation.readingOrder
    for entry in site.navigation.entries {
      if case .page(let page) = entry.target { pending.append(page) }
    }
    for page in site.pages where page.kind == .tags || page.kind == .glossary {
      pending.append(page.index)
    }
    if site.configuration.navigation.isEmpty { pending.append(contentsOf: site.pages[0].children) }
    while let index = pending.popLast() {
      guard !reached[index] else { continue }
      reached[index] = true
      if index != 0 { pending.append(contentsOf: site.pages[index].children) }
      for target in site.targets[index] {
        if case .page(let page, _)? = target { pending.append(page) }
      }
    }
    for page in site.pages where !reached[page.index] && page.source != nil {
      bag.report(.unreachable(page))
    }
  }
}

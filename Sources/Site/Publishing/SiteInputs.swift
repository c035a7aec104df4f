package import FileTrees
import MarkdownPages
import Parallelism

/// The parts that a page is made from, in the order in which a digest holds them.
package enum PageInput: Int, Sendable, CaseIterable {
  /// The program, configuration and options.
  case settings
  /// Templates, styles, scripts and the theme's words.
  case design
  /// The page's own file, and those it includes.
  case text
  /// What the page shows of pages around it: above, below, before and after it.
  case neighbours
  /// Where its links and images lead.
  case links
  /// The navigation at the top and beside the page.
  case navigation

  /// The parts in which two digests differ; all when they are not of pages.
  package static func differing(_ old: InputDigest, _ new: InputDigest) -> [PageInput] {
    guard old.parts.count == allCases.count, new.parts.count == allCases.count else {
      return allCases
    }
    return allCases.filter { old.parts[$0.rawValue] != new.parts[$0.rawValue] }
  }
}

/// Digests of what every page is composed from: of what `PageContext`, `Sidebar` and the filling of
/// holes look at. Whoever lets them look at more adds it here; the test that compares random edits
/// with clean builds finds what was forgotten.
struct SiteInputs: Sendable {
  private let site: SiteModel
  private let settings: UInt64
  private let design: UInt64
  private let bar: UInt64
  /// What any other page may show of a page.
  private let faces: [UInt64]
  /// The faces of a page and of all pages below it.
  private let trees: [UInt64]
  /// Digests of the addresses of pages.
  private let addresses: [UInt64]
  /// The faces of a page and of all pages above it.
  private let chains: [UInt64]
  private let sidebars: [Sidebar.Key: UInt64]
  private let aliases: [SitePath: Int]

  /// - Parameter settings: a digest of everything beside pages and theme that decides about pages.
  init(_ site: SiteModel, settings: ContentHash, design: ContentHash, jobs: Int) async {
    self.site = site
    self.design = design.low
    self.settings = .digest {
      $0.put(settings)
      for flag in [
        site.hasSearch, site.writesFeed, site.glossaryPage != nil, site.tagsPage != nil,
      ] { $0.put(flag) }
      $0.put(site.reviewPage.map { site.pages[$0].url })
    }
    addresses = site.pages.map { page in .digest { $0.put(page.url) } }
    let faces = await Parallel.map(Array(site.pages.indices), jobs: jobs) {
      site.face(site.pages[$0])
    }
    let trees = site.trees(faces)
    var chains: [UInt64] = []
    for page in site.pages {
      // Sections come before what lies in them, so the chain above is there already.
      let above = page.parent.map { $0 < chains.count ? chains[$0] : faces[$0] } ?? 0
      chains.append(.digest([above, faces[page.index]]))
    }
    bar = .digest { writer in
      for entry in site.navigation.entries {
        writer.put(entry.title)
        switch entry.target {
        case .page(let page): writer.put(site.pages[page].url)
        case .url(let url): writer.put(url)
        }
      }
    }
    var sidebars: [Sidebar.Key: UInt64] = [:]
    for key in site.pages.compactMap({ Sidebar.key($0, site) }) where sidebars[key] == nil {
      let roots = key.entry.map { site.navigation.entries[$0].groups } ?? [key.section]
      sidebars[key] = .digest(roots.map { trees[$0] } + [chains[key.section]])
    }
    self.sidebars = sidebars
    aliases = Dictionary(site.aliases.map { ($0.file, $0.page) }) { first, _ in first }
    (self.faces, self.trees, self.chains) = (faces, trees, chains)
  }

  /// What a page is made from.
  subscript(index: Int) -> InputDigest {
    let page = site.pages[index]
    let near = UInt64.digest([neighbours(page), drawn(page)])
    return InputDigest([settings, design, text(page), near, links(page), around(page)])
  }

  /// What a redirect is made from; nil for other paths.
  func alias(_ path: SitePath) -> InputDigest? {
    aliases[path].map { self[$0] }
  }

  /// What the page at an address is made from; nil for other addresses.
  func page(at url: SitePath) -> InputDigest? { site.page(url: url).map { self[$0] } }

  /// What a page's Markdown copy is made from.
  func copy(_ page: SitePage) -> InputDigest { InputDigest([text(page)]) }

  private func text(_ page: SitePage) -> UInt64 {
    .digest { writer in
      writer.put(page.kind.rawValue)
      writer.put(page.title)
      writer.put(page.url)
      writer.put(page.source?.file.shown)
      writer.put(page.source?.digest)
      writer.put(site.isFuture(page))
    }
  }

  private func neighbours(_ page: SitePage) -> UInt64 {
    .digest { writer in
      writer.put(fixed: chains[page.index])
      writer.put(fixed: trees[page.index])
      writer.put(fixed: site.concept(of: page.index).map { trees[$0] } ?? 0)
      writer.put(fixed: page.previous.map { faces[$0] } ?? 0)
      writer.put(fixed: page.next.map { faces[$0] } ?? 0)
      for before in site.prerequisites(of: page) { writer.put(fixed: faces[before]) }
      if page.kind == .tags {
        for tag in site.tags { for member in tag.members { writer.put(fixed: trees[member]) } }
      }
      if page.kind == .home { for tree in trees { writer.put(fixed: tree) } }
    }
  }

  /// What the page draws from inside of other pages: their cards and questions, or what they lack.
  private func drawn(_ page: SitePage) -> UInt64 {
    if let run = site.featuredRun(of: page) {
      return .digest([text(site.pages[run.page]), links(site.pages[run.page])])
    }
    guard let drawing = page.source?.markdown.tally else { return 0 }
    if drawing["mode-coverage"] != nil {
      // What a page lacks may depend on what it draws itself.
      return .digest(trees + site.pages.filter { $0.mode != nil }.map(text))
    }
    guard drawing["collect"] != nil, let concept = site.concept(of: page.index) else { return 0 }
    let others = site.pages[concept].children.map { site.pages[$0] }
    return .digest(others.flatMap { [text($0), links($0)] })
  }

  private func links(_ page: SitePage) -> UInt64 {
    .digest { writer in
      writer.put(site.imageAddress(of: page))
      for target in site.targets[page.index] {
        switch target {
        case .page(let index, let anchor):
          writer.put(fixed: addresses[index])
          if let anchor { writer.put(anchor) }
        case .asset(let index):
          let asset = site.assets.assets[index]
          writer.put(asset.published)
          writer.put(asset.size?.width)
          writer.put(asset.size?.height)
        case .file(let path, let tail):
          writer.put(path)
          writer.put(tail)
        case nil: break
        }
        writer.put(0)
      }
    }
  }

  private func around(_ page: SitePage) -> UInt64 {
    let own = site.navigation.entry(of: page.index).map { UInt64($0) + 1 } ?? 0
    let sidebar = Sidebar.key(page, site).flatMap { sidebars[$0] } ?? 0
    return .digest([bar, own, sidebar])
  }
}

extension SiteModel {
  /// What any other page may show of a page.
  fileprivate func face(_ page: SitePage) -> UInt64 {
    .digest { writer in
      // The front matter is asked field by field: a copy of it counts twenty references.
      let source = page.source
      writer.put(page.kind.rawValue)
      writer.put(page.title)
      writer.put(page.url)
      writer.put(description(of: page))
      writer.put(page.mode)
      writer.put(minutes(of: page))
      writer.put(source?.head.isOnHome)
      writer.put(level(of: page))
      writer.put(source?.head.isDraft)
      writer.put(source?.head.date)
      writer.put(source?.head.updated)
      writer.put(source == nil)
      writer.put(page.children.count)
      writer.put(concept(of: page.index).map { pages[$0].title })
      for export in source?.markdown.exports ?? [] { writer.put(export.id) }
      for tag in source?.head.tags ?? [] {
        writer.put(tag)
        writer.put(self.page(tag: tag).map { pages[$0].url })
      }
    }
  }

  /// Each page's face with those of all pages below it. Pages of tags list pages that lie elsewhere
  /// in the tree, so they come last.
  fileprivate func trees(_ faces: [UInt64]) -> [UInt64] {
    var trees = faces
    let isTag = { (index: Int) in
      self.pages[index].kind == .tag || self.pages[index].kind == .tags
    }
    let indices = pages.indices.reversed()
    let order = indices.filter { !isTag($0) } + indices.filter(isTag)
    for index in order where !pages[index].children.isEmpty {
      trees[index] = .digest([faces[index]] + pages[index].children.map { trees[$0] })
    }
    return trees
  }
}

extension UInt64 {
  /// The digest of some numbers, their order included.
  fileprivate static func digest(_ parts: [UInt64]) -> UInt64 {
    digest { writer in
      for part in parts { writer.put(fixed: part) }
    }
  }

  /// The digest of what `write` writes.
  fileprivate static func digest(_ write: (inout CacheWriter) -> Void) -> UInt64 {
    var writer = CacheWriter()
    writer.reserve(256)
    write(&writer)
    return ContentHash(writer.bytes).low
  }
}

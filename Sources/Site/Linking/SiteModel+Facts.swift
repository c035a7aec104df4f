import FileTrees
import MarkdownPages

/// Answers about single pages that need the site around them.
extension SiteModel {
  /// The site's name.
  var title: String { configuration.title }

  /// Where the site lies on its host: `/` or `/course/`.
  package var basePath: String {
    guard let url = configuration.baseURL, let scheme = Self.afterScheme(url),
      let slash = scheme.firstIndex(of: "/")
    else { return "/" }
    return String(scheme[slash...])
  }

  private static func afterScheme(_ url: String) -> Substring? {
    let parts = url.split(separator: "://", maxSplits: 1)
    return parts.count == 2 ? parts[1] : nil
  }

  /// The ids of a page that links may name.
  func anchors(of index: Int) -> [String] {
    pages[index].kind == .glossary
      ? glossary.anchors : pages[index].source?.markdown.anchors ?? []
  }

  /// A page's absolute address; nil while the site has none.
  func address(of page: SitePage) -> String? {
    guard page.kind != .notFound else { return nil }
    return configuration.baseURL.map { $0 + Href.address(page.url) }
  }

  /// Whether there is a feed: it needs addresses and dated pages.
  var writesFeed: Bool { configuration.outputs.feed && configuration.baseURL != nil && hasDates }

  /// Whether a page's publish date is still to come.
  func isFuture(_ page: SitePage) -> Bool {
    page.source?.head.publish.map { $0 > today } ?? false
  }

  /// The author's description, else the body's first paragraph, shortened at a word.
  func description(of page: SitePage) -> String {
    if !page.description.isEmpty { return page.description }
    if page.kind == .home { return configuration.description }
    return page.source?.markdown.summary ?? ""
  }

  /// A page's level: its own, else its concept's.
  func level(of page: SitePage) -> Level? {
    if let level = page.source?.head.level { return level }
    return concept(of: page.index).flatMap { pages[$0].source?.head.level }
  }

  /// The pages to read before this one, its own and for a mode those of its concept.
  func prerequisites(of page: SitePage) -> [Int] {
    let own = page.source?.head.prerequisites ?? []
    let inherited =
      page.mode == nil
      ? [] : concept(of: page.index).flatMap { pages[$0].source?.head.prerequisites } ?? []
    var found: [Int] = []
    for item in own + inherited {
      guard let index = self.page(path: item.text), !found.contains(index) else { continue }
      found.append(index)
    }
    return found
  }

  /// Where a page's source can be edited.
  func editAddress(of source: SourcePage) -> String? {
    guard let url = configuration.editURL else { return nil }
    return url.split(separator: "{path}", omittingEmptySubsequences: false)
      .joined(separator: Href.encoded(source.file.shown))
  }

  /// The absolute address of the picture that stands for a page elsewhere.
  func imageAddress(of page: SitePage) -> String? {
    guard let image = page.source?.head.image?.text, let base = configuration.baseURL,
      let folder = page.source?.file.path.parent, let path = folder.resolving(image),
      let asset = assets.published(path)
    else { return nil }
    return base + Href.encoded(asset.text)
  }
}

extension AssetTable {
  /// Where a file of the content folder is published; nil when it is not.
  func published(_ path: SitePath) -> SitePath? {
    indexByPath[path].map { assets[$0].published } ?? StaticFiles.published(path)
  }
}

extension SiteModel {
  /// How many pages the site has, in words, and how many were left out and why: no page goes in
  /// silence.
  package var pageCount: String {
    let left = excluded.filter { $0.count > 0 }.map { "\($0.count) \($0.reason.rawValue)" }
    return "\(pages.count) pages"
      + (left.isEmpty ? "" : " (left out: \(left.joined(separator: ", ")))")
  }
}

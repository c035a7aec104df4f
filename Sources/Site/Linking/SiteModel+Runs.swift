import MarkdownPages

/// The runs that lists and openings of the site show for a page.
extension SiteModel {
  /// A player of one page, shown on another.
  struct FeaturedRun {
    /// The page it stands in.
    let page: Int
    let export: MarkdownPage.Export
  }

  /// The first player in the order in which one reads the site, for the home page; the first among
  /// its modes, for a concept. Nil for other pages, and where the page plays a run of its own.
  /// O(pages), until one is found.
  func featuredRun(of page: SitePage) -> FeaturedRun? {
    let candidates: [Int]
    switch page.kind {
    case .home: candidates = navigation.readingOrder
    case .concept: candidates = page.children
    default: return nil
    }
    guard Self.player(of: page) == nil else { return nil }
    for index in candidates {
      if let export = Self.player(of: pages[index]) {
        return FeaturedRun(page: index, export: export)
      }
    }
    return nil
  }

  private static func player(of page: SitePage) -> MarkdownPage.Export? {
    page.source?.markdown.exports.first { $0.kind == "player" }
  }

  /// Minutes of a page; of a concept those of its modes as well.
  func minutes(of page: SitePage) -> Int? {
    guard page.kind == .concept else { return page.minutes }
    return page.children.reduce(page.minutes ?? 0) { $0 + (pages[$1].minutes ?? 0) }
  }
}

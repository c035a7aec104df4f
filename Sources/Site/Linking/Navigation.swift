import Diagnostics
import FileTrees

/// The site's navigation as the author ordered it, or by the tree of sections.
package struct Navigation: Sendable {
  /// An entry at the top of every page.
  package struct Entry: Sendable {
    package let title: String
    package let target: Target
    /// Sections and pages that belong together below this entry, in order.
    package let groups: [Int]
  }

  /// Where an entry leads.
  package enum Target: Sendable, Equatable {
    case page(Int)
    case url(String)
  }

  package private(set) var entries: [Entry] = []
  /// Every page of the navigation, in the order in which one reads the site.
  package private(set) var readingOrder: [Int] = []
  /// The entry that each page belongs to, by page.
  private var entryOfPage: [Int?] = []

  init() {}

  /// The navigation of a site: `navigation` of its configuration, else its top sections.
  init(_ site: SiteModel, into bag: inout DiagnosticBag) {
    entryOfPage = Array(repeating: nil, count: site.pages.count)
    let items = site.configuration.navigation
    entries =
      items.isEmpty
      ? Self.topSections(site)
      : items.compactMap { Self.entry($0, site, into: &bag) }
    for (number, entry) in entries.enumerated() { claim(entry, number, site) }
    if items.isEmpty { readingOrder = Self.flattened(0, site) }
  }

  /// The entry a page belongs to; nil for pages outside of the navigation.
  package func entry(of page: Int) -> Int? { entryOfPage[page] }

  /// Without a configured navigation the top sections are the entries while they fit on a line.
  private static func topSections(_ site: SiteModel) -> [Entry] {
    let sections = site.pages[0].children.filter { !site.pages[$0].children.isEmpty }
    guard sections.count <= 7 else { return [] }
    return sections.map { Entry(title: site.pages[$0].title, target: .page($0), groups: [$0]) }
  }

  private static func entry(
    _ item: SiteConfiguration.NavigationItem, _ site: SiteModel, into bag: inout DiagnosticBag
  ) -> Entry? {
    let groups = item.children.compactMap { child -> Int? in
      guard let target = child.target else { return nil }
      guard let page = site.page(path: target.text) else {
        bag.report(.unknownNavigationPath(target, site))
        return nil
      }
      return page
    }
    guard let target = item.target else {
      guard let first = groups.first else { return nil }
      return Entry(
        title: item.title ?? site.pages[first].title, target: .page(first), groups: groups)
    }
    if target.text.contains("://") || target.text.hasPrefix("mailto:") {
      return Entry(title: item.title ?? target.text, target: .url(target.text), groups: groups)
    }
    guard let page = site.page(path: target.text) else {
      bag.report(.unknownNavigationPath(target, site))
      return nil
    }
    return Entry(
      title: item.title ?? site.pages[page].title, target: .page(page),
      groups: groups.isEmpty ? [page] : groups)
  }

  private mutating func claim(_ entry: Entry, _ number: Int, _ site: SiteModel) {
    for group in entry.groups {
      for page in Self.flattened(group, site) where entryOfPage[page] == nil {
        entryOfPage[page] = number
        readingOrder.append(page)
      }
    }
  }

  /// A page and all below it, depth first.
  private static func flattened(_ root: Int, _ site: SiteModel) -> [Int] {
    var order: [Int] = []
    var pending = [root]
    while let page = pending.popLast() {
      order.append(page)
      pending.append(contentsOf: site.pages[page].children.reversed())
    }
    return order
  }
}

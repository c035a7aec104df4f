import Diagnostics
import FileTrees

/// Places source pages in the tree of sections: parents, addresses, order.
///
/// Every folder with a page in it, or below it, is a section. Its own page is `_index.md` or
/// `index.md`; without one the build makes up a page that lists the others.
struct PageTree {
  private(set) var pages: [SitePage] = []
  private var sections: [SitePath: Int] = [:]
  private let sources: [SourcePage]

  /// Builds the tree. `sources` are sorted by path. O(pages log pages).
  init(_ sources: [SourcePage], homeTitle: String) {
    self.sources = sources
    let indexes = indexPages()
    addSection(.root, source: indexes[.root], homeTitle: homeTitle)
    for source in sources where !source.file.isIndex {
      addSections(downTo: source.file.path.parent, indexes)
      add(source)
    }
    for folder in indexes.keys.sorted() { addSections(downTo: folder, indexes) }
    markConcepts()
    sortChildren()
  }

  private func indexPages() -> [SitePath: SourcePage] {
    var indexes: [SitePath: SourcePage] = [:]
    for source in sources where source.file.isIndex {
      let folder = source.file.path.parent
      if indexes[folder] == nil { indexes[folder] = source }
    }
    return indexes
  }

  private mutating func addSections(downTo folder: SitePath, _ indexes: [SitePath: SourcePage]) {
    guard sections[folder] == nil else { return }
    addSections(downTo: folder.parent, indexes)
    addSection(folder, source: indexes[folder], homeTitle: "")
  }

  private mutating func addSection(_ folder: SitePath, source: SourcePage?, homeTitle: String) {
    let isHome = folder == .root
    let parent = isHome ? nil : sections[folder.parent]
    let title = source?.title ?? (isHome ? homeTitle : AddressPart.title(folder.name))
    let slug = source?.head.slug?.text ?? folder.name
    let base = parent.map { pages[$0].url } ?? .root
    let url = isHome ? .root : base.appending(AddressPart.component(slug)) ?? folder
    let page = SitePage(
      index: pages.count, kind: isHome ? .home : .section, title: title,
      description: source?.head.description ?? "", url: url, source: source, mode: nil,
      parent: parent)
    sections[folder] = page.index
    append(page)
  }

  private mutating func add(_ source: SourcePage) {
    let path = source.file.path
    let parent = sections[path.parent] ?? 0
    let stem = String(path.name.dropLast(3))
    let slug = AddressPart.component(source.head.slug?.text ?? stem)
    let mode = source.head.mode ?? (path.parent == .root ? nil : Mode(rawValue: stem))
    let url = pages[parent].url.appending(slug.isEmpty ? stem : slug) ?? path
    append(
      SitePage(
        index: pages.count, kind: mode == nil ? .page : .mode, title: source.title,
        description: source.head.description ?? "", url: url, source: source, mode: mode,
        parent: parent))
  }

  private mutating func append(_ page: SitePage) {
    pages.append(page)
    if let parent = page.parent { pages[parent].children.append(page.index) }
  }

  /// A section with a mode in it is a concept.
  private mutating func markConcepts() {
    for index in pages.indices where pages[index].kind == .section {
      guard pages[index].children.contains(where: { pages[$0].mode != nil }) else { continue }
      pages[index] = pages[index].with(kind: .concept)
    }
  }

  /// Modes first, in the switcher's order; then by weight, by leading number, by title, by path.
  /// A page without a weight comes after those that have one: none is ever dropped.
  private mutating func sortChildren() {
    for index in pages.indices where pages[index].children.count > 1 {
      let keys = pages[index].children.map { (page: $0, order: Self.order(pages[$0])) }
      pages[index].children = keys.sorted { $0.order < $1.order }.map(\.page)
      for (place, child) in pages[index].children.enumerated() { pages[child].place = place }
    }
  }

  private static func order(_ page: SitePage) -> (Int, Int, Int, String, String) {
    let mode = page.mode.flatMap { Mode.allCases.firstIndex(of: $0) } ?? .max
    let file = page.source?.file.path
    let name = file.map { ContentFolder.isIndex($0) ? $0.parent.name : $0.name } ?? page.url.name
    let number = AddressPart.number(name).number ?? .max
    return (mode, page.source?.head.weight ?? .max, number, page.title, page.url.text)
  }
}

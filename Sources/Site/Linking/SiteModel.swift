package import Blocks
import DataNodes
import Diagnostics
package import FileTrees
import MarkdownPages

/// All pages at their places, and everything that needs to see more than one page.
package struct SiteModel: Sendable {
  package let configuration: SiteConfiguration
  package internal(set) var pages: [SitePage]
  /// Entries at the top of every page.
  package private(set) var navigation = Navigation()
  package let glossary: Glossary
  /// Tags in the order of their names, with the pages that bear them.
  package private(set) var tags: [Tag] = []
  /// What each page's references lead to, by page and reference; nil where nothing was found.
  package internal(set) var targets: [[LinkTarget?]] = []
  /// Files of the content folder that pages refer to, with the paths they are published at.
  package internal(set) var assets = AssetTable()

  /// Old addresses, as files, with the pages they lead to.
  package internal(set) var aliases: [Alias] = []
  /// Files published as they are, with where they come from.
  package internal(set) var staticFiles: [(path: SitePath, file: ContentFolder.File)] = []

  /// How many pages are not part of this build, by reason.
  package internal(set) var excluded: [(reason: ExclusionReason, count: Int)] = []

  /// Why the page at a path of `site.yaml`, with or without its ending, is not part of this build;
  /// nil for one that is, or that is none.
  func reason(toExclude path: String) -> ExclusionReason? {
    let name = path.hasSuffix("/") ? String(path.dropLast()) : path
    return [name, name + ".md", name + "/_index.md", name + "/index.md"].lazy
      .compactMap(SitePath.init).compactMap { excludedPages[$0] }.first
  }

  /// The pages that are not part of this build.
  package internal(set) var excludedPages: [SitePath: ExclusionReason] = [:]

  /// Images that only such pages show.
  package internal(set) var imagesOfExcluded: Set<SitePath> = []

  /// What pages of each mode should hold.
  package internal(set) var minima: ModeMinima?
  /// What is known and from where.
  package internal(set) var facts = FactLedger()

  /// The day on which dates are judged.
  let today: CalendarDate

  /// Whether pages offer a search box.
  package internal(set) var hasSearch = false

  /// An old address.
  package struct Alias: Sendable {
    package let file: SitePath
    package let page: Int
  }

  private let pageByFile: [SitePath: Int]
  private let pageByURL: [SitePath: Int]
  private let tagPages: [String: Int]
  /// Whether any page bears a date.
  let hasDates: Bool
  /// The pages that every page refers to, looked up once: a search for each page would make the
  /// build's time grow with the square of their number.
  let glossaryPage: Int?
  let tagsPage: Int?
  /// The page that lists what to repeat.
  let reviewPage: Int?

  /// A tag and who bears it.
  package struct Tag: Sendable {
    package let name: String
    /// The name as pages write it, in upper and lower case.
    let spellings: [String]
    package let page: Int
    package let members: [Int]
  }

  /// Places the pages. What clashes is reported.
  init(
    _ sources: [SourcePage], configuration: SiteConfiguration, glossary: Glossary,
    strings: ThemeStrings, today: CalendarDate, excluded: [SitePath: ExclusionReason],
    into bag: inout DiagnosticBag
  ) {
    self.today = today
    excludedPages = excluded
    self.configuration = configuration
    self.glossary = glossary
    var pages = PageTree(sources, homeTitle: configuration.title).pages
    tags = Self.addTags(to: &pages, configuration, strings)
    if !glossary.isEmpty {
      Self.add(.glossary, strings["glossaryTitle"], at: "glossary", to: &pages)
    }
    Self.add(.notFound, strings["notFoundTitle"], at: "404.html", to: &pages)
    Self.reportSecondIndexes(sources, into: &bag)
    Self.reportClashes(pages, into: &bag)
    pageByFile = Self.firstIndex(pages) { $0.source?.file.path }
    pageByURL = Self.firstIndex(pages) { $0.url }
    tagPages = Dictionary(
      uniqueKeysWithValues: tags.flatMap { tag in tag.spellings.map { ($0, tag.page) } })
    hasDates = sources.contains { $0.head.date != nil || $0.head.updated != nil }
    glossaryPage = pages.firstIndex { $0.kind == .glossary }
    tagsPage = pages.firstIndex { $0.kind == .tags }
    reviewPage = pages.firstIndex { $0.source?.markdown.elements.contains("review") ?? false }
    self.pages = pages
    navigation = Navigation(self, into: &bag)
    let order = navigation.readingOrder
    for (previous, next) in zip(order, order.dropFirst()) {
      self.pages[previous].next = next
      self.pages[next].previous = previous
    }
    // From the home page one begins to read, wherever the navigation begins.
    if self.pages[0].next == nil { self.pages[0].next = order.first { $0 != 0 } }
  }

  /// The page made from a file of the content folder.
  package func page(file: SitePath) -> Int? { pageByFile[file] }

  /// The author's file that the page at a path was made from, absolute; nil for other paths.
  package func source(of path: SitePath) -> String? {
    let url = path.name == "index.html" ? path.parent : path
    return page(url: url).flatMap { pages[$0].source?.file.absolute }
  }

  /// The same file as authors are shown it: `content/a/b.md`.
  package func shownSource(of path: SitePath) -> String? {
    let url = path.name == "index.html" ? path.parent : path
    return page(url: url).flatMap { pages[$0].source?.file.shown }
  }

  /// The address of the page made of a file as authors are shown it, from the host's root:
  /// `/course/a/b/`. O(pages) for files that are no page.
  package func address(ofFile shown: String) -> String? {
    let page = pages.first { $0.source?.file.shown == shown }
    let base = basePath.hasSuffix("/") ? basePath : basePath + "/"
    return page.map { base + ($0.url == .root ? "" : $0.url.text + "/") }
  }

  /// The page published at a folder.
  package func page(url: SitePath) -> Int? { pageByURL[url] }

  /// The page a path of the content folder means: a file with or without `.md`, or a section's
  /// folder.
  package func page(path text: String) -> Int? {
    let trimmed = String(text.drop { $0 == "/" })
    let path = trimmed.hasSuffix("/") ? String(trimmed.dropLast()) : trimmed
    if path.isEmpty { return 0 }
    guard let path = SitePath(path) else { return nil }
    if let page = pageByFile[path] ?? SitePath(path.text + ".md").flatMap({ pageByFile[$0] }) {
      return page
    }
    for name in ["_index.md", "index.md"] {
      if let file = path.appending(name), let page = pageByFile[file] { return page }
    }
    return pageByURL[path]
  }

  /// The page of a tag.
  package func page(tag: String) -> Int? { tagPages[tag] }

  /// The pages above a page, the home page first.
  package func ancestors(of index: Int) -> [Int] {
    var chain: [Int] = []
    var current = pages[index].parent
    while let page = current {
      chain.append(page)
      current = pages[page].parent
    }
    return chain.reversed()
  }

  /// The concept a page is a mode of, or is itself.
  package func concept(of index: Int) -> Int? {
    if pages[index].kind == .concept { return index }
    guard let parent = pages[index].parent, pages[parent].kind == .concept else { return nil }
    return parent
  }

  private static func firstIndex(
    _ pages: [SitePage], _ key: (SitePage) -> SitePath?
  ) -> [SitePath: Int] {
    var table: [SitePath: Int] = [:]
    table.reserveCapacity(pages.count)
    for index in pages.indices {
      guard let key = key(pages[index]), table[key] == nil else { continue }
      table[key] = index
    }
    return table
  }

  private static func add(
    _ kind: SitePage.Kind, _ title: String, at url: String, to pages: inout [SitePage]
  ) {
    guard let url = SitePath(url) else { return }
    pages.append(
      SitePage(
        index: pages.count, kind: kind, title: title, description: "", url: url, source: nil,
        mode: nil, parent: 0))
  }

  private static func addTags(
    to pages: inout [SitePage], _ configuration: SiteConfiguration, _ strings: ThemeStrings
  ) -> [Tag] {
    guard configuration.outputs.tags else { return [] }
    let groups = TagGroups(pages)
    guard !groups.list.isEmpty else { return [] }
    let list = pages.count
    add(.tags, strings["tagsTitle"], at: "tags", to: &pages)
    return groups.list.map { group in
      let index = pages.count
      add(.tag, group.name, at: "tags/" + (group.slug ?? "tag-\(index)"), to: &pages)
      pages[index].parent = list
      pages[index].children = group.members
      pages[list].children.append(index)
      return Tag(
        name: group.name, spellings: group.spellings, page: index, members: group.members)
    }
  }

  /// The tree takes the first of a folder's index files; a second one must not vanish in silence.
  private static func reportSecondIndexes(_ sources: [SourcePage], into bag: inout DiagnosticBag) {
    var first: [SitePath: SourcePage] = [:]
    for source in sources where source.file.isIndex {
      let folder = source.file.path.parent
      if let other = first[folder] {
        bag.report(.secondIndex(source, other))
      } else {
        first[folder] = source
      }
    }
  }

  private static func reportClashes(_ pages: [SitePage], into bag: inout DiagnosticBag) {
    var byURL: [String: Int] = [:]
    byURL.reserveCapacity(pages.count)
    for index in pages.indices {
      let key = pages[index].url.text.lowercased()
      guard let other = byURL[key] else {
        byURL[key] = index
        continue
      }
      let (page, first) = (pages[index], pages[other])
      bag.report(first.url == page.url ? .duplicateURL(page, first) : .caseClash(page, first))
    }
  }
}

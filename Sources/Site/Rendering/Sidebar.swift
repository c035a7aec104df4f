import FileTrees
import Markup

/// The navigation beside a page. It is rendered once for all pages of a folder: only the mark of
/// the current page differs, and that is put in when the page is composed.
struct Sidebar: Sendable {
  /// The digest key of a sidebar: all that decides how it looks.
  struct Key: Hashable, Sendable {
    /// The entry of the top navigation; nil for pages outside of it.
    let entry: Int?
    /// The section the page is in.
    let section: Int
    /// The folder the page's own folder lies in, which decides relative references.
    let folder: SitePath
  }

  /// Markup between places where a link's mark may stand.
  private let pieces: [(markup: [UInt8], page: Int?)]

  /// The key of a page's sidebar; nil for pages without one.
  static func key(_ page: SitePage, _ site: SiteModel) -> Key? {
    switch page.kind {
    case .home, .notFound, .glossary, .tags, .tag: return nil
    case .section, .concept, .page, .mode: break
    }
    let isSection = page.kind == .section || page.kind == .concept
    let section = isSection ? page.index : page.parent ?? 0
    guard section != 0 else { return nil }
    return Key(
      entry: site.navigation.entry(of: page.index), section: section, folder: page.url.parent)
  }

  /// Renders the sidebar of a key.
  init(_ key: Key, _ site: SiteModel, _ templates: TemplateSet, _ strings: ThemeStrings) {
    let href = Href(below: key.folder, site.configuration.links)
    let roots = key.entry.map { site.navigation.entries[$0].groups } ?? [key.section]
    let chain = site.ancestors(of: key.section) + [key.section]
    let groups = roots.map { root in
      TemplateValue.fields([
        .title: .text(site.pages[root].title), .href: .text(href.page(site.pages[root].url)),
        .current: .flag(chain.contains(root)),
        .open: .flag(chain.contains(root) || roots.count == 1),
        .marker: .text(Self.mark(root)),
        .items: .list(Self.items(below: root, site, href, strings)),
      ])
    }
    let context: TemplateFields = [.groups: .list(groups), .strings: .open(ThemeWords(strings))]
    pieces = Self.parted(templates.render("sidebar", context))
  }

  private static func items(
    below root: Int, _ site: SiteModel, _ href: Href, _ strings: ThemeStrings
  ) -> [TemplateValue] {
    var items: [TemplateValue] = []
    var pending = site.pages[root].children.reversed().map { (page: $0, depth: 0) }
    while let (index, depth) = pending.popLast() {
      let page = site.pages[index]
      items.append(
        .fields([
          .title: .text(page.mode.map { strings[$0.stringKey] } ?? page.title),
          .href: .text(href.page(page.url)), .marker: .text(mark(index)), .depth: .number(depth),
          .mode: page.mode.map { .text($0.rawValue) },
          .badge: page.source?.head.isDraft == true ? .text(strings["draft"]) : nil,
        ]))
      pending.append(contentsOf: page.children.reversed().map { (page: $0, depth: depth + 1) })
    }
    return items
  }

  private static let opener: UInt8 = 0x02
  private static let closer: UInt8 = 0x03

  /// The place of a page's mark, in characters that no text of an author holds.
  private static func mark(_ page: Int) -> String { "\u{2}\(page)\u{3}" }

  private static func parted(_ bytes: [UInt8]) -> [(markup: [UInt8], page: Int?)] {
    var pieces: [(markup: [UInt8], page: Int?)] = []
    var start = 0
    while let open = bytes[start...].firstIndex(of: opener),
      let close = bytes[open...].firstIndex(of: closer)
    {
      let page = Int(String(decoding: bytes[(open + 1)..<close], as: UTF8.self))
      pieces.append((Array(bytes[start..<open]), page))
      start = close + 1
    }
    pieces.append((Array(bytes[start...]), nil))
    return pieces
  }

  /// Appends the sidebar with one page marked as the current one.
  func write(current: Int, into bytes: inout [UInt8]) {
    for piece in pieces {
      bytes.append(contentsOf: piece.markup)
      if piece.page == current { bytes.append(literal: " aria-current=\"page\"") }
    }
  }
}

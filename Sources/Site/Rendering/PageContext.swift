import FileTrees
import MarkdownPages

/// The scope of one page's template. Whatever a template does not ask for is never made.
final class PageContext: TemplateScope {
  let composer: PageComposer
  let index: Int
  let href: Href
  let sidebar: Sidebar?
  /// The page's body; nil where none is shown.
  private let body: Fragment?

  private let siteMembers: SiteMembers
  private let assets: AssetMembers
  /// Every second name of a template is one of the page's.
  private lazy var members = PageMembers(self)
  /// Templates ask for it at the top of a narrow page and beside a wide one.
  private lazy var contents = TableOfContents.value(of: composer.site.pages[index].source)

  init(_ index: Int, _ composer: PageComposer, _ href: Href, body: Fragment? = nil) {
    self.body = body
    self.composer = composer
    self.index = index
    self.href = href
    sidebar = composer.sidebar(of: index)
    siteMembers = SiteMembers(composer, href)
    assets = AssetMembers(composer, index, href)
  }

  var strings: ThemeStrings { composer.strings }
  var page: SitePage { composer.site.pages[index] }
  var source: SourcePage? { composer.site.pages[index].source }
  var kind: SitePage.Kind { composer.site.pages[index].kind }

  func member(_ name: TemplateName) -> TemplateValue? {
    switch name {
    case .site: .scope(siteMembers)
    case .strings: .open(ThemeWords(strings))
    case .assets: .scope(assets)
    case .page: .scope(members)
    case .nav: .present(navigation)
    case .breadcrumbs: .present(breadcrumbs)
    case .modes: modes
    case .toc: contents
    case .previous: composer.site.pages[index].previous.map(link)
    case .next: composer.site.pages[index].next.map(link)
    case .children: children
    case .groups: groups
    case .run: run
    case .robots: kind == .notFound ? .text("noindex") : nil
    case .content:
      body.map { body in
        .markup { self.composer.write(body, of: self.index, self.href, into: &$0) }
      }
    case .sidebar: .markup { self.sidebar?.write(current: self.index, into: &$0) }
    default: nil
    }
  }

  /// A link to a page by the words that name it anywhere.
  func link(_ index: Int) -> TemplateValue {
    let mode = composer.site.pages[index].mode.map { composer.strings[$0.stringKey] }
    let concept = mode.flatMap { _ in
      composer.site.concept(of: index).map { composer.site.pages[$0].title }
    }
    let title =
      mode.map { (concept.map { $0 + ": " } ?? "") + $0 } ?? composer.site.pages[index].title
    return .fields([
      .title: .text(title), .href: .text(href.page(composer.site.pages[index].url)),
    ])
  }

  private var navigation: [TemplateValue] {
    let own = composer.site.navigation.entry(of: index)
    return composer.site.navigation.entries.enumerated().map { number, entry in
      switch entry.target {
      case .page(let index):
        .fields([
          .title: .text(entry.title), .href: .text(href.page(composer.site.pages[index].url)),
          .current: .flag(number == own),
        ])
      case .url(let url):
        .fields([
          .title: .text(entry.title), .href: .text(url), .current: .flag(false),
          .external: .flag(true),
        ])
      }
    }
  }

  private var breadcrumbs: [TemplateValue] {
    guard kind != .home else { return [] }
    let (composer, href) = (composer, href)
    let above = composer.site.ancestors(of: index).map { index -> TemplateValue in
      let title = index == 0 ? composer.strings["home"] : composer.site.pages[index].title
      return .fields([
        .title: .text(title), .href: .text(href.page(composer.site.pages[index].url)),
        .last: .flag(false),
      ])
    }
    let title = page.mode.map { strings[$0.stringKey] } ?? page.title
    return above + [
      .fields([.title: .text(title), .href: .text(href.page(page.url)), .last: .flag(true)])
    ]
  }

  private var modes: TemplateValue? {
    guard let concept = composer.site.concept(of: index) else { return nil }
    let items = composer.site.pages[concept].children.compactMap { index -> TemplateValue? in
      let item = composer.site.pages[index]
      guard let mode = item.mode else { return nil }
      return .fields([
        .title: .text(strings[mode.stringKey]), .name: .text(mode.rawValue),
        .href: .text(href.page(item.url)), .current: .flag(index == self.index),
        .subtitle: .text(strings[mode.stringKey + "Subtitle"]),
        .minutes: .number(item.minutes ?? 1),
      ])
    }
    return items.isEmpty ? nil : .fields([.items: .list(items)])
  }

  private var children: TemplateValue? {
    switch kind {
    case .section, .concept, .tag, .tags, .home:
      .present(composer.site.pages[index].children.map(child))
    default: nil
    }
  }

  /// A page as lists show it.
  func child(_ index: Int) -> TemplateValue {
    .scope(ChildMembers(index, self))
  }
}

/// The theme's words by key.
final class ThemeWords: OpenScope {
  private let strings: ThemeStrings

  init(_ strings: ThemeStrings) {
    self.strings = strings
  }

  func member(called word: String) -> TemplateValue? {
    strings.text(word).map { .text($0) }
  }
}

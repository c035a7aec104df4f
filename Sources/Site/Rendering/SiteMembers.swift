import FileTrees

/// The scope of the site as a whole.
final class SiteMembers: TemplateScope {
  private let composer: PageComposer
  private let href: Href

  init(_ composer: PageComposer, _ href: Href) {
    self.composer = composer
    self.href = href
  }

  func member(_ name: TemplateName) -> TemplateValue? {
    // Asked field by field: a copy of the site counts a reference for each of its parts.
    switch name {
    case .title: return .text(composer.site.configuration.title)
    case .description: return .present(composer.site.configuration.description)
    case .language: return .text(composer.site.configuration.language)
    case .baseURL: return .present(composer.site.configuration.baseURL)
    case .author: return .present(composer.site.configuration.authorName)
    case .authorURL: return .present(composer.site.configuration.authorURL)
    case .license: return .present(composer.site.configuration.license)
    case .repository: return .present(composer.site.configuration.repository)
    case .generator: return .text(composer.generator)
    case .policy: return .text(composer.site.securityHeaders.policy)
    case .search: return .flag(composer.site.hasSearch)
    case .home: return .text(href.page(.root))
    case .glossary: return address(of: composer.site.glossaryPage)
    case .tags: return address(of: composer.site.tagsPage)
    case .review: return address(of: composer.site.reviewPage)
    case .feed: return composer.site.writesFeed ? file("feed.xml") : nil
    case .llms: return composer.site.configuration.outputs.llms ? file("llms.txt") : nil
    default: return nil
    }
  }

  private func address(of page: Int?) -> TemplateValue? {
    page.map { .text(href.page(composer.site.pages[$0].url)) }
  }

  private func file(_ name: String) -> TemplateValue? {
    SitePath(name).map { .text(href.file($0)) }
  }
}

/// Addresses of the theme's files.
final class AssetMembers: TemplateScope {
  private let composer: PageComposer
  private let index: Int
  private let href: Href
  /// The custom elements of what is composed; those of the page when nil.
  private let elements: [String]?

  init(_ composer: PageComposer, _ index: Int, _ href: Href, elements: [String]? = nil) {
    self.composer = composer
    self.index = index
    self.href = href
    self.elements = elements
  }

  func member(_ name: TemplateName) -> TemplateValue? {
    let theme = composer.theme
    return switch name {
    case .css: .text(href.file(theme.css))
    case .js: .text(href.file(theme.js))
    case .styles: .present(files(theme.styles))
    case .scripts: .present(files(theme.elements))
    case .boot: .text(href.file(theme.boot))
    case .search: theme.later["search-box"].map { .text(href.file($0)) }
    case .icon: theme.icon.map { .text(href.file($0)) }
    case .root: SitePath(ThemeAssets.folder).map { .text(href.file($0) + "/") }
    default: nil
    }
  }

  /// Those of some files by element that belong to the custom elements in the page.
  private func files(_ files: [String: SitePath]) -> [TemplateValue] {
    (elements ?? composer.elements(of: composer.site.pages[index])).compactMap { name in
      files[name].map { .fields([.href: .text(href.file($0))]) }
    }
  }
}

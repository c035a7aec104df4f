import FileTrees

/// What templates see of the site as a whole.
struct SiteMembers: TemplateScope {
  let context: PageContext

  func member(_ name: TemplateName) -> TemplateValue? {
    let site = context.site
    let configuration = site.configuration
    switch name {
    case .title: return .text(configuration.title)
    case .description: return .present(configuration.description)
    case .language: return .text(configuration.language)
    case .baseURL: return .present(configuration.baseURL)
    case .author: return .present(configuration.authorName)
    case .authorURL: return .present(configuration.authorURL)
    case .license: return .present(configuration.license)
    case .repository: return .present(configuration.repository)
    case .generator: return .text(context.composer.generator)
    case .policy: return .text(site.securityHeaders.policy)
    case .search: return .flag(site.hasSearch)
    case .home: return .text(context.href.page(.root))
    case .glossary: return address(of: site.glossaryPage)
    case .tags: return address(of: site.tagsPage)
    case .review: return address(of: site.reviewPage)
    case .feed: return site.writesFeed ? file("feed.xml") : nil
    case .llms: return configuration.outputs.llms ? file("llms.txt") : nil
    default: return nil
    }
  }

  private func address(of page: Int?) -> TemplateValue? {
    page.map { .text(context.href.page(context.site.pages[$0].url)) }
  }

  private func file(_ name: String) -> TemplateValue? {
    SitePath(name).map { .text(context.href.file($0)) }
  }
}

/// Addresses of the theme's files.
struct AssetMembers: TemplateScope {
  let context: PageContext
  /// The custom elements of what is composed; those of the page when nil.
  var elements: [String]?

  func member(_ name: TemplateName) -> TemplateValue? {
    let (theme, href) = (context.composer.theme, context.href)
    return switch name {
    case .css: .text(href.file(theme.css))
    case .js: .text(href.file(theme.js))
    case .scripts: .present(scripts)
    case .boot: .text(href.file(theme.boot))
    case .icon: theme.icon.map { .text(href.file($0)) }
    case .root: SitePath(ThemeAssets.folder).map { .text(href.file($0) + "/") }
    default: nil
    }
  }

  /// The scripts of the custom elements in the page.
  private var scripts: [TemplateValue] {
    (elements ?? context.composer.elements(of: context.page)).compactMap { name in
      context.composer.theme.elements[name].map {
        .fields([.href: .text(context.href.file($0))])
      }
    }
  }
}

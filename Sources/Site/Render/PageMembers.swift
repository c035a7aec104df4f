import DataNodes
import FileTrees

/// What lists and a page itself say about a page.
struct Summary {
  let context: PageContext
  let index: Int

  func member(_ name: TemplateName) -> TemplateValue? {
    let (site, strings) = (context.site, context.strings)
    let page = site.pages[index]
    switch name {
    case .title: return .text(page.title)
    case .href: return .text(context.href.page(page.url))
    case .kind: return .text(page.kind.rawValue)
    case .description: return .present(site.description(of: page))
    case .tags: return .present(tags(of: page))
    case .minutes: return page.minutes.map { .number($0) }
    case .mode: return page.mode.map { .text($0.rawValue) }
    case .modeTitle: return page.mode.map { .text(strings[$0.stringKey]) }
    case .subtitle: return page.mode.map { .text(strings[$0.stringKey + "Subtitle"]) }
    case .level: return site.level(of: page).map { .text($0.rawValue) }
    case .levelTitle: return site.level(of: page).map { .text(strings[$0.stringKey]) }
    default: return nil
    }
  }

  private func tags(of page: SitePage) -> [TemplateValue] {
    (page.source?.head.tags ?? []).compactMap { tag in
      context.site.page(tag: tag).map {
        .fields([
          .title: .text(tag), .href: .text(context.href.page(context.site.pages[$0].url)),
        ])
      }
    }
  }
}

/// A page in a list.
struct ChildMembers: TemplateScope {
  let context: PageContext
  let index: Int

  func member(_ name: TemplateName) -> TemplateValue? {
    let children = context.site.pages[index].children
    switch name {
    case .count: return children.isEmpty ? nil : .number(children.count)
    case .modes:
      guard context.site.pages[index].kind == .concept else { return nil }
      return .list(children.compactMap(mode))
    default: return Summary(context: context, index: index).member(name)
    }
  }

  private func mode(_ index: Int) -> TemplateValue? {
    let page = context.site.pages[index]
    return page.mode.map { mode in
      .fields([
        .title: .text(context.strings[mode.stringKey]), .href: .text(context.href.page(page.url)),
        .name: .text(mode.rawValue),
      ])
    }
  }
}

/// The page that is being composed.
struct PageMembers: TemplateScope {
  let context: PageContext

  func member(_ name: TemplateName) -> TemplateValue? {
    let (site, page) = (context.site, context.page)
    switch name {
    case .fullTitle: return .text(fullTitle)
    case .concept: return .present(conceptTitle)
    case .canonical: return .present(site.address(of: page))
    case .type: return .text(page.source == nil || page.kind == .home ? "website" : "article")
    case .future: return .flag(context.site.isFuture(page))
    case .jsonLD:
      return site.configuration.outputs.jsonLD ? .bytes(StructuredData(page, site).bytes) : nil
    default:
      return page.source.flatMap { member(name, $0.head, $0) }
        ?? Summary(context: context, index: context.index).member(name)
    }
  }

  /// What only pages with a file have.
  private func member(
    _ name: TemplateName, _ head: FrontMatter, _ source: SourcePage
  ) -> TemplateValue? {
    let strings = context.strings
    switch name {
    case .draft: return .flag(head.isDraft)
    case .objectives: return .present(head.objectives.map { .text($0) })
    case .prerequisites: return .present(prerequisites.map(context.link))
    case .hasTags: return .flag(!head.tags.isEmpty)
    case .hasObjectives: return .flag(!head.objectives.isEmpty)
    case .hasPrerequisites: return .flag(!prerequisites.isEmpty)
    case .hasBriefing: return .flag(!head.objectives.isEmpty || !prerequisites.isEmpty)
    case .date: return head.date.map { .text($0.description) }
    case .dateText: return head.date.map { .text(strings.text(of: $0)) }
    case .updated: return head.updated.map { .text($0.description) }
    case .updatedText: return head.updated.map { .text(strings.text(of: $0)) }
    case .edit: return context.site.editAddress(of: source).map { .text($0) }
    case .markdown: return copy
    case .image: return context.site.imageAddress(of: context.page).map { .text($0) }
    case .extra: return head.extra.map(AuthorValue.value)
    default: return nil
    }
  }

  private var prerequisites: [Int] { context.site.prerequisites(of: context.page) }

  private var conceptTitle: String? {
    let site = context.site
    guard context.page.mode != nil else { return nil }
    return site.concept(of: context.index).map { site.pages[$0].title }
  }

  private var fullTitle: String {
    let page = context.page
    return [page.title, conceptTitle, page.kind == .home ? nil : context.site.title]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private var copy: TemplateValue? {
    guard context.site.configuration.outputs.markdownCopies else { return nil }
    return context.page.url.appending("index.md").map { .text(context.href.file($0)) }
  }
}

/// What an author adds in front matter for templates of their own.
struct AuthorValue: OpenScope {
  let node: DataNode

  func member(called word: String) -> TemplateValue? { node[word].map(Self.value) }

  static func value(_ node: DataNode) -> TemplateValue {
    switch node.content {
    case .null: .flag(false)
    case .scalar(let text, _): node.boolean.map { .flag($0) } ?? .text(text)
    case .sequence(let elements): .list(elements.map(value))
    case .mapping: .open(AuthorValue(node: node))
    }
  }
}

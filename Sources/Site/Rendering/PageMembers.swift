import DataNodes
import FileTrees

/// The summary of a page, for lists and for itself.
struct Summary {
  let context: PageContext
  let index: Int

  func member(_ name: TemplateName) -> TemplateValue? {
    // The site is never held in a variable: that would count a reference for each of its parts.
    let composer = context.composer
    switch name {
    case .title: return .text(composer.site.pages[index].title)
    case .href: return .text(context.href.page(composer.site.pages[index].url))
    case .kind: return .text(composer.site.pages[index].kind.rawValue)
    case .description:
      return .present(composer.site.description(of: composer.site.pages[index]))
    case .tags: return .present(tags)
    case .minutes:
      return composer.site.minutes(of: composer.site.pages[index]).map { .number($0) }
    case .mode: return mode.map { .text($0.rawValue) }
    case .modeTitle: return mode.map { .text(composer.strings[$0.stringKey]) }
    case .subtitle: return mode.map { .text(composer.strings[$0.stringKey + "Subtitle"]) }
    case .level: return level.map { .text($0.rawValue) }
    case .levelTitle: return level.map { .text(composer.strings[$0.stringKey]) }
    default: return nil
    }
  }

  private var mode: Mode? { context.composer.site.pages[index].mode }
  private var level: Level? { context.composer.site.level(of: context.composer.site.pages[index]) }

  private var tags: [TemplateValue] {
    let (composer, href) = (context.composer, context.href)
    return (composer.site.pages[index].source?.head.tags ?? []).compactMap { tag in
      composer.site.page(tag: tag).map {
        .fields([.title: .text(tag), .href: .text(href.page(composer.site.pages[$0].url))])
      }
    }
  }
}

/// A page in a list.
final class ChildMembers: TemplateScope {
  private let context: PageContext
  private let index: Int

  init(_ index: Int, _ context: PageContext) {
    self.context = context
    self.index = index
  }

  func member(_ name: TemplateName) -> TemplateValue? {
    switch name {
    case .count:
      let count = context.composer.site.pages[index].children.count
      return count == 0 ? nil : .number(count)
    case .modes:
      guard context.composer.site.pages[index].kind == .concept else { return nil }
      return .list(context.composer.site.pages[index].children.compactMap(mode))
    default: return Summary(context: context, index: index).member(name)
    }
  }

  private func mode(_ index: Int) -> TemplateValue? {
    let page = context.composer.site.pages[index]
    return page.mode.map { mode in
      .fields([
        .title: .text(context.strings[mode.stringKey]), .href: .text(context.href.page(page.url)),
        .name: .text(mode.rawValue),
      ])
    }
  }
}

/// The page that is being composed.
final class PageMembers: TemplateScope {
  /// Holds this, and lives while its page is composed.
  private unowned let context: PageContext

  init(_ context: PageContext) {
    self.context = context
  }

  func member(_ name: TemplateName) -> TemplateValue? {
    switch name {
    case .fullTitle: return .text(fullTitle)
    case .concept: return .present(conceptTitle)
    case .canonical: return .present(context.composer.site.address(of: context.page))
    case .type: return .text(isArticle ? "article" : "website")
    case .future: return .flag(context.composer.site.isFuture(context.page))
    case .jsonLD:
      guard context.composer.site.configuration.outputs.jsonLD else { return nil }
      return .bytes(StructuredData(context.page, context.composer.site).bytes)
    default:
      return context.source.flatMap { member(name, $0) }
        ?? Summary(context: context, index: context.index).member(name)
    }
  }

  private var isArticle: Bool { context.source != nil && context.kind != .home }

  /// What only pages with a file have.
  private func member(_ name: TemplateName, _ source: SourcePage) -> TemplateValue? {
    switch name {
    case .draft: return .flag(source.head.isDraft)
    case .objectives: return .present(source.head.objectives.map { .text($0) })
    case .prerequisites: return .present(prerequisites.map(context.link))
    case .hasTags: return .flag(!source.head.tags.isEmpty)
    case .hasObjectives: return .flag(!source.head.objectives.isEmpty)
    case .hasPrerequisites: return .flag(!prerequisites.isEmpty)
    case .hasBriefing: return .flag(!source.head.objectives.isEmpty || !prerequisites.isEmpty)
    case .date: return source.head.date.map { .text($0.description) }
    case .dateText: return source.head.date.map { .text(context.composer.strings.text(of: $0)) }
    case .updated: return source.head.updated.map { .text($0.description) }
    case .updatedText:
      return source.head.updated.map { .text(context.composer.strings.text(of: $0)) }
    case .edit: return context.composer.site.editAddress(of: source).map { .text($0) }
    case .markdown: return copy
    case .image: return context.composer.site.imageAddress(of: context.page).map { .text($0) }
    case .extra: return source.head.extra.map(AuthorValue.value)
    default: return nil
    }
  }

  private var prerequisites: [Int] { context.composer.site.prerequisites(of: context.page) }

  private var conceptTitle: String? {
    guard context.composer.site.pages[context.index].mode != nil else { return nil }
    return context.composer.site.concept(of: context.index).map {
      context.composer.site.pages[$0].title
    }
  }

  private var fullTitle: String {
    let page = context.page
    return [page.title, conceptTitle, page.kind == .home ? nil : context.composer.site.title]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private var copy: TemplateValue? {
    guard context.composer.site.configuration.outputs.markdownCopies else { return nil }
    return context.page.url.appending("index.md").map { .text(context.href.file($0)) }
  }
}

/// An author's own value in front matter, for templates of their own.
final class AuthorValue: OpenScope {
  private let node: DataNode

  init(_ node: DataNode) {
    self.node = node
  }

  func member(called word: String) -> TemplateValue? { node[word].map(Self.value) }

  static func value(_ node: DataNode) -> TemplateValue {
    switch node.content {
    case .null: .flag(false)
    case .scalar(let text, _): node.boolean.map { .flag($0) } ?? .text(text)
    case .sequence(let elements): .list(elements.map(value))
    case .mapping: .open(AuthorValue(node))
    }
  }
}

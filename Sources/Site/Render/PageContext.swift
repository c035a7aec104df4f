import DataNodes
import FileTrees
import MarkdownPages

/// What the templates of one page see, as the dictionaries that the template library reads. The
/// names are those of `TemplateShape`; a test holds them equal.
struct PageContext {
  private let page: SitePage
  private let site: SiteModel
  private let strings: ThemeStrings
  private let theme: ThemeAssets
  private let generator: String
  private let href: Href

  init(_ page: SitePage, _ composer: PageComposer, _ href: Href) {
    self.page = page
    self.href = href
    site = composer.site
    strings = composer.strings
    theme = composer.theme
    generator = composer.generator
  }

  /// The whole context but `content`, `sidebar` and `strings`.
  var dictionary: [String: Any] {
    var context: [String: Any] = ["site": siteMembers, "assets": assets, "page": pageMembers]
    context.put("nav", navigation)
    context.put("breadcrumbs", breadcrumbs)
    if let modes { context["modes"] = modes }
    if let toc { context["toc"] = toc }
    if let previous = page.previous { context["previous"] = link(site.pages[previous]) }
    if let next = page.next { context["next"] = link(site.pages[next]) }
    if page.kind == .notFound { context["robots"] = "noindex" }
    switch page.kind {
    case .section, .concept, .tag, .tags, .home: context.put("children", page.children.map(child))
    default: break
    }
    switch page.kind {
    case .home: context.put("groups", homeGroups)
    case .tags: context.put("groups", tagGroups)
    case .glossary: context["groups"] = GlossaryContext(site, href).groups
    default: break
    }
    return context
  }

  private var siteMembers: [String: Any] {
    let configuration = site.configuration
    var members: [String: Any] = [
      "title": configuration.title, "language": configuration.language,
      "home": href.page(.root), "generator": generator, "search": site.hasSearch,
      "policy": site.securityHeaders.policy,
    ]
    members.put("description", configuration.description)
    members.put("baseURL", configuration.baseURL)
    members.put("author", configuration.authorName)
    members.put("authorURL", configuration.authorURL)
    members.put("license", configuration.license)
    members.put("repository", configuration.repository)
    if let feed = SitePath("feed.xml"), site.writesFeed { members["feed"] = href.file(feed) }
    if let llms = SitePath("llms.txt"), configuration.outputs.llms {
      members["llms"] = href.file(llms)
    }
    members.put("glossary", site.glossaryPage.map { href.page(site.pages[$0].url) })
    members.put("tags", site.tagsPage.map { href.page(site.pages[$0].url) })
    return members
  }

  private var assets: [String: Any] {
    var assets: [String: Any] = [
      "css": href.file(theme.css), "js": href.file(theme.js), "boot": href.file(theme.boot),
    ]
    if let icon = theme.icon { assets["icon"] = href.file(icon) }
    if let root = SitePath(ThemeAssets.folder) { assets["root"] = href.file(root) + "/" }
    return assets
  }

  private var navigation: [[String: Any]] {
    let own = site.navigation.entry(of: page.index)
    return site.navigation.entries.enumerated().map { number, entry in
      switch entry.target {
      case .page(let index):
        [
          "title": entry.title, "href": href.page(site.pages[index].url), "current": number == own,
        ]
      case .url(let url):
        ["title": entry.title, "href": url, "current": false, "external": true]
      }
    }
  }

  private var pageMembers: [String: Any] {
    var members = summary(page)
    let concept = site.concept(of: page.index).map { site.pages[$0] }
    let conceptTitle = page.mode == nil ? nil : concept?.title
    members["fullTitle"] = ([page.title, conceptTitle] + [page.kind == .home ? nil : site.title])
      .compactMap { $0 }.joined(separator: " · ")
    members.put("concept", conceptTitle)
    members.put("canonical", site.address(of: page))
    members["type"] = page.source == nil || page.kind == .home ? "website" : "article"
    members["future"] = site.isFuture(page)
    if site.configuration.outputs.jsonLD { members["jsonLD"] = StructuredData(page, site).text }
    guard let source = page.source else { return members }
    members["draft"] = source.head.isDraft
    members.put("objectives", source.head.objectives)
    members.put("prerequisites", site.prerequisites(of: page).map { link(site.pages[$0]) })
    members["hasTags"] = !source.head.tags.isEmpty
    let hasObjectives = members["objectives"] != nil
    let hasPrerequisites = members["prerequisites"] != nil
    members["hasObjectives"] = hasObjectives
    members["hasPrerequisites"] = hasPrerequisites
    members["hasBriefing"] = hasObjectives || hasPrerequisites
    if let date = source.head.date {
      members["date"] = date.description
      members["dateText"] = strings.text(of: date)
    }
    if let date = source.head.updated {
      members["updated"] = date.description
      members["updatedText"] = strings.text(of: date)
    }
    if let edit = site.editAddress(of: source) { members["edit"] = edit }
    if site.configuration.outputs.markdownCopies, let copy = page.url.appending("index.md") {
      members["markdown"] = href.file(copy)
    }
    if let image = site.imageAddress(of: page) { members["image"] = image }
    if let extra = source.head.extra { members["extra"] = Self.value(extra) }
    return members
  }

  private func link(_ page: SitePage) -> [String: Any] {
    let concept = site.concept(of: page.index).map { site.pages[$0].title }
    let mode = page.mode.map { strings[$0.stringKey] }
    let title = mode.map { (concept.map { $0 + ": " } ?? "") + $0 } ?? page.title
    return ["title": title, "href": href.page(page.url)]
  }

  /// What lists and the page itself say about a page.
  private func summary(_ page: SitePage) -> [String: Any] {
    var members: [String: Any] = [
      "title": page.title, "href": href.page(page.url), "kind": page.kind.rawValue,
    ]
    members.put("description", site.description(of: page))
    members.put("tags", tags(of: page))
    if let minutes = page.minutes { members["minutes"] = minutes }
    if let mode = page.mode {
      members["mode"] = mode.rawValue
      members["modeTitle"] = strings[mode.stringKey]
      members["subtitle"] = strings[mode.stringKey + "Subtitle"]
    }
    if let level = site.level(of: page) {
      members["level"] = level.rawValue
      members["levelTitle"] = strings[level.stringKey]
    }
    return members
  }

  private func child(_ index: Int) -> [String: Any] {
    let page = site.pages[index]
    var members = summary(page)
    if !page.children.isEmpty { members["count"] = page.children.count }
    if page.kind == .concept {
      members["modes"] = page.children.compactMap { site.pages[$0] }.filter { $0.mode != nil }.map {
        [
          "title": strings[$0.mode?.stringKey ?? ""], "href": href.page($0.url),
          "name": $0.mode?.rawValue ?? "",
        ] as [String: Any]
      }
    }
    return members
  }

  private func tags(of page: SitePage) -> [[String: Any]] {
    (page.source?.head.tags ?? []).compactMap { tag in
      site.page(tag: tag).map { ["title": tag, "href": href.page(site.pages[$0].url)] }
    }
  }

  private var breadcrumbs: [[String: Any]] {
    guard page.kind != .home else { return [] }
    let above = site.ancestors(of: page.index).map { index -> [String: Any] in
      let title = index == 0 ? strings["home"] : site.pages[index].title
      return ["title": title, "href": href.page(site.pages[index].url), "last": false]
    }
    let title = page.mode.map { strings[$0.stringKey] } ?? page.title
    return above + [["title": title, "href": href.page(page.url), "last": true]]
  }

  private var modes: [String: Any]? {
    guard let concept = site.concept(of: page.index) else { return nil }
    let items = site.pages[concept].children.map { site.pages[$0] }.filter { $0.mode != nil }
    guard !items.isEmpty else { return nil }
    return [
      "items": items.map { item -> [String: Any] in
        [
          "title": strings[item.mode?.stringKey ?? ""], "name": item.mode?.rawValue ?? "",
          "href": href.page(item.url), "current": item.index == page.index,
          "subtitle": strings[(item.mode?.stringKey ?? "") + "Subtitle"],
          "minutes": item.minutes ?? 1,
        ]
      }
    ]
  }

  private var toc: [String: Any]? {
    let headings = page.source?.markdown.outline.filter { (2...3).contains($0.level) } ?? []
    guard headings.count >= 2 else { return nil }
    var items: [(heading: MarkdownPage.Heading, children: [[String: Any]])] = []
    for heading in headings {
      if heading.level == 2 || items.isEmpty {
        items.append((heading, []))
      } else {
        items[items.count - 1].children.append(Self.tocItem(heading, []))
      }
    }
    return ["items": items.map { Self.tocItem($0.heading, $0.children) }]
  }

  private static func tocItem(
    _ heading: MarkdownPage.Heading, _ children: [[String: Any]]
  ) -> [String: Any] {
    var item: [String: Any] = [
      "title": String(decoding: heading.html, as: UTF8.self), "id": heading.id,
      "level": heading.level,
    ]
    if !children.isEmpty { item["children"] = children }
    return item
  }

  /// The parts of the navigation as the home page shows them.
  private var homeGroups: [[String: Any]] {
    site.navigation.entries.compactMap { entry in
      guard case .page(let target) = entry.target else { return nil }
      let members = entry.groups == [target] ? site.pages[target].children : entry.groups
      return [
        "title": entry.title, "href": href.page(site.pages[target].url),
        "id": AddressPart.text(entry.title), "children": members.map(child),
      ]
    }
  }

  private var tagGroups: [[String: Any]] {
    site.tags.map { tag in
      [
        "title": tag.name, "href": href.page(site.pages[tag.page].url),
        "id": AddressPart.text(tag.name),
        "children": tag.members.map(child),
      ]
    }
  }

  /// An author's value for the template library.
  private static func value(_ node: DataNode) -> Any {
    switch node.content {
    case .null: return false
    case .scalar(let text, _): return node.boolean ?? text as Any
    case .sequence(let elements): return elements.map(value)
    case .mapping(let members):
      return Dictionary(uniqueKeysWithValues: members.map { ($0.name, value($0.value)) })
    }
  }
}

extension [String: Any] {
  /// Adds text unless it is empty: a template's section over empty text would be entered.
  fileprivate mutating func put(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { self[name] = text }
  }

  /// Adds a list unless it is empty.
  fileprivate mutating func put<Element>(_ name: String, _ list: [Element]) {
    if !list.isEmpty { self[name] = list }
  }
}

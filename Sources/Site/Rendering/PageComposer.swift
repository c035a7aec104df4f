import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages
import Markup
import Synchronization

/// Composes whole pages from bodies, templates and the site around them. Pure: a page may be
/// composed at any time, in any order, by any task.
final class PageComposer: Sendable {
  let site: SiteModel
  /// The way to files that are published as they are.
  let content: FileDoor
  let theme: ThemeAssets
  let strings: ThemeStrings
  private let templates: TemplateSet
  private let sidebars: Sidebars
  /// How many pages were composed so far.
  let composed = Atomic(0)
  /// This program and its version.
  let generator: String

  init(
    _ site: SiteModel, _ design: SiteDesign, content: FileDoor, strings: ThemeStrings,
    generator: String
  ) {
    self.site = site
    self.content = content
    let templates = design.templates
    self.templates = templates
    theme = design.assets
    self.strings = strings
    self.generator = generator
    sidebars = Sidebars { Sidebar($0, site, templates, strings) }
  }

  /// How references are written in a page.
  func href(from page: SitePage) -> Href {
    let links = site.configuration.links
    return page.kind == .notFound
      ? Href(absoluteBelow: site.basePath, links) : Href(from: page.url, links)
  }

  /// The navigation beside a page; nil for pages without one.
  func sidebar(of index: Int) -> Sidebar? {
    Sidebar.key(site.pages[index], site).map { sidebars[$0] }
  }

  /// The whole page as HTML. Throws when its body cannot be read back.
  func html(_ page: SitePage) throws(FileError) -> [UInt8] {
    composed.add(1, ordering: .relaxed)
    let body = try page.source?.body.html()
    let context = PageContext(page.index, self, href(from: page), body: body)
    let expected = 16_384 + (body?.bytes.count ?? 0) * 5 / 4
    return templates.render(template(of: page), context, expecting: expected)
  }

  /// A page that leads from an old address to a page.
  func redirect(to page: SitePage, from folder: SitePath) -> [UInt8] {
    let context = PageContext(page.index, self, Href(from: folder, site.configuration.links))
    return templates.render("redirect", RedirectContext(page: context))
  }

  /// A page for something a block of `page` offers, published as `folder`.
  func embed(_ export: MarkdownPage.Export, of page: SitePage, in folder: SitePath) -> [UInt8] {
    let context = PageContext(page.index, self, Href(from: folder, site.configuration.links))
    let elements = export.elements + templates.elements(in: "embed")
    return templates.render(
      "embed", EmbedContext(page: context, export: export, elements: Set(elements).sorted()))
  }

  /// Appends a part of a page with its holes filled.
  func write(_ part: Fragment, of index: Int, _ href: Href, into bytes: inout [UInt8]) {
    let targets = site.targets[index]
    part.write(into: &bytes) { hole, bytes in
      switch hole {
      case .href(let reference):
        bytes.append(escaped: address(of: targets[reference], href) ?? "")
      // A page is complete: its rows and names are filled in.
      case .row, .own: break
      case .site(let name):
        SiteHole(site, strings, page: index, href).write(name, into: &bytes) {
          address(of: $0, href) ?? ""
        }
      case .image(let reference):
        bytes.append(literal: "src=\"")
        bytes.append(escaped: address(of: targets[reference], href) ?? "")
        bytes.append(UInt8(ascii: "\""))
        guard case .asset(let index)? = targets[reference],
          let size = site.assets.assets[index].size
        else { return }
        bytes.append(attribute: "width", String(size.width))
        bytes.append(attribute: "height", String(size.height))
      }
    }
  }

  /// The address of what a reference leads to, as seen from a page.
  func address(of target: LinkTarget?, _ href: Href) -> String? {
    switch target {
    case .page(let index, let anchor): href.page(site.pages[index].url, anchor: anchor)
    case .asset(let index): href.file(site.assets.assets[index].published)
    case .file(let path, let tail): href.file(path) + tail
    case nil: nil
    }
  }

  /// The custom elements of a page: those of its body and those of its template, sorted.
  func elements(of page: SitePage) -> [String] {
    let own = page.source?.markdown.elements ?? []
    let run = site.featuredRun(of: page).map { CustomElements.names(in: $0.export.html.bytes) }
    let others = templates.elements(in: template(of: page)) + (run ?? [])
    return others.isEmpty ? own : Set(own + others).sorted()
  }

  private func template(of page: SitePage) -> String {
    if let own = page.source?.head.template?.text, templates.has(own) { return own }
    switch page.kind {
    case .mode: return "page"
    case .notFound: return "404"
    case let kind: return kind.rawValue
    }
  }
}

/// The scope of an embedded block's template: the page the block stands in, as seen from there.
private final class EmbedContext: TemplateScope {
  private let page: PageContext
  private let export: MarkdownPage.Export
  private let assets: AssetMembers

  init(page: PageContext, export: MarkdownPage.Export, elements: [String]) {
    self.page = page
    self.export = export
    assets = AssetMembers(page.composer, page.index, page.href, elements: elements)
  }

  func member(_ name: TemplateName) -> TemplateValue? {
    switch name {
    case .target: .text(page.href.page(page.page.url, anchor: export.id))
    case .title: .text(export.title)
    case .id: .text(export.id)
    case .kind: .text(export.kind)
    case .robots: .text("noindex")
    case .assets: .scope(assets)
    case .content:
      .markup {
        self.page.composer.write(
          self.export.html, of: self.page.index, self.page.href, into: &$0)
      }
    case .sidebar: nil
    default: page.member(name)
    }
  }
}

/// The scope of an old address's template: the page it leads to, as seen from there.
private final class RedirectContext: TemplateScope {
  private let page: PageContext

  init(page: PageContext) {
    self.page = page
  }

  func member(_ name: TemplateName) -> TemplateValue? {
    let target = page.page
    switch name {
    case .target: return .text(page.href.page(target.url))
    case .canonical:
      return .text(page.composer.site.address(of: target) ?? page.href.page(target.url))
    case .title: return .text(target.title)
    case .robots: return .text("noindex")
    case .content, .sidebar: return nil
    default: return page.member(name)
    }
  }
}

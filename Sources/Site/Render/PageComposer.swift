import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages
import Markup

/// Composes whole pages from bodies, templates and the site around them. Pure: a page may be
/// composed at any time, in any order, by any task.
struct PageComposer: Sendable {
  let site: SiteModel
  let theme: ThemeAssets
  let strings: ThemeStrings
  private let templates: TemplateSet
  private let sidebars: Sidebars
  /// This program and its version.
  let generator: String

  init(_ site: SiteModel, _ design: SiteDesign, strings: ThemeStrings, generator: String) {
    self.site = site
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

  /// The whole page as HTML.
  func html(_ page: SitePage) throws(FileError) -> [UInt8] {
    let content = try page.source?.body.html()
    let href = href(from: page)
    var context = PageContext(page, self, href).dictionary
    context["content"] = page.hasBody ? Self.contentMark : ""
    let sidebar = Sidebar.key(page, site).map { sidebars[$0] }
    context["sidebar"] = sidebar == nil ? "" : Self.sidebarMark
    context["strings"] = strings.context
    let text = templates.render(template(of: page), context)
    return spliced(text) { mark, bytes in
      if mark == UInt8(ascii: "S") {
        sidebar?.write(current: page.index, into: &bytes)
      } else {
        bytes.append(contentsOf: content.map { body($0, of: page, href) } ?? [])
      }
    }
  }

  /// A page that leads from an old address to a page.
  func redirect(to page: SitePage, from folder: SitePath) -> [UInt8] {
    let href = Href(from: folder, site.configuration.links)
    var context = PageContext(page, self, href).dictionary
    context["strings"] = strings.context
    context["robots"] = "noindex"
    context["target"] = href.page(page.url)
    context["canonical"] = site.address(of: page) ?? href.page(page.url)
    context["title"] = page.title
    return Array(templates.render("redirect", context).utf8)
  }

  /// A page's body with its holes filled.
  private func body(_ body: Fragment, of page: SitePage, _ href: Href) -> [UInt8] {
    let targets = site.targets[page.index]
    return body.filled { hole, bytes in
      switch hole {
      case .href(let reference):
        bytes.append(escaped: address(of: targets[reference], href) ?? "")
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

  private func template(of page: SitePage) -> String {
    if let own = page.source?.head.template?.text, templates.has(own) { return own }
    switch page.kind {
    case .mode: return "page"
    case .notFound: return "404"
    case let kind: return kind.rawValue
    }
  }

  // Large markup travels past the templates: they see a mark, and its bytes are put in behind.
  private static let contentMark = "\u{2}C\u{3}"
  private static let sidebarMark = "\u{2}S\u{3}"

  private func spliced(_ text: String, _ fill: (UInt8, inout [UInt8]) -> Void) -> [UInt8] {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count + 32_768)
    var start = 0
    while let mark = source[start...].firstIndex(of: 0x02) {
      bytes.append(contentsOf: source[start..<mark])
      guard mark + 2 < source.count, source[mark + 2] == 0x03 else {
        start = mark + 1
        continue
      }
      fill(source[mark + 1], &bytes)
      start = mark + 3
    }
    bytes.append(contentsOf: source[start...])
    return bytes
  }
}

extension SitePage {
  /// Whether there is something for a template's `content`.
  fileprivate var hasBody: Bool { source.map { !$0.body.isEmpty } ?? false }
}

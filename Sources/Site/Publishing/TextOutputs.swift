import Blocks
import DataNodes
import FileTrees
import MarkdownPages

/// `robots.txt`: everything may be read; here is the map.
struct RobotsOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    let configuration = composer.site.configuration
    guard configuration.outputs.robots else { return [] }
    var text = "User-agent: *\nAllow: /\n"
    if configuration.outputs.sitemap, let base = configuration.baseURL {
      text += "\nSitemap: \(base)sitemap.xml\n"
    }
    let bytes = Array(text.utf8)
    return [FileTree.Entry("robots.txt") { bytes }].compactMap { $0 }
  }
}

/// `llms.txt`: the site's contents as Markdown links, for programs that read language
/// (llmstxt.org). Links lead to the Markdown copies where there are any.
struct LLMsOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    guard composer.site.configuration.outputs.llms else { return [] }
    return [FileTree.Entry("llms.txt") { Self.text(composer.site) }].compactMap { $0 }
  }

  private static func text(_ site: SiteModel) -> [UInt8] {
    var text = "# \(plain(site.title))\n"
    let about = plain(site.configuration.description)
    if !about.isEmpty { text += "\n> \(about)\n" }
    for section in site.pages[0].children.map({ site.pages[$0] }) {
      if section.children.isEmpty {
        text += "\n" + line(section, site)
        continue
      }
      text += "\n## \(plain(section.title))\n\n" + line(section, site)
      var pending = Array(section.children.reversed())
      while let index = pending.popLast() {
        text += line(site.pages[index], site)
        pending.append(contentsOf: site.pages[index].children.reversed())
      }
    }
    return Array(text.utf8)
  }

  /// Text on one line that Markdown reads as nothing but text.
  private static func plain(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        if result.last != " " { result += " " }
        continue
      }
      if "\\`*_[]<>".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private static func line(_ page: SitePage, _ site: SiteModel) -> String {
    let hasCopy = site.configuration.outputs.markdownCopies && page.source != nil
    let base = site.configuration.baseURL ?? ""
    let address = base + Href.address(page.url) + (hasCopy ? "index.md" : "")
    let description = plain(site.description(of: page))
    return "- [\(plain(page.title))](\(address))" + (description.isEmpty ? "" : ": \(description)")
      + "\n"
  }
}

/// `_headers`: the security headers for hosts that read such a file. The same policy is in every
/// page as a `meta` element.
struct HeadersOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    guard composer.site.configuration.outputs.headers else { return [] }
    let site = composer.site
    let text = site.securityHeaders.all.map { "  \($0.name): \($0.value)\n" }.joined()
    let assets = "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    let bytes = Array(("/*\n" + text + assets + Self.embeddable(site)).utf8)
    return [FileTree.Entry("_headers") { bytes }].compactMap { $0 }
  }

  /// A rule for each page made to be embedded: the policy for all pages is taken off and another
  /// one set.
  private static func embeddable(_ site: SiteModel) -> String {
    let name = SecurityHeaders.policyName
    let headers = site.securityHeaders.headers(embeddable: true).filter { $0.name == name }
    let lines = "  ! \(name)\n" + headers.map { "  \($0.name): \($0.value)\n" }.joined()
    return site.pages.flatMap { page in
      (page.source?.markdown.exports ?? []).map { "/\(page.url.text)/\($0.id)/*\n\(lines)" }
    }.joined()
  }
}

/// JSON Schemas of what authors write, for editors, and of what runs and blocks publish:
/// `schemas/site.schema.json`, `schemas/run.schema.json`, `schemas/player.schema.json`.
struct SchemasOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    guard composer.site.configuration.outputs.schemas else { return [] }
    return PublishedSchemas.files.compactMap { file in FileTree.Entry(file.path) { file.bytes() } }
  }
}

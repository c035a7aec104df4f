package import Blocks
package import DataNodes
package import Diagnostics
package import MarkdownPages

/// `content/site.yaml`: what is true of the whole site. Every key may be left out.
package struct SiteConfiguration: Sendable {
  package var title = "Untitled site"
  package var description = ""
  /// With a slash at the end; nil while the site has no address, as on the author's machine.
  package var baseURL: String?
  package var language = "en"
  package var authorName: String?
  package var authorURL: String?
  /// `https://…/{path}` with `{path}` for the file's path from the site's root.
  package var editURL: String?
  /// How the preview opens a file in the author's editor: a link with `{path}`, `{line}` and
  /// `{column}`.
  package var editorLink: String?
  package var navigation: [NavigationItem] = []
  package var allowsRawHTML = false
  /// The schemes of addresses that pages may lead to.
  package var schemes = AddressSchemes()
  package var drawings = Drawings.auto
  /// Whether strict builds compare pages with what their modes should hold.
  package var holdsMinima = false
  package var search = Search.off
  package var links = Links.explicit
  package var license: String?
  package var repository: String?
  package var outputs = Outputs()

  package init() {}

  /// Whether a search index is made.
  package enum Search: String, Sendable, CaseIterable { case off, auto, require }

  /// Whether links name `index.html`.
  package enum Links: String, Sendable, CaseIterable { case explicit, pretty }

  /// An entry of the top navigation.
  package struct NavigationItem: Sendable {
    package let title: String?
    /// A page or section of the site, or an address elsewhere.
    package let target: FrontMatter.Located?
    package let children: [NavigationItem]
    package let span: SourceSpan
  }

  /// The files beside the pages; each can be switched off.
  package struct Outputs: Sendable {
    package var sitemap = true
    package var robots = true
    package var feed = true
    package var llms = true
    package var markdownCopies = true
    package var jsonLD = true
    package var tags = true
    package var headers = true
    package var schemas = false
    /// Whether compressed copies stand beside files of text.
    package var precompress = false

    package init() {}
  }

  /// The grammar: check, JSON Schema and manual table come from it.
  package static let schema = Schema.object(
    "site configuration",
    [
      Field("title", .text, "The site's name."),
      Field("description", .text, "One or two sentences about the site."),
      Field(
        "baseURL", siteAddress,
        "Where the site will be found, such as `https://example.org/course/`. Sitemap, feed and"
          + " canonical addresses need it; links between pages do not."),
      Field("language", .text, "The language of the pages as a BCP 47 tag. Default: `en`."),
      Field(
        "author",
        .object(
          "author",
          [
            Field("name", .text, "Who is named as the author."),
            Field("url", .text, "A page about the author."),
          ]), "Who wrote the site."),
      Field(
        "edit",
        .object(
          "edit",
          [
            Field(
              "url", .text, required: true,
              "The address where a page is edited; `{path}` stands for its file.")
          ]), "The link below each page that leads to its source."),
      Field(
        "preview",
        .object(
          "preview",
          [
            Field(
              "editor", .text,
              "The link that opens a place in your editor, with `{path}`, `{line}`, `{column}`.")
          ]), "How `coldstart serve` works with your tools."),
      Field("navigation", .list(of: navigationEntry), "The navigation at the top of every page."),
      Field(
        "markdown",
        .object(
          "markdown",
          [
            Field("rawHTML", .boolean, "Whether HTML in Markdown is kept."),
            Field(
              "schemes", .list(of: scheme),
              "Schemes of addresses that links may have beside http, https, mailto and tel."),
            Field(
              "diagrams", .choice(Drawings.allCases.map(\.rawValue)),
              "`auto` also draws plain text fences that surely are drawings; `fences` does not."),
          ]), "How Markdown is read."),
      Field(
        "search", .choice(Search.allCases.map(\.rawValue)),
        "Whether pages can be searched: `auto` when the indexer is installed, `require` always."),
      Field(
        "links", .choice(Links.allCases.map(\.rawValue)),
        "`explicit` links name `index.html` and also work from a folder; `pretty` ones do not."),
      Field(
        "analytics", .choice(["off"]), "No page calls home. This key only makes that explicit."
      ),
      Field(
        "minima", .boolean,
        "Whether strict builds compare each page with what its mode should hold at least."),
      Field("license", .text, "Under which terms the content may be used."),
      Field("repository", .text, "Where the sources of the site are kept."),
      Field("outputs", outputsSchema, "What is written beside the pages."),
    ])

  private static let navigationEntry = Schema.object(
    "navigation entry",
    [
      Field("title", .text, "The words of the link; else the page's title."),
      Field("path", .text, "A page or section, as a path in the content folder."),
      Field("url", .text, "An address elsewhere."),
      Field(
        "children", .list(of: .text),
        "Sections or pages that belong together under this entry, as paths."),
    ])

  private static let outputsSchema = Schema.object(
    "outputs",
    [
      Field("sitemap", .boolean, "`sitemap.xml`. Default: true."),
      Field("robots", .boolean, "`robots.txt`. Default: true."),
      Field("feed", .boolean, "`feed.xml`, the twenty newest dated pages. Default: true."),
      Field(
        "llms", .boolean, "`llms.txt`, the site's contents for language models. Default: true."),
      Field("markdownCopies", .boolean, "Each page's Markdown beside it. Default: true."),
      Field("jsonLD", .boolean, "Structured data in each page. Default: true."),
      Field("tags", .boolean, "A page for each tag. Default: true."),
      Field("headers", .boolean, "`_headers` for hosts that read it. Default: true."),
      Field("schemas", .boolean, "JSON Schemas of the file formats in `schemas/`. Default: false."),
      Field(
        "precompress", .boolean,
        "Each text file compressed beside it, as `.gz` and `.br`. Default: false."),
    ])

  /// Reads a checked mapping.
  package init(_ node: DataNode) {
    title = node["title"]?.text ?? title
    description = node["description"]?.text ?? description
    baseURL = node["baseURL"]?.text.map(Self.withSlash)
    language = node["language"]?.text ?? language
    authorName = node["author"]?["name"]?.text
    authorURL = node["author"]?["url"]?.text
    editURL = node["edit"]?["url"]?.text
    editorLink = node["preview"]?["editor"]?.text
    navigation = (node["navigation"]?.elements ?? []).map(NavigationItem.init)
    allowsRawHTML = node["markdown"]?["rawHTML"]?.boolean ?? false
    schemes = AddressSchemes(
      adding: (node["markdown"]?["schemes"]?.elements ?? []).compactMap(\.text))
    holdsMinima = node["minima"]?.boolean ?? holdsMinima
    drawings = node["markdown"]?["diagrams"]?.text.flatMap(Drawings.init) ?? drawings
    search = node["search"]?.text.flatMap(Search.init) ?? search
    links = node["links"]?.text.flatMap(Links.init) ?? links
    license = node["license"]?.text
    repository = node["repository"]?.text
    if let node = node["outputs"] { outputs = Outputs(node) }
  }

  /// A scheme as it stands before the colon.
  private static let scheme = Schema.string(
    "a scheme such as xmpp, none that runs what it holds", pattern: "^[a-z][a-z0-9+.-]*$"
  ) { scheme in
    scheme.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
      && scheme.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+.-".utf8.contains($0)
      } && !AddressSchemes.never.contains(scheme)
  }

  /// Where a site can be: a host, and a path that needs nothing left out of it.
  private static let siteAddress = Schema.string(
    "an address such as https://example.org/course/", pattern: "^https?://[^/?#\\s]+(/[^?#\\s]*)?$"
  ) { address in
    let scheme = ["https://", "http://"].first { address.hasPrefix($0) }
    let parts = address.dropFirst(scheme?.count ?? 0)
      .split(separator: "/", omittingEmptySubsequences: false)
    return scheme != nil && parts.first?.isEmpty == false
      && !parts.dropLast().dropFirst().contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && !address.contains { $0 == "?" || $0 == "#" || $0.isWhitespace }
  }

  /// A base address with its closing slash.
  package static func withSlash(_ url: String) -> String {
    url.hasSuffix("/") ? url : url + "/"
  }
}

extension SiteConfiguration.NavigationItem {
  /// Reads an entry: a mapping, or a path alone.
  init(_ node: DataNode) {
    span = node.span
    if let path = node.text {
      title = nil
      target = FrontMatter.Located(text: path, span: node.span)
      children = []
      return
    }
    title = node["title"]?.text
    let place = node["path"] ?? node["url"]
    target = place.flatMap { node in
      node.text.map { FrontMatter.Located(text: $0, span: node.span) }
    }
    children = (node["children"]?.elements ?? []).map(SiteConfiguration.NavigationItem.init)
  }
}

extension SiteConfiguration.Outputs {
  /// Reads the switches; those not named keep their default.
  init(_ node: DataNode) {
    self.init()
    sitemap = node["sitemap"]?.boolean ?? sitemap
    robots = node["robots"]?.boolean ?? robots
    feed = node["feed"]?.boolean ?? feed
    llms = node["llms"]?.boolean ?? llms
    markdownCopies = node["markdownCopies"]?.boolean ?? markdownCopies
    jsonLD = node["jsonLD"]?.boolean ?? jsonLD
    tags = node["tags"]?.boolean ?? tags
    headers = node["headers"]?.boolean ?? headers
    schemas = node["schemas"]?.boolean ?? schemas
    precompress = node["precompress"]?.boolean ?? precompress
  }
}

import Blocks
package import DataNodes
import MarkdownPages

extension SiteConfiguration {
  /// The keys: reading, check, JSON Schema and the manual's table come from them.
  package static let keys = Keys<SiteConfiguration, Unscoped>(
    "site configuration", { _ in SiteConfiguration() }, identity + reading + publishing)

  private typealias Key = DataNodes.Key<SiteConfiguration, Unscoped>

  private static let identity: [Key] = [
    Key("title", .text, \.title, "The site's name, in the header and in every page's title."),
    Key("description", .text, \.description, "One or two sentences about the site."),
    Key(
      "baseURL", .text(siteAddress),
      "Where the site will be found. Sitemap, feed, canonical addresses and previews need it; links"
        + " between pages do not.", example: "https://example.org/course/"
    ) { $0.baseURL = Self.withSlash($1) },
    Key(
      "language", .text, \.language,
      "The language of the pages as a BCP 47 tag, such as `en` or `pt-BR`."),
    .group(
      "author",
      [
        Key("name", .text, \.authorName, "Who is named as the author."),
        Key("url", .text, \.authorURL, "A page about the author."),
      ], "Who wrote the site."),
    Key(
      "navigation", .list(of: .object(NavigationItem.keys)),
      "The entries at the top of every page; else the sections, in order."
    ) {
      $0.navigation = $1
    },
    Key("license", .text, \.license, "Under which terms the content may be used."),
    Key("repository", .text, \.repository, "Where the sources are kept."),
  ]

  private static let reading: [Key] = [
    .group(
      "edit",
      [
        Key(
          "url", .text, \.editURL, required: true,
          "The address where a page is edited; `{path}` stands for its file.")
      ], "The link below each page that leads to its source."),
    .group(
      "preview",
      [
        Key(
          "editor", .text, \.editorLink,
          "The link that opens a place in your editor, with `{path}`, `{line}` and `{column}`; else"
            + " that of Visual Studio Code.")
      ], "How `coldstart serve` works with your tools."),
    .group("markdown", markdown, "How Markdown is read."),
    Key(
      "minima", .boolean, \.holdsMinima,
      "Whether strict builds compare each page with what its mode [should hold](facts.md#minima) at"
        + " least."),
  ]

  private static let markdown: [Key] = [
    Key("rawHTML", .boolean, \.allowsRawHTML, "Whether HTML in Markdown is kept."),
    Key(
      "schemes", .list(of: .text(scheme)),
      "Schemes that links may have beside `http`, `https`, `mailto` and `tel`, such as `xmpp`. Those"
        + " that run what they hold, such as `javascript`, are never allowed."
    ) { $0.schemes = AddressSchemes(adding: $1) },
    Key(
      "diagrams", .choice, \.drawings,
      "`auto` also draws plain text blocks that surely are [diagrams](diagrams.md); `fences` draws"
        + " those named `diagram` alone."),
  ]

  private static let publishing: [Key] = [
    Key(
      "search", .choice, \.search,
      "Whether there is a search: `auto` if the indexer is installed, `require` fails without it."),
    Key(
      "links", .choice, \.links,
      "`explicit` links end in `index.html` and also work from a folder on disk; `pretty` ones end in"
        + " `/`."),
    Key(
      "analytics", .text(.choice(["off"])), "No page calls home. The key exists to say so.",
      default: { _ in "off" }
    ) { _, _ in },
    Key("outputs", .object(Outputs.keys), "What is written beside the pages.") { $0.outputs = $1 },
  ]

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
}

extension SiteConfiguration.NavigationItem {
  private typealias Located = FrontMatter.Located

  fileprivate static let keys = Keys<Self, Unscoped>(
    "navigation entry", { _ in Self() },
    [
      Key("title", .text, \.title, "The words of the link; else the page's title."),
      Key("path", .located, \.target, "A page or section, as a path in the content folder."),
      Key("url", .located, "An address elsewhere.") { $0.target = $0.target ?? $1 },
      Key(
        "children", .list(of: .located),
        "Sections or pages that belong together under this entry, as paths."
      ) { item, paths in item.children = paths.map { Self(target: $0, span: $0.span) } },
    ]
  ) { node, item, _ in item.span = node.span }
}

extension SiteConfiguration.Outputs {
  fileprivate static let keys = Keys<Self, Unscoped>(
    "outputs", { _ in Self() },
    [
      Key("sitemap", .boolean, \.sitemap, "`sitemap.xml`, all pages for search engines."),
      Key("robots", .boolean, \.robots, "`robots.txt`."),
      Key(
        "feed", .boolean, \.feed,
        "`feed.xml`, an Atom feed of the twenty newest pages with a `date`."),
      Key("llms", .boolean, \.llms, "`llms.txt`, the site's contents for language models."),
      Key("markdownCopies", .boolean, \.markdownCopies, "Each page's Markdown beside it."),
      Key("jsonLD", .boolean, \.jsonLD, "Structured data in each page."),
      Key("tags", .boolean, \.tags, "A page for each tag, and one that lists the tags."),
      Key(
        "headers", .boolean, \.headers,
        "`_headers`, security and caching headers for hosts that read such a file."),
      Key("schemas", .boolean, \.schemas, "JSON Schemas of the file formats, for editors."),
      Key(
        "precompress", .boolean, \.precompress,
        "Each text file a second and a third time, compressed by gzip and brotli, as"
          + " `index.html.gz` and `index.html.br`."),
    ])
}

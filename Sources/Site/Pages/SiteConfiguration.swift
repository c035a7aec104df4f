package import Blocks
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
    package internal(set) var title: String?
    /// A page or section of the site, or an address elsewhere.
    package internal(set) var target: FrontMatter.Located?
    package internal(set) var children: [NavigationItem] = []
    /// Nil for an entry that is still being read.
    package internal(set) var span: SourceSpan?
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

  /// A base address with its closing slash.
  package static func withSlash(_ url: String) -> String {
    url.hasSuffix("/") ? url : url + "/"
  }
}

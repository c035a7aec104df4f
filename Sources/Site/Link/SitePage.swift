package import Diagnostics
package import FileTrees
package import MarkdownPages

/// A Markdown file, read: what stays the same whatever the rest of the site is.
///
/// An object, because many tables name the same page and it never changes.
package final class SourcePage: Sendable {
  package let file: ContentFolder.File
  package let head: FrontMatter
  /// What was found in the text. Its own `body` is empty: that is `body`.
  package let markdown: MarkdownPage
  /// The front matter's title, the body's first heading, or the file's name made readable.
  package let title: String
  package let body: PageBody
  package let diagnostics: DiagnosticBag
  /// Of the file and of all files that it read.
  let digest: ContentHash

  init(
    file: ContentFolder.File, head: FrontMatter, markdown: MarkdownPage, title: String,
    body: PageBody, diagnostics: DiagnosticBag, digest: ContentHash
  ) {
    self.digest = digest
    self.file = file
    self.head = head
    self.markdown = markdown
    self.title = title
    self.body = body
    self.diagnostics = diagnostics
  }
}

/// A page of the site, at its place among the others.
package struct SitePage: Sendable {
  /// What kind of page, which decides its template.
  package enum Kind: String, Sendable {
    case home, section, concept, page, mode, tags, tag, glossary, notFound
  }

  /// Its place in `SiteModel.pages`.
  package let index: Int
  package let kind: Kind
  package let title: String
  package let description: String
  /// The folder it is published as: the root for the home page, `cold-start/visual` for a mode.
  package let url: SitePath
  /// The file it comes from; nil for pages that the build makes up.
  package internal(set) var source: SourcePage?
  package let mode: Mode?
  /// The section, concept or home page it belongs to; nil for the home page.
  package var parent: Int?
  /// Pages of this section in reading order.
  package var children: [Int] = []
  /// The neighbours in reading order.
  package var previous: Int?
  package var next: Int?

  /// The file it is written to.
  package var output: SitePath {
    kind == .notFound ? url : url.appending("index.html") ?? url
  }

  /// Minutes of reading: the author's figure, else 200 words a minute, at least one.
  package var minutes: Int? {
    guard let source else { return nil }
    return source.head.minutes ?? max(1, (source.markdown.wordCount + 199) / 200)
  }
}

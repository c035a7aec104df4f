package import FileTrees
import MarkdownPages

/// A page of the site, at its place among the others.
package struct SitePage: Sendable {
  /// The kind of page, which decides its template.
  package enum Kind: String, Sendable {
    case home, section, concept, page, mode, tags, tag, glossary, notFound
  }

  /// Its place in `SiteModel.pages`.
  package var index: Int { face.index }
  package var kind: Kind { face.kind }
  package var title: String { face.title }
  package var description: String { face.description }
  /// The folder it is published as: the root for the home page, `cold-start/visual` for a mode.
  package var url: SitePath { face.url }
  /// The file it comes from; nil for pages that the build makes up.
  package var source: SourcePage? { face.source }
  package var mode: Mode? { face.mode }
  /// The section, concept or home page it belongs to; nil for the home page.
  package var parent: Int?
  /// Pages of this section in reading order.
  package var children: [Int] = []
  /// The neighbours in reading order.
  package var previous: Int?
  package var next: Int?
  /// What the page is wherever it stands. One object, because pages are walked over many times in
  /// a build, and each copy of a page counts a reference for each object in it.
  private let face: Face

  private final class Face: Sendable {
    let index: Int
    let kind: Kind
    let title: String
    let description: String
    let url: SitePath
    let source: SourcePage?
    let mode: Mode?

    init(
      index: Int, kind: Kind, title: String, description: String, url: SitePath,
      source: SourcePage?, mode: Mode?
    ) {
      self.index = index
      self.kind = kind
      self.title = title
      self.description = description
      self.url = url
      self.source = source
      self.mode = mode
    }
  }

  init(
    index: Int, kind: Kind, title: String, description: String, url: SitePath,
    source: SourcePage?, mode: Mode?, parent: Int?
  ) {
    face = Face(
      index: index, kind: kind, title: title, description: description, url: url, source: source,
      mode: mode)
    self.parent = parent
  }

  /// The file it is written to.
  package var output: SitePath {
    kind == .notFound ? url : url.appending("index.html") ?? url
  }

  /// Minutes that the page alone takes: the author's figure, else what its words, questions and
  /// runs ask for, at least one. A minute is 200 words, or two questions; a run that plays takes
  /// two.
  package var minutes: Int? {
    guard let source else { return nil }
    if let minutes = source.head.minutes { return minutes }
    let tally = source.markdown.tally
    let tasks = (tally["question"] ?? 0) * 100 + (tally["player"] ?? 0) * 400
    return max(1, (source.markdown.wordCount + tasks + 199) / 200)
  }
}

extension SitePage {
  /// The same page as another kind.
  func with(kind: Kind) -> SitePage { changed(kind: kind, source: source) }

  /// The same page, read again.
  func with(source: SourcePage) -> SitePage { changed(kind: kind, source: source) }

  private func changed(kind: Kind, source: SourcePage?) -> SitePage {
    var page = SitePage(
      index: index, kind: kind, title: title, description: description, url: url, source: source,
      mode: mode, parent: parent)
    (page.children, page.previous, page.next) = (children, previous, next)
    return page
  }
}

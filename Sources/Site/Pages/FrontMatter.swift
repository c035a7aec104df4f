package import DataNodes
package import Diagnostics
import MarkdownPages

/// The head of a page, between its `---` lines.
package struct FrontMatter: Sendable, Hashable {
  package var title: String?
  package var titleSpan: SourceSpan?
  package var description: String?
  package var weight: Int?
  package var isDraft = false
  /// Whether the home page lists the section.
  package var isOnHome = true
  package var date: CalendarDate?
  package var publish: CalendarDate?
  package var expiry: CalendarDate?
  package var updated: CalendarDate?
  package var tags: [String] = []
  package var level: Level?
  package var minutes: Int?
  package var mode: Mode?
  /// Paths of concepts or pages as written, with their places.
  package var prerequisites: [Located] = []
  package var objectives: [String] = []
  package var aliases: [Located] = []
  package var slug: Located?
  package var template: Located?
  package var image: Located?
  /// What the author adds for templates of their own.
  package var extra: DataNode?

  package init() {}

  /// Text of the author with its place.
  package struct Located: Sendable, Hashable {
    package let text: String
    package let span: SourceSpan
  }
}

extension FrontMatter {
  /// Parts a page's text into front matter and body. A first line of `---` opens front matter, the
  /// next line of `---` closes it; nil front matter when there is none.
  package static func split(
    _ text: SourceText, into bag: inout DiagnosticBag
  ) -> (matter: SourceText?, body: SourceText) {
    guard let split = FrontMatterFence.split(text.bytes) else { return (nil, text) }
    guard let body = split.body else {
      bag.report(.unclosedFrontMatter(text.span(split.matter)))
      return (nil, text)
    }
    return (text.slice(split.matter), text.slice(body..<text.bytes.count))
  }

}

package import Diagnostics
import FileTrees
package import MarkdownPages

/// A Markdown file, read: what stays the same whatever the rest of the site is.
///
/// An object, because many tables name the same page and it never changes.
package final class SourcePage: Sendable {
  package let file: ContentFolder.File
  package let head: FrontMatter
  /// What was found in the text. Its own `body` and `outline` are empty: those are kept here.
  package let markdown: MarkdownPage
  /// The front matter's title, the body's first heading, or the file's name made readable.
  package let title: String
  package let body: PageBody
  let kept: Kept<[MarkdownPage.Heading]>
  package let diagnostics: DiagnosticBag
  /// Of the file and of all files that it read.
  let digest: ContentHash

  init(
    file: ContentFolder.File, head: FrontMatter, markdown: MarkdownPage, title: String,
    body: PageBody, kept: Kept<[MarkdownPage.Heading]>, diagnostics: DiagnosticBag,
    digest: ContentHash
  ) {
    self.digest = digest
    self.kept = kept
    self.file = file
    self.head = head
    self.markdown = markdown
    self.title = title
    self.body = body
    self.diagnostics = diagnostics
  }

  /// Headings of the page in order. Only composing looks at them.
  package var outline: [MarkdownPage.Heading] { kept.value }
}

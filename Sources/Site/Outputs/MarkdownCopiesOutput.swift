import Diagnostics
import FileTrees
import MarkdownPages

/// Each page's Markdown as the author wrote it, under a heading with its title: for readers, and
/// programs, that would rather have text.
struct MarkdownCopiesOutput: SiteOutput {
  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    guard composer.site.configuration.outputs.markdownCopies else { return [] }
    return composer.site.pages.compactMap { page in
      guard let source = page.source, let path = page.url.appending("index.md") else { return nil }
      return FileTree.Entry(path) {
        let heading = source.markdown.title == nil ? "# \(page.title)\n\n" : ""
        let body = source.body.bytes.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return Array(heading.utf8) + body
      }
    }
  }
}

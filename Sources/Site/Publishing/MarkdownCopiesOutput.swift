import Diagnostics
import FileTrees
import MarkdownPages

/// Each page's Markdown under a heading with its title: for readers, and programs, that would
/// rather have text. It is as the author wrote it, with what blocks say in place of directives.
struct MarkdownCopiesOutput: PageOutput {
  func entry(_ page: SitePage, _ composer: PageComposer) -> FileTree.Entry? {
    guard composer.site.configuration.outputs.markdownCopies, let source = page.source,
      let path = page.url.appending("index.md")
    else { return nil }
    return FileTree.Entry(path) { () throws(FileError) in
      let title = MarkdownPrinter.text([.line("h1", [], page.title)])
      let heading = source.markdown.title == nil ? title + "\n" : ""
      let body = try source.body.markdown().drop {
        $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
      }
      return Array(heading.utf8) + body
    }
  }

  func inputs(of page: SitePage, _ inputs: SiteInputs) -> InputDigest { inputs.copy(page) }

  func url(of path: SitePath) -> SitePath? {
    path.name == "index.md" ? path.parent : nil
  }
}

import Diagnostics
import FileTrees
import MarkdownPages

/// The checks of a page's head that need no other pages.
enum PageChecks {
  static func check(_ page: SourcePage, into bag: inout DiagnosticBag) {
    let head = page.head
    if let title = page.markdown.title, let span = head.titleSpan, head.title != title.text {
      bag.report(.titleTwice(title, span))
    }
    let isNamed = head.title != nil || page.markdown.title != nil
    if !isNamed, page.file.path.text != "_index.md", page.file.path.text != "index.md" {
      bag.report(.missingTitle(page.file.shown, page.title))
    }
    if let publish = head.publish, let expiry = head.expiry, expiry <= publish {
      bag.report(.datesReversed(page.file.shown, "publish date", "expiry date"))
    }
    if let date = head.date, let updated = head.updated, updated < date {
      bag.report(.datesReversed(page.file.shown, "date", "revision"))
    }
    if let slug = head.slug, !isUsable(slug.text) { bag.report(.unusableSlug(slug)) }
  }

  private static func isUsable(_ slug: String) -> Bool {
    guard let path = SitePath(slug), path.depth == 0 else { return false }
    return !AddressPart.component(slug).isEmpty && AddressPart.canBeWritten(path)
  }
}

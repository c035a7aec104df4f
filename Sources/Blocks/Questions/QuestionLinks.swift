import MarkdownPages

/// Links from questions to rows. A question may be about a run that the page does not show: then
/// the words stay, and the link goes.
struct QuestionLinks: PageKey, Sendable {
  static let initial = QuestionLinks()

  /// The rows that questions point at.
  var anchors: [String] = []

  /// Called when the page is complete: takes the links to rows that are nowhere out of the body.
  static func settle(_ page: inout PageBuilder) {
    let rows = page[PageRuns.self].rows
    let lost = Set(page[QuestionLinks.self].anchors.filter { !rows.contains($0) })
    guard !lost.isEmpty else { return }
    page.page.body = without(page.page.body) { lost.contains($0) }
  }

  /// The fragment with no link to any row: for pages that show the quiz alone.
  static func withoutLinks(_ html: Fragment) -> Fragment { without(html) { _ in true } }

  private static func without(_ html: Fragment, _ isLost: (String) -> Bool) -> Fragment {
    let starts = ByteWords.ranges(of: " href=\"#", in: html.bytes)
    let follows = Array("\" data-run=\"".utf8)
    let ranges = starts.compactMap { start -> Range<Int>? in
      let anchor = html.bytes[start.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
      guard html.bytes[anchor.endIndex...].starts(with: follows),
        isLost(String(decoding: anchor, as: UTF8.self))
      else { return nil }
      return start.lowerBound..<anchor.endIndex + 1
    }
    return ranges.isEmpty ? html : html.removing(ranges)
  }
}

import Learning
import MarkdownPages

/// The changes that a condition makes in a run, as a table to open.
struct DifferenceView {
  private let difference: DifferenceTable
  private let words: Words

  init(_ difference: DifferenceTable, _ words: Words) {
    self.difference = difference
    self.words = words
  }

  /// `<details class="difference">` with one row a step or figure. Its id begins with that of its
  /// question. The number in its caption tells it from the page's others.
  func node(_ page: inout PageBuilder) -> Node {
    let number = page.number(of: "difference")
    let titles: [Word] = [.change, .subject, .withoutCondition, .withCondition]
    let table = RunTable(
      class: "difference-table", caption: .text("\(words[.whatIsDifferent]) \(number)"))
    return .block(
      "details", [.class("difference"), .own("id", .anchor("-difference"))],
      [
        .line("summary", [], words[.whatIsDifferent]),
        table.node(
          [
            RunTable.heads(titles.map { words[$0] }),
            .block("tbody", [], difference.rows.map(row)),
          ], words),
        difference.omitted > 0
          ? .line(
            "p", [.class("omitted")], words[.omittedRows, count: difference.omitted])
          : .none,
      ])
  }

  private func row(_ row: DifferenceTable.Row) -> Node {
    .line(
      "tr", [.class("difference-\(row.change.rawValue)")],
      [
        .inline("td", [], words[.change, row.change.rawValue]),
        RunTable.head(row.subject, scope: "row"),
      ]
        + [row.before, row.after].map { .inline("td", [], $0.isEmpty ? "–" : $0) })
  }
}

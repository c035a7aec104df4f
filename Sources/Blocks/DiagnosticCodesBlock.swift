import Diagnostics
import Learning
import MarkdownPages

/// `::diagnostic-codes`: everything Coldstart reports, for the manual.
struct DiagnosticCodesBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "diagnostic-codes"
  let summary = "a table of everything that is reported about a site"
  let example = "::diagnostic-codes"
  let attributes: [AttributeRule] = []

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let words = context.words
    let titles = [words[.code], words[.severity], words[.meaning]]
    let rows = context.codes.sorted { $0.id < $1.id }.map { code -> Node in
      .block(
        "tr", [],
        [
          .line("td", [], [.inline("code", [.id(page.uniqueID(code.id))], code.id)]),
          .line("td", [], code.severity.rawValue), .line("td", [], code.title),
        ])
    }
    let label = words[.table] + ": " + titles.joined(separator: ", ")
    return .line(
      "div", [.class("table"), .role("group"), .label(label), .set("tabindex", "0")],
      [
        .open(
          "table", [],
          [
            .block(
              "thead", [],
              [.block("tr", [], titles.map { .line("th", [.set("scope", "col")], $0) })]),
            .block("tbody", [], rows),
          ])
      ])
  }
}

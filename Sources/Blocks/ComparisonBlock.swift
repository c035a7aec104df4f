import Diagnostics
import Learning
import MarkdownPages

/// `:::comparison{caption="…"}` around a table: options side by side.
struct ComparisonBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "comparison"
  let summary = "a table of options, with yes and no recognised and differences marked"
  let example =
    ":::comparison{caption=\"Two ways\"}\n\n| | A | B |\n|-|-|-|\n| Fast | Yes | No |\n\n:::"
  let attributes = [
    AttributeRule("caption", .text, required: true, "what is compared"),
    AttributeRule("sort", .flag, "rows can be sorted by a column"),
    AttributeRule("columns", .flag, "readers choose which options they see"),
    AttributeRule("highlight", .flag, "rows that differ can be shown alone"),
  ]

  /// `<x-comparison class="comparison" …><div class="table" …><table class="comparison-table">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let tables = directive.children.compactMap { child -> Table? in
      if case .table(let table) = child.kind { table } else { nil }
    }
    guard let table = tables.first, tables.count == 1 else {
      page.diagnostics.report(
        .missingContent("comparison", "one table", at: directive.nameSpan))
      return directive.content
    }
    page.count("criterion", table.rows.count)
    let attributes = directive.attributes
    let parts = directive.children.map { child -> Node in
      guard case .table(_) = child.kind else { return child.node }
      return written(table, caption: attributes["caption"] ?? "", context.words)
    }
    return .block(
      "x-comparison",
      [
        .class("comparison"), .id(page.ownID(of: directive)),
        .flag("data-sort", attributes["sort"] != nil),
        .flag("data-columns", attributes["columns"] != nil),
        .flag("data-highlight", attributes["highlight"] != nil),
      ], parts)
  }

  private func written(_ table: Table, caption: String, _ words: Words) -> Node {
    let head = zip(table.header, table.alignments).map { cell, alignment -> Node in
      cell.text.isEmpty
        ? .line("td", [.class(alignment.cssClass)], [cell.node])
        : .line("th", [.set("scope", "col"), .class(alignment.cssClass)], [cell.node])
    }
    return .line(
      "div",
      [
        .class("table"), .role("group"), .label("\(words[.table]): \(caption)"),
        .set("tabindex", "0"),
      ],
      [
        .open(
          "table", [.class("comparison-table")],
          [
            .line("caption", [], caption), .block("thead", [], [.block("tr", [], head)]),
            .block("tbody", [], table.rows.map { row($0, table, words) }),
          ])
      ])
  }

  /// `<tr class="differs">` when the options do not all say the same.
  private func row(_ cells: [Table.Cell], _ table: Table, _ words: Words) -> Node {
    let options = cells.dropFirst().map { Verdict.normalized($0.text) }
    let differs = Set(options).count > 1
    let parts = cells.enumerated().map { column, cell -> Node in
      guard column == 0 else { return option(cell, column, table, words) }
      return .line(
        "th", [.set("scope", "row"), .class(table.alignments[0].cssClass)], [cell.node])
    }
    return .block("tr", [.class(differs ? "differs" : nil)], parts)
  }

  private func option(
    _ cell: Table.Cell, _ column: Int, _ table: Table, _ words: Words
  ) -> Node {
    let verdict = Verdict(cell.html)
    let classes = [verdict?.kind.cellClass, table.alignments[column].cssClass].compactMap { $0 }
    var content = [cell.node]
    if let verdict {
      content = [
        .inline("span", [.class("mark"), .set("aria-hidden", "true")], verdict.kind.mark),
        .inline("span", [.class("sr-only")], words[verdict.kind.word]),
        verdict.rest.isEmpty ? .none : .text(" "), .prose(Prose(verdict.rest)),
      ]
    }
    return .line(
      "td",
      [
        .class(classes.isEmpty ? nil : classes.joined(separator: " ")),
        .set("data-label", table.header[column].text),
      ], content)
  }
}

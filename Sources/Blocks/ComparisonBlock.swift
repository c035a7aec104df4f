import Diagnostics
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let tables = directive.children.compactMap { child -> Table? in
      if case .table(let table) = child.kind { table } else { nil }
    }
    guard let table = tables.first, tables.count == 1 else {
      page.diagnostics.report(
        .missingContent("comparison", "one table", at: directive.nameSpan))
      return directive.content
    }
    page.count("criterion", table.rows.count)
    var html = Fragment()
    html.append(literal: "<x-comparison class=\"comparison\"")
    if let id = directive.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, directive.span))
    }
    if directive.attributes["sort"] != nil { html.append(literal: " data-sort") }
    if directive.attributes["columns"] != nil { html.append(literal: " data-columns") }
    if directive.attributes["highlight"] != nil { html.append(literal: " data-highlight") }
    html.append(literal: ">\n")
    for child in directive.children {
      if case .table(_) = child.kind {
        html.append(written(table, caption: directive.attributes["caption"] ?? ""))
      } else {
        html.append(child.html)
      }
    }
    html.append(literal: "</x-comparison>\n")
    return html
  }

  private func written(_ table: Table, caption: String) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div class=\"table\" role=\"group\"")
    html.bytes.append(attribute: "aria-label", "Table: " + caption)
    html.append(literal: " tabindex=\"0\"><table class=\"comparison-table\">\n<caption>")
    html.bytes.append(escaped: caption)
    html.append(literal: "</caption>\n<thead>\n<tr>\n")
    for (column, cell) in table.header.enumerated() {
      html.append(literal: cell.text.isEmpty ? "<td" : "<th scope=\"col\"")
      html.append(literal: table.alignments[column].attribute)
      html.append(literal: ">")
      html.append(cell.html)
      html.append(literal: cell.text.isEmpty ? "</td>\n" : "</th>\n")
    }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for row in table.rows { html.append(self.row(row, table)) }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }

  /// `<tr class="differs">` when the options do not all say the same.
  private func row(_ cells: [Table.Cell], _ table: Table) -> Fragment {
    let options = cells.dropFirst().map { Verdict.normalized($0.text) }
    let differs = Set(options).count > 1
    var html = Fragment()
    html.append(literal: differs ? "<tr class=\"differs\">\n" : "<tr>\n")
    for (column, cell) in cells.enumerated() {
      if column == 0 {
        html.append(literal: "<th scope=\"row\"")
        html.append(literal: table.alignments[0].attribute)
        html.append(literal: ">")
        html.append(cell.html)
        html.append(literal: "</th>\n")
      } else {
        html.append(option(cell, column, table))
      }
    }
    html.append(literal: "</tr>\n")
    return html
  }

  private func option(_ cell: Table.Cell, _ column: Int, _ table: Table) -> Fragment {
    let verdict = Verdict(cell.html)
    var classes = verdict.map { [$0.kind.cellClass] } ?? []
    switch table.alignments[column] {
    case .none: break
    case .left: classes.append("align-left")
    case .center: classes.append("align-center")
    case .right: classes.append("align-right")
    }
    var html = Fragment()
    html.append(literal: "<td")
    if !classes.isEmpty { html.bytes.append(attribute: "class", classes.joined(separator: " ")) }
    html.bytes.append(attribute: "data-label", table.header[column].text)
    html.append(literal: ">")
    if let verdict {
      html.append(literal: "<span class=\"mark\" aria-hidden=\"true\">")
      html.append(literal: verdict.kind.mark)
      html.append(literal: "</span><span class=\"sr-only\">")
      html.append(literal: verdict.kind.word)
      html.append(literal: "</span>")
      if !verdict.rest.isEmpty { html.append(literal: " ") }
      html.append(verdict.rest)
    } else {
      html.append(cell.html)
    }
    html.append(literal: "</td>\n")
    return html
  }
}

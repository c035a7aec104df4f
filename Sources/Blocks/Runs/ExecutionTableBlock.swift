import Diagnostics
import Learning
import MarkdownPages
import Markup
import Simulation

/// `::execution-table{run=first-request}`: the steps of a run as rows.
struct ExecutionTableBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "execution-table"
  let summary = "the steps of a run, one a row"
  let example = "::execution-table{run=first-request columns=\"number, action, resource, user\"}"
  let attributes = Self.rules

  /// What may be said of an execution table, wherever it stands.
  static let rules = [
    RunLookup.attribute,
    AttributeRule(
      "columns", .text,
      "what is shown, in order: number, step, time, actor, action, cause, resource, user, billed, "
        + "or a variable's name"),
    AttributeRule("request", .number, "only the steps of this request"),
    AttributeRule("from", .text, "no steps before this time, such as `2 s`"),
    AttributeRule("to", .text, "no steps after this time"),
    AttributeRule("hide", .text, "kinds of steps to leave out, such as `keep, release`"),
    AttributeRule("fold", .flag, "one row for equal steps at the same instant"),
    AttributeRule("caption", .text, "the words above the table"),
  ]

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let request = RunTableRequest(run, directive.attributes, &page)
    return Self.html(request.table(of: run), request, run, &page)
  }

  /// `<table class="execution-table">…<tr id="first-request-allocate" data-step="allocate">…`
  static func html(
    _ table: ExecutionTable, _ request: RunTableRequest, _ run: LessonRun,
    within block: String? = nil, _ page: inout PageBuilder
  ) -> Fragment {
    let words = LessonWords.english
    var html = RunHTML.tableStart(
      class: "execution-table",
      caption: request.caption
        ?? RunWords(
          text: words.executionTable, run: run, span: .file("")), within: block, &page)
    html.append(literal: "<thead>\n<tr>")
    for column in request.columns {
      html.append(literal: "<th scope=\"col\">")
      html.bytes.append(escaped: words.column(column.name))
      html.append(literal: "</th>")
    }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for row in table.rows { append(row, request, run, to: &html, &page) }
    html.append(literal: "</tbody>\n<tfoot>\n<tr><td")
    html.bytes.append(attribute: "colspan", String(request.columns.count))
    html.append(literal: ">")
    html.bytes.append(escaped: table.closing)
    html.append(literal: "</td></tr>\n</tfoot>\n</table></div>\n")
    return html
  }

  private static func append(
    _ row: ExecutionTable.Row, _ request: RunTableRequest, _ run: LessonRun,
    to html: inout Fragment, _ page: inout PageBuilder
  ) {
    html.append(literal: "<tr")
    let anchors = row.steps.map { run.anchor(of: $0) }
    if let first = anchors.first, page[PageRuns.self].rows.insert(first).inserted {
      html.bytes.append(attribute: "id", page.uniqueID(first))
    }
    html.bytes.append(attribute: "data-step", row.steps.joined(separator: " "))
    html.append(literal: ">")
    for (place, cell) in row.cells.enumerated() {
      let column = request.columns[place]
      let isHead = place == 0
      html.append(literal: isHead ? "<th scope=\"row\"" : "<td")
      html.bytes.append(attribute: "class", column.cssClass)
      html.bytes.append(attribute: "data-label", LessonWords.english.column(column.name))
      html.append(literal: ">")
      if isHead { appendFolded(anchors.dropFirst(), to: &html, &page) }
      RunHTML.append(cell: cell, to: &html)
      html.append(literal: isHead ? "</th>" : "</td>")
    }
    html.append(literal: "</tr>\n")
  }

  /// Anchors of the steps that share a row with the first one.
  private static func appendFolded(
    _ anchors: ArraySlice<String>, to html: inout Fragment, _ page: inout PageBuilder
  ) {
    for anchor in anchors where page[PageRuns.self].rows.insert(anchor).inserted {
      html.append(literal: "<span")
      html.bytes.append(attribute: "id", page.uniqueID(anchor))
      html.append(literal: "></span>")
    }
  }
}

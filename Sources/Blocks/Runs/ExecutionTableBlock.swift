import Diagnostics
import Learning
import MarkdownPages
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

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let request = RunTableRequest(run, directive.attributes, &page)
    return Self.node(request.table(of: run), request, run, &page)
  }

  /// `<table class="execution-table">…<tr id="first-request-allocate" data-step="allocate">…`
  static func node(
    _ table: ExecutionTable, _ request: RunTableRequest, _ run: LessonRun,
    within block: String? = nil, _ page: inout PageBuilder
  ) -> Node {
    let words = run.words
    let standard = RunWords(text: words[.executionTable], run: run, span: .file(""))
    let frame = RunTable(
      class: "execution-table", caption: request.caption ?? standard, within: block, &page)
    let rows = table.rows.map { row($0, request, run, &page) }
    let closing = Node.inline(
      "td", [.set("colspan", String(request.columns.count))], table.closing)
    return frame.node(
      [
        RunTable.heads(request.columns.map { $0.title(words) }), .block("tbody", [], rows),
        .block("tfoot", [], [.line("tr", [], [closing])]),
      ], words)
  }

  private static func row(
    _ row: ExecutionTable.Row, _ request: RunTableRequest, _ run: LessonRun,
    _ page: inout PageBuilder
  ) -> Node {
    let anchors = row.steps.map { run.anchor(of: $0) }
    let id = anchors.first.flatMap { rowID($0, &page) }
    let folded = anchors.dropFirst().compactMap { rowID($0, &page) }.map {
      Node.inline("span", [.id($0)])
    }
    let cells = zip(request.columns, row.cells).enumerated().map { place, pair -> Node in
      let (column, cell) = pair
      let attributes: [Attribute] = [
        .set("scope", place == 0 ? "row" : nil), .class(column.cssClass),
        .set("data-label", column.title(run.words)),
      ]
      return place == 0
        ? .inline("th", attributes, folded + [RunTable.value(cell)])
        : .inline("td", attributes, [RunTable.value(cell)])
    }
    return .line("tr", [.id(id), .set("data-step", row.steps.joined(separator: " "))], cells)
  }

  /// The id of a step's row where it stands for the first time; steps that share a row with
  /// another one have an anchor in it.
  private static func rowID(_ anchor: String, _ page: inout PageBuilder) -> ElementID? {
    page[PageRuns.self].rows.insert(anchor).inserted ? page.uniqueID(anchor) : nil
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// `:cell[allocate.resource]`: what a cell of an execution table says, as a link to its row.
struct CellBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "cell"
  let summary = "the text of a cell of an execution table, as a link to its row"
  let example =
    ":cell[allocate.resource]{run=first-request}\n\n::execution-table{run=first-request}"
  let attributes = [RunLookup.attribute]

  /// `<a class="step cell" href="#one-allocate" … data-column="resource">environment 1: …</a>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    let text = directive.labelText
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .brokenInline(text)
    }
    guard let dot = text.firstIndex(of: ".") else {
      page.diagnostics.report(.cellWithoutColumn(text, at: directive.span))
      return .brokenInline(text)
    }
    let step = String(text[..<dot])
    let column = String(text[text.index(after: dot)...])
    let known = ExecutionTable.Column.names + run.trace.variables.map(\.name)
    if case .failure(let problem) = ExecutionTable.Column.named(column, in: run.trace) {
      page.diagnostics.report(.noColumn(problem, column, run: run.name, at: directive.span))
      return .brokenInline(text)
    }
    let link = StepLink(run: run, step: step, span: directive.span)
    guard let cell = run.cell(of: step, column) else { return link.node(&page) }
    if cell.isEmpty {
      let filled = known.filter { !(run.cell(of: step, $0) ?? "").isEmpty }
      page.diagnostics.report(
        .emptyCell(column, step: step, filled: filled, at: directive.span))
      return .brokenInline(text)
    }
    return link.node(.init(cssClass: "step cell", cell: (column, cell)), &page)
  }
}

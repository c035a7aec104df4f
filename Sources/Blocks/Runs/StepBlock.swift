import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// `:step[allocate]`: the number of a step, which leads to its row.
struct StepBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "step"
  let summary = "the number of a step of a run, as a link to its row"
  let example =
    ":step[allocate]{run=first-request}\n\n::execution-table{run=first-request}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("capital", .flag, "begins a sentence: Step 3"),
    AttributeRule("number", .flag, "the number alone"),
  ]

  /// `<a class="step" href="#first-request-allocate" data-step="allocate">step 3</a>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    let attributes = directive.attributes
    guard let run = lookup.run(for: attributes, at: directive.nameSpan, &page) else {
      return .brokenInline(directive.labelText)
    }
    let style = StepLink.Style(
      isCapital: attributes["capital"] != nil, isBare: attributes["number"] != nil)
    return StepLink(run: run, step: directive.labelText, span: directive.span).node(style, &page)
  }

  /// Reports links to steps that the run has and no table of the page shows.
  static func checkLinks(_ page: inout PageBuilder) {
    let runs = page[PageRuns.self]
    for link in runs.links where !runs.rows.contains(link.anchor) {
      page.diagnostics.report(.stepNotShown(link.step, run: link.run, at: link.span))
    }
  }
}

import Diagnostics
import Learning
import MarkdownPages

/// `:proved[two cold starts]{by="orders.cold-starts = 2"}`: words that a run bears out.
struct ProvedBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "proved"
  let summary = "words that are an error when a run does not bear them out"
  let example = ":proved[one cold start]{by=\"orders.cold-starts = 1\" run=first-request}"
  let attributes = [
    AttributeRule("by", .text, required: true, "what must hold in the run"),
    RunLookup.attribute,
  ]

  /// The words alone.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    guard let claim = directive.attributes.item("by"),
      let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page)
    else { return directive.labelNode }
    if let problem = ClaimCheck(run).problem(claim.value, at: claim.span) {
      page.diagnostics.report(problem)
      return .brokenInline(directive.labelText)
    }
    return directive.labelNode
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// `:value[metrics.orders.cold-starts]`: a value of a run, so that no number in a sentence can be
/// wrong.
struct ValueBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "value"
  let summary = "a value of a run, written for readers"
  let example = ":value[metrics.orders.cold-starts]{run=first-request}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("variant", .text, "the value in this variant of the scenario, or wrong rule"),
    AttributeRule("no-free-tier", .flag, "money as charged from the first request on"),
  ]

  /// `<data class="value" value="1">1</data>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let path = directive.labelText
    guard
      var run = RunLookup(context: context).simulation(
        for: directive.attributes, at: directive.nameSpan, &page)
    else { return .brokenInline(path) }
    if let item = directive.attributes.item("variant") {
      guard let variant = run.variant(item.value) else {
        page.diagnostics.report(
          .unknownVariant(item.value, known: run.variantNames, run: run.name, at: item.span))
        return .brokenInline(path)
      }
      run = variant
    }
    let hasFreeTier = directive.attributes["no-free-tier"] == nil
    switch run.facts(hasFreeTier: hasFreeTier).value(path) {
    case .failure(let problem):
      page.diagnostics.report(.unknownValue(path, problem, run: run.name, at: directive.span))
      return .brokenInline(path)
    case .success(let value):
      return .inline(
        "data", [.class("value"), .set("value", value.plain)],
        FigureText.value(value, context.numbers))
    }
  }
}

import Diagnostics
import MarkdownPages

/// `:term[cold starts]{of="cold start"}`: a word of the glossary, with its definition at hand.
struct TermBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "term"
  let summary = "a word of the glossary, with its definition in a tooltip"
  let example = ":term[cold starts]{of=\"cold start\"}"
  let attributes = [
    AttributeRule("of", .text, "the term, when the text is not one of its names")
  ]

  /// `<a class="term" href="…" aria-describedby="term-1">cold starts</a>` and the hidden tip.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let name = directive.attributes["of"] ?? directive.labelText
    guard let term = context.glossary[name] else {
      page.diagnostics.report(
        .unknownTerm(name, known: context.glossary.names, at: directive.span))
      return directive.label.isEmpty ? .brokenInline(name) : directive.labelNode
    }
    let id = page.numberedID("term")
    let reference = page.reference(
      .init(
        kind: .link, destination: context.glossary.destination + "#" + term.id,
        span: directive.span))
    return .group([
      .inline(
        "a",
        [.class("term"), .link(reference: reference), .set("aria-describedby", id.text)],
        [directive.label.isEmpty ? .text(term.name) : directive.labelNode]),
      .inline(
        "span", [.class("term-tip"), .role("tooltip"), .id(id), .flag("hidden")], term.definition),
    ])
  }
}

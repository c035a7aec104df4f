import Diagnostics
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let name = directive.attributes["of"] ?? directive.labelText
    guard let term = context.glossary[name] else {
      page.diagnostics.report(
        .unknownTerm(name, known: context.glossary.names, at: directive.span))
      return directive.label.isEmpty ? .brokenInline(name) : directive.label
    }
    return Self.link(
      term, directive.label.isEmpty ? nil : directive.label, at: directive.span, context, &page)
  }

  /// A link to a term, with its definition at hand; `label` takes the place of its name.
  static func link(
    _ term: Glossary.Term, _ label: Fragment?, at span: SourceSpan, _ context: BlockContext,
    _ page: inout PageBuilder
  ) -> Fragment {
    let id = page.numberedID("term")
    let reference = page.reference(
      .init(
        kind: .link, destination: context.glossary.destination + "#" + term.id,
        span: span))
    var html = Fragment()
    html.bytes.append(literal: "<a class=\"term\" href=\"")
    html.append(hole: .href(reference: reference))
    html.bytes.append(literal: "\"")
    html.bytes.append(attribute: "aria-describedby", id)
    html.bytes.append(literal: ">")
    if let label {
      html.append(label)
    } else {
      html.bytes.append(escaped: term.name)
    }
    html.bytes.append(literal: "</a><span class=\"term-tip\" role=\"tooltip\"")
    html.bytes.append(attribute: "id", id)
    html.bytes.append(literal: " hidden>")
    html.bytes.append(escaped: term.definition)
    html.bytes.append(literal: "</span>")
    return html
  }
}

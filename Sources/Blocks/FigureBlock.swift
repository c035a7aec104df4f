import Diagnostics
import MarkdownPages

/// `:::figure{caption="…"}` around anything: a picture, a table, code.
struct FigureBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "figure"
  let summary = "anything with a caption"
  let example = ":::figure{caption=\"Two requests\"}\n\n![Two arrows](a.png)\n\n:::"
  let attributes = [
    AttributeRule("caption", .text, "the caption as plain text; a label does as well")
  ]

  /// `<figure class="figure">…<figcaption>…</figcaption></figure>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let caption = directive.attributes["caption"]
    if caption == nil, directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the caption"))
    }
    return .block(
      "figure", [.class("figure"), .id(page.ownID(of: directive))],
      [
        directive.content,
        .inline("figcaption", [], [caption.map(Node.text) ?? directive.labelNode]),
      ])
  }
}

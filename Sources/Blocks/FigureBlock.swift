import Diagnostics
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    var html = Fragment()
    html.append(literal: "<figure class=\"figure\"")
    if let id = directive.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, directive.span))
    }
    html.append(literal: ">\n")
    html.append(directive.content)
    html.append(literal: "<figcaption>")
    if let caption = directive.attributes["caption"] {
      html.bytes.append(escaped: caption)
    } else if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the caption"))
    } else {
      html.append(directive.label)
    }
    html.append(literal: "</figcaption></figure>\n")
    return html
  }
}

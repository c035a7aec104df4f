import Diagnostics
import MarkdownPages
import Markup

/// ```` ```diagram ````: a drawing made of characters, with a text that says what it shows.
struct DiagramFence: FenceBlock {
  let name = "diagram"
  let summary = "a drawing made of characters"
  let example = "```diagram {alt=\"A client calls a function\"}\nclient --> function\n```"
  let attributes = [
    AttributeRule("title", .text, "the caption"),
    AttributeRule("alt", .text, required: true, "what the drawing shows, in words"),
  ]

  /// `<figure class="diagram"><pre role="img" aria-label="alt">…</pre>…</figure>`
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Fragment {
    var html = Fragment()
    html.append(literal: "<figure class=\"diagram\"")
    if let id = fence.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, fence.span))
    }
    html.append(literal: "><pre role=\"img\"")
    let alt = fence.attributes["alt"] ?? fence.attributes["title"] ?? "Diagram"
    html.bytes.append(attribute: "aria-label", alt)
    html.append(literal: ">")
    html.bytes.append(escaped: fence.body.bytes[...])
    html.append(literal: "</pre>")
    if let title = fence.attributes["title"] {
      html.append(literal: "<figcaption>")
      html.bytes.append(escaped: title)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "</figure>\n")
    return html
  }
}

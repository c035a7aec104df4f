import Diagnostics
import Diagrams
import MarkdownPages
import Markup

/// ```` ```diagram ````: a drawing made of characters becomes a picture whose boxes are known by
/// name, with its list and its source on demand.
struct DiagramFence: FenceBlock {
  let name = "diagram"
  let summary = "a drawing made of characters"
  let example = "```diagram {alt=\"A client calls a function\"}\nclient --> function\n```"
  let attributes = [
    AttributeRule("title", .text, "the caption"),
    AttributeRule("alt", .text, "what the drawing shows, said before its boxes and arrows"),
    AttributeRule("plain", .flag, "shows the characters as they are"),
  ]

  /// `<figure class="diagram"><div class="diagram-picture"><svg>…</svg></div>…</figure>`
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Fragment {
    let id = fence.attributes.id.map { page.ownID($0, fence.span) } ?? page.uniqueID("diagram")
    var html: [UInt8] = []
    html.append(literal: "<figure class=\"diagram\"")
    html.append(attribute: "id", id)
    html.append(literal: ">")
    let alt = fence.attributes["alt"]
    if fence.attributes["plain"] != nil {
      Self.source(fence, alt ?? fence.attributes["title"] ?? "Diagram", into: &html)
    } else {
      let options = DiagramOptions(
        id: id + "-drawing", title: fence.attributes["title"], alt: alt)
      let diagram = DiagramCompiler.compile(fence.body, options: options, into: &page.diagnostics)
      Self.picture(diagram, fence, into: &html)
    }
    if let title = fence.attributes["title"] {
      html.append(literal: "<figcaption>")
      html.append(escaped: title)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "</figure>\n")
    return Fragment(html)
  }

  private static func picture(_ diagram: Diagram, _ fence: Fence, into html: inout [UInt8]) {
    html.append(literal: "<div class=\"diagram-picture\" tabindex=\"0\">")
    html += diagram.svg
    html.append(literal: "</div><details class=\"diagram-words\"><summary>In words</summary>")
    html += diagram.listHTML
    source(fence, "The drawing as characters", into: &html)
    html.append(literal: "</details>")
  }

  private static func source(_ fence: Fence, _ label: String, into html: inout [UInt8]) {
    html.append(literal: "<pre role=\"img\"")
    html.append(attribute: "aria-label", label)
    html.append(literal: ">")
    html.append(escaped: fence.body.bytes[...])
    html.append(literal: "</pre>")
  }
}

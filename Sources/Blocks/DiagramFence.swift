import Diagnostics
import Diagrams
import MarkdownPages
import Markup

/// ```` ```diagram ````: a drawing made of characters, which becomes a picture whose boxes are
/// known by name.
struct DiagramFence: FenceBlock {
  let name = "diagram"
  let summary = "a drawing made of characters"
  let example = "```diagram {alt=\"A client calls a function\"}\nclient --> function\n```"
  let attributes = [
    AttributeRule("title", .text, "the caption"),
    AttributeRule("alt", .text, "what the drawing shows, said before its boxes and arrows"),
    AttributeRule("plain", .flag, "shows the characters as they are"),
  ]

  /// `<figure class="diagram"><div class="diagram-view" …><svg>…</svg></div>` with the graph as a
  /// list behind a disclosure. What holds neither box nor arrow stays text:
  /// `<figure class="diagram"><pre role="img" aria-label="alt">…</pre>…</figure>`.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Fragment {
    var html = Fragment()
    html.append(literal: "<figure class=\"diagram\"")
    if let id = fence.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, fence.span))
    }
    html.append(literal: ">")
    if let diagram = diagram(fence, &page) {
      append(diagram, fence, to: &html)
    } else {
      appendPlain(fence, to: &html)
    }
    if let title = fence.attributes["title"] {
      html.append(literal: "<figcaption>")
      html.bytes.append(escaped: title)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "</figure>\n")
    return html
  }

  /// The drawing as a graph; nil when it shall stay text or is none.
  private func diagram(_ fence: Fence, _ page: inout PageBuilder) -> Diagram? {
    guard fence.attributes["plain"] == nil else { return nil }
    let options = DiagramOptions(
      id: page.uniqueID("diagram"), title: fence.attributes["title"],
      alt: fence.attributes["alt"])
    let diagram = DiagramCompiler.compile(
      fence.body, options: options, into: &page.diagnostics)
    return diagram.boxes.isEmpty ? nil : diagram
  }

  private func append(_ diagram: Diagram, _ fence: Fence, to html: inout Fragment) {
    html.append(literal: "<div class=\"diagram-view\" role=\"group\" tabindex=\"0\"")
    html.bytes.append(attribute: "aria-label", diagram.title)
    html.append(literal: ">")
    html.bytes += diagram.svg
    html.append(literal: "</div>\n<details class=\"diagram-words\"><summary>In words</summary>")
    html.bytes += diagram.listHTML
    html.append(literal: "<pre tabindex=\"0\">")
    html.bytes.append(escaped: fence.body.bytes[...])
    html.append(literal: "</pre></details>\n")
  }

  private func appendPlain(_ fence: Fence, to html: inout Fragment) {
    html.append(literal: "<pre role=\"img\" tabindex=\"0\"")
    let alt = fence.attributes["alt"] ?? fence.attributes["title"] ?? "Diagram"
    html.bytes.append(attribute: "aria-label", alt)
    html.append(literal: ">")
    html.bytes.append(escaped: fence.body.bytes[...])
    html.append(literal: "</pre>")
  }
}

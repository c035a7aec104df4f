import Diagnostics
import MarkdownPages
import Markup

/// `:::details[Summary] … :::`: text that opens on demand.
struct DetailsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "details"
  let summary = "text that opens on demand"
  let example = ":::details[Why is that?]\n\nBecause.\n\n:::"
  let attributes = [AttributeRule("open", .flag, "shown open at first")]

  /// `<details class="details"><summary>…</summary><div class="details-body">…</div></details>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "what opens it"))
    }
    var html = Fragment()
    html.bytes.append(literal: "<details class=\"details\"")
    if let id = directive.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, directive.span))
    }
    if directive.attributes["open"] != nil { html.bytes.append(literal: " open") }
    html.bytes.append(literal: "><summary>")
    html.append(directive.label)
    html.bytes.append(literal: "</summary><div class=\"details-body\">\n")
    html.append(directive.content)
    html.bytes.append(literal: "</div></details>\n")
    return html
  }
}

extension PageBuilder {
  /// An id the author chose, reported when it is in use.
  mutating func ownID(_ id: String, _ span: SourceSpan) -> String {
    if isUsed(id: id) { diagnostics.report(.duplicateID(id, at: span)) }
    return uniqueID(id)
  }
}

extension Fragment {
  /// Markup without holes.
  mutating func append(literal: StaticString) { bytes.append(literal: literal) }
}

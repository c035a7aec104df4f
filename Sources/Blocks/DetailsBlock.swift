import Diagnostics
import MarkdownPages

/// `:::details[Summary] … :::`: text that opens on demand.
struct DetailsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "details"
  let summary = "text that opens on demand"
  let example = ":::details[Why is that?]\n\nBecause.\n\n:::"
  let attributes = [AttributeRule("open", .flag, "shown open at first")]

  /// `<details class="details"><summary>…</summary><div class="details-body">…</div></details>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "what opens it"))
    }
    return .line(
      "details",
      [
        .class("details"), .id(page.ownID(of: directive)),
        .flag("open", directive.attributes["open"] != nil),
      ],
      [
        .inline("summary", [], [directive.labelNode]),
        .open("div", [.class("details-body")], [directive.content]),
      ])
  }
}

extension PageBuilder {
  /// An id the author chose, reported when it is in use.
  mutating func ownID(_ id: String, _ span: SourceSpan) -> ElementID {
    if isUsed(id: id) { diagnostics.report(.duplicateID(id, at: span)) }
    return uniqueID(id)
  }

  /// The id that the author gave a directive; nil where none was given.
  mutating func ownID(of directive: Directive) -> ElementID? {
    directive.attributes.id.map { ownID($0, directive.span) }
  }

  /// The id that the author gave a fence; nil where none was given.
  mutating func ownID(of fence: Fence) -> ElementID? {
    fence.attributes.id.map { ownID($0, fence.span) }
  }
}

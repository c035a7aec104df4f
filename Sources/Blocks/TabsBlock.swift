import Diagnostics
import MarkdownPages

/// `::::tabs{group=lang}` around `:::tab[Python] … :::`: the same thing in several forms.
struct TabsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "tabs"
  let summary = "alternatives of which one is shown; plain sections without JavaScript"
  let example = "::::tabs{group=lang}\n\n:::tab[Python]\n\n`pip`\n\n:::\n\n::::"
  let attributes = [
    AttributeRule("group", .text, "tabs of one group switch together, and are remembered")
  ]

  /// `<x-tabs data-group="lang"><section class="tab" id="…"><p class="tab-title">Python</p>…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let own = page.ownID(of: directive)
    var tabs: [Node] = []
    for child in directive.children {
      guard case .directive("tab", let label, let text, let attributes) = child.kind else {
        page.diagnostics.report(.strayContent("tabs", "tab", at: child.span))
        continue
      }
      let id = attributes.id.map { page.ownID($0, child.span) }
      tabs.append(
        .line(
          "section", [.class("tab"), .id(id ?? page.uniqueID("tab-" + Slug.of(text)))],
          [
            .line("p", [.class("tab-title")], [.prose(Prose(label, text: text))]), child.node,
          ]))
    }
    if tabs.isEmpty {
      page.diagnostics.report(.missingContent("tabs", "a :::tab[…]", at: directive.nameSpan))
    }
    return .block(
      "x-tabs", [.id(own), .set("data-group", directive.attributes["group"])], tabs)
  }
}

/// `:::tab[Python] … :::`: one of several forms; its place in the page is drawn by `tabs`.
struct TabBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "tab"
  let summary = "one alternative inside tabs"
  let example = ":::tab[Python]\n\n`pip`\n\n:::"
  let attributes: [AttributeRule] = []

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if page.enclosing.last != "tabs" {
      page.diagnostics.report(.misplaced("tab", inside: "tabs", at: directive.nameSpan))
    }
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "its title"))
    }
    return directive.content
  }
}

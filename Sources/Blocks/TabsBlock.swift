import Diagnostics
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    var html = Fragment()
    html.append(literal: "<x-tabs")
    if let id = directive.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, directive.span))
    }
    if let group = directive.attributes["group"] {
      html.bytes.append(attribute: "data-group", group)
    }
    html.append(literal: ">\n")
    var hasTab = false
    for child in directive.children {
      guard case .directive("tab", let label, let text, let attributes) = child.kind else {
        page.diagnostics.report(.strayContent("tabs", "tab", at: child.span))
        continue
      }
      hasTab = true
      let id = attributes.id.map { page.ownID($0, child.span) }
      html.append(tab(id ?? page.uniqueID("tab-" + Slug.of(text)), label, child.html))
    }
    if !hasTab {
      page.diagnostics.report(.missingContent("tabs", "a :::tab[…]", at: directive.nameSpan))
    }
    html.append(literal: "</x-tabs>\n")
    return html
  }

  private func tab(_ id: String, _ label: Fragment, _ content: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<section class=\"tab\"")
    html.bytes.append(attribute: "id", id)
    html.append(literal: "><p class=\"tab-title\">")
    html.append(label)
    html.append(literal: "</p>\n")
    html.append(content)
    html.append(literal: "</section>\n")
    return html
  }
}

/// `:::tab[Python] … :::`: one of several forms; its place in the page is drawn by `tabs`.
struct TabBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "tab"
  let summary = "one alternative inside tabs"
  let example = ":::tab[Python]\n\n`pip`\n\n:::"
  let attributes: [AttributeRule] = []

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    if page.enclosing.last != "tabs" {
      page.diagnostics.report(.misplaced("tab", inside: "tabs", at: directive.nameSpan))
    }
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "its title"))
    }
    return directive.content
  }
}

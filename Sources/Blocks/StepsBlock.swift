import Diagnostics
import MarkdownPages
import Markup

/// `:::steps` around an ordered list: instructions that are followed one by one.
struct StepsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "steps"
  let summary = "an ordered list of instructions"
  let example = ":::steps\n\n1. Write.\n2. Build.\n\n:::"
  let attributes: [AttributeRule] = []

  /// `<div class="steps">…</div>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let isList = directive.children.contains {
      if case .list(ordered: true) = $0.kind { true } else { false }
    }
    if !isList {
      page.diagnostics.report(
        .missingContent("steps", "an ordered list", at: directive.nameSpan))
    }
    return .division("steps", directive, &page)
  }
}

/// `:::cards` around a list of links.
struct CardsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "cards"
  let summary = "a list of links, drawn as cards"
  let example = ":::cards\n\n- [First](a.md)\n- [Second](b.md)\n\n:::"
  let attributes: [AttributeRule] = []

  /// `<div class="cards">…</div>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let isList = directive.children.contains {
      if case .list(_) = $0.kind { true } else { false }
    }
    if !isList {
      page.diagnostics.report(.missingContent("cards", "a list of links", at: directive.nameSpan))
    }
    return .division("cards", directive, &page)
  }
}

extension Fragment {
  /// The content of a container in a `div` with a class.
  static func division(
    _ name: StaticString, _ directive: Directive, _ page: inout PageBuilder
  ) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div class=\"")
    html.append(literal: name)
    html.append(literal: "\"")
    if let id = directive.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, directive.span))
    }
    html.append(literal: ">\n")
    html.append(directive.content)
    html.append(literal: "</div>\n")
    return html
  }
}

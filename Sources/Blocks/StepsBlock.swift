import Diagnostics
import MarkdownPages

/// `:::steps` around an ordered list: instructions that are followed one by one.
struct StepsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "steps"
  let summary = "an ordered list of instructions"
  let example = ":::steps\n\n1. Write.\n2. Build.\n\n:::"
  let attributes: [AttributeRule] = []

  /// `<div class="steps">…</div>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let isList = directive.children.contains {
      if case .list(ordered: true, _) = $0.kind { true } else { false }
    }
    if !isList {
      page.diagnostics.report(
        .missingContent("steps", "an ordered list", at: directive.nameSpan))
    }
    return .block(
      "div", [.class("steps"), .id(page.ownID(of: directive))], [directive.content])
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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let isList = directive.children.contains {
      if case .list = $0.kind { true } else { false }
    }
    if !isList {
      page.diagnostics.report(.missingContent("cards", "a list of links", at: directive.nameSpan))
    }
    return .block(
      "div", [.class("cards"), .id(page.ownID(of: directive))], [directive.content])
  }
}

import Diagnostics
import MarkdownPages

/// `:kbd[Ctrl+C]`: keys to press.
struct KeysBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "kbd"
  let summary = "keys to press, joined by +"
  let example = ":kbd[Ctrl+C]"
  let attributes: [AttributeRule] = []

  /// `<kbd>Ctrl</kbd>+<kbd>C</kbd>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.labelText.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the keys"))
    }
    let keys = Self.keys(directive.labelText).map { Node.inline("kbd", [], $0) }
    return .group(Array(keys.map { [$0] }.joined(separator: [.text("+")])))
  }

  /// `Ctrl++` is Ctrl and the plus key.
  private static func keys(_ text: String) -> [String] {
    var keys = text.split(separator: "+").map(String.init)
    if text.hasSuffix("+") { keys.append("+") }
    return keys
  }
}

/// `:badge[new]{tone=info}`: a word that stands out.
struct BadgeBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "badge"
  let summary = "a word that stands out"
  let example = ":badge[new]{tone=info}"
  let attributes = [
    AttributeRule(
      "tone", .oneOf(["neutral", "info", "success", "warning", "danger"]),
      "the colour; neutral when not given")
  ]

  /// `<span class="badge badge-info">new</span>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "its text"))
    }
    let tone = directive.attributes["tone"] ?? "neutral"
    return .inline("span", [.class("badge badge-" + tone)], [directive.labelNode])
  }
}

/// `:abbr[VPC]{title="virtual private cloud"}`: an abbreviation with its long form.
struct AbbreviationBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "abbr"
  let summary = "an abbreviation with its long form"
  let example = ":abbr[VPC]{title=\"virtual private cloud\"}"
  let attributes = [AttributeRule("title", .text, required: true, "the long form")]

  /// `<abbr title="virtual private cloud">VPC</abbr>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the abbreviation"))
    }
    return .inline(
      "abbr", [.set("title", directive.attributes["title"] ?? "")], [directive.labelNode])
  }
}

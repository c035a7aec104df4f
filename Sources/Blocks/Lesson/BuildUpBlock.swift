import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `::::build-up[Concept]{level=foundation} … ::::`: one step of a mental model that is built up.
struct BuildUpBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "build-up"
  let summary = "a step of a mental model: concept, explanation, result and insight"
  let example = """
    ::::build-up[A request needs a place to run]{level=foundation}

    The place is called an environment.

    ::result[No environment, no answer.]

    ::insight[Everything else is about when environments come and go.]

    ::::
    """
  let attributes = [
    AttributeRule("level", .oneOf(Self.levels), required: true, "how much the step asks for")
  ]

  /// From first to last.
  static let levels = ["foundation", "intermediate", "advanced", "expert"]

  /// `<section class="build-up" data-level="foundation"><p class="build-up-level">…<h3 …>…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let words = LessonWords.english
    let level = directive.attributes["level"] ?? ""
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the concept"))
    }
    let number = page.page.tally[name, default: 1]
    var html = Fragment()
    html.append(literal: "<section class=\"build-up\"")
    html.bytes.append(attribute: "data-level", level)
    html.append(literal: ">\n<p class=\"build-up-level\"><span class=\"build-up-number\">")
    html.bytes.append(decimal: number)
    html.append(literal: "</span> ")
    html.append(escaped: words.title(level))
    html.append(literal: "</p>\n")
    html.append(page.heading(of: directive))
    html.append(directive.content(without: ["result", "insight"]))
    for name in ["result", "insight"] {
      if let part = directive.part(name) { html.append(LessonHTML.part(name, part)) }
    }
    html.append(literal: "</section>\n")
    return html
  }
}

import Diagnostics
import Learning
import MarkdownPages

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let words = context.words
    let level = directive.attributes["level"] ?? ""
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the concept"))
    }
    let number = page.page.tally[name, default: 1]
    let parts = ["result", "insight"].map { name in
      directive.part(name).map { LessonParts.part(name, $0, words) } ?? .none
    }
    return .block(
      "section", [.class("build-up"), .set("data-level", level)],
      [
        .line(
          "p", [.class("build-up-level")],
          [
            .inline("span", [.class("build-up-number")], String(number)),
            .text(" " + words[.level, level]),
          ]),
        page.heading(of: directive, words), directive.content(without: ["result", "insight"]),
      ] + parts)
  }
}

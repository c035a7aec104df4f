import Diagnostics
import Learning
import MarkdownPages

/// `::::pitfall[Title] … ::::` around `wrong`, `right` and `root-cause`.
struct PitfallBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "pitfall"
  let summary = "a mistake in code: what goes wrong, what works, and why"
  let example = """
    ::::pitfall[A counter in a global variable]

    :::wrong

    ```python
    count = 0
    ```

    :::

    :::right

    ```python
    table.increment("count")
    ```

    :::

    ::root-cause[Each environment has globals of its own.]

    ::::
    """
  let attributes: [AttributeRule] = []

  private static let parts = ["wrong", "right", "root-cause"]

  /// `<section class="pitfall"><p class="box-title">…<h3 …>…<div class="part part-wrong">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "what goes wrong"))
    }
    let words = context.words
    let parts = Self.parts.map { part -> Node in
      if let content = directive.part(part) { return LessonParts.part(part, content, words) }
      page.diagnostics.report(
        .missingContent(name, "a part \":::\(part)\"", at: directive.nameSpan))
      return .none
    }
    return .block(
      "section", [.class("pitfall")],
      [
        LessonParts.boxTitle(words[.block, name]), page.heading(of: directive, words),
        directive.content(without: Self.parts),
      ] + parts)
  }
}

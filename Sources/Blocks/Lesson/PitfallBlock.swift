import Diagnostics
import Learning
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "what goes wrong"))
    }
    var html = Fragment()
    html.append(literal: "<section class=\"pitfall\">\n<p class=\"box-title\">")
    html.append(escaped: LessonWords.english.title(name))
    html.append(literal: "</p>\n")
    html.append(page.heading(of: directive))
    html.append(directive.content(without: Self.parts))
    for part in Self.parts {
      if let content = directive.part(part) {
        html.append(LessonHTML.part(part, content))
      } else {
        page.diagnostics.report(
          .missingContent(name, "a part \":::\(part)\"", at: directive.nameSpan))
      }
    }
    html.append(literal: "</section>\n")
    return html
  }
}

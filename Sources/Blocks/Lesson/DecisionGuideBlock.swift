import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `:::decision-guide` around a table `| If | Choose | Because |`: one decision a row.
struct DecisionGuideBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "decision-guide"
  let summary = "what to choose in which case, one decision a row of a table"
  let example = """
    :::decision-guide

    | If | Choose | Because |
    |---|---|---|
    | the load comes in bursts | functions | nothing waits between the bursts |

    :::
    """
  let attributes: [AttributeRule] = []

  /// `<div class="box decision-guide">…<ul class="decisions"><li><span class="decision-if">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let words = LessonWords.english
    let rows = CardTable(directive, columns: ["If", "Choose"], &page).rows
    page.count("decision", rows.count)
    var html = LessonHTML.boxStart(directive, title: words.title(name), &page)
    html.append(
      directive.children.filter { !$0.isTable }.reduce(into: Fragment()) {
        $0.append($1.html)
      })
    html.append(literal: "<ul class=\"decisions\">\n")
    for row in rows {
      html.append(literal: "<li><span class=\"decision-if\"><span class=\"decision-word\">")
      html.append(escaped: words.title("if"))
      html.append(literal: "</span> ")
      html.append(row[0].html)
      html.append(literal: "</span> <strong class=\"decision-choice\">")
      html.append(row[1].html)
      html.append(literal: "</strong>")
      if row.count > 2, !row[2].text.isEmpty {
        html.append(literal: " <span class=\"decision-reason\">")
        html.append(row[2].html)
        html.append(literal: "</span>")
      }
      html.append(literal: "</li>\n")
    }
    html.append(literal: "</ul>\n</div>\n")
    return html
  }
}

extension Child {
  var isTable: Bool { if case .table = kind { true } else { false } }
  var isList: Bool { if case .list = kind { true } else { false } }
}

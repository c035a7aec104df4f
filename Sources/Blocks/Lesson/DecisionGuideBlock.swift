import Diagnostics
import Learning
import MarkdownPages

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let words = context.words
    let rows = CardTable(directive, columns: ["If", "Choose"], &page).rows
    page.count("decision", rows.count)
    let decisions = rows.map { row -> Node in
      let hasReason = row.count > 2 && !row[2].text.isEmpty
      return .line(
        "li", [],
        [
          .inline(
            "span", [.class("decision-if")],
            [
              .inline("span", [.class("decision-word")], words[.ifWord]), .text(" "), row[0].node,
            ]), .text(" "),
          .inline("strong", [.class("decision-choice")], [row[1].node]),
          hasReason
            ? .group([
              .text(" "), .inline("span", [.class("decision-reason")], [row[2].node]),
            ]) : .none,
        ])
    }
    return LessonParts.box(
      directive,
      directive.children.filter { !$0.isTable }.map(\.node)
        + [.block("ul", [.class("decisions")], decisions)], words, &page)
  }
}

extension Child {
  var isTable: Bool { if case .table = kind { true } else { false } }
  var isList: Bool { if case .list = kind { true } else { false } }
}

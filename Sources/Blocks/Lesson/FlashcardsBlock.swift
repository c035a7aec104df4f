import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `:::flashcards` around a table `| Front | Back |`: cards to turn.
struct FlashcardsBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "flashcards"
  let summary = "cards with a front and a back, one a row of a table"
  let example = """
    :::flashcards

    | Front | Back |
    |---|---|
    | What is kept after an answer? | The environment, at no charge. |

    :::
    """
  let attributes: [AttributeRule] = []

  /// `<div class="flashcards"><details class="flashcard"><summary>front</summary>back</details>…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let cards = CardTable(directive, columns: ["Front", "Back"], &page).rows
    let deck = cards.map { Self.card(front: $0[0].html, back: $0[1].html) }
    page.count("card", cards.count)
    page.page.pieces += deck.map { .init("card", html: $0) }
    let id = directive.attributes.id.map { page.ownID($0, directive.span) }
    let own = id ?? page.uniqueID(name)
    var html = Fragment()
    html.append(literal: "<div class=\"flashcards\"")
    html.bytes.append(attribute: "id", own)
    html.append(literal: ">\n")
    for card in deck { html.append(card) }
    html.append(literal: "</div>\n")
    return html
  }

  private static func card(front: Fragment, back: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<details class=\"flashcard\"><summary>")
    html.append(front)
    html.append(literal: "</summary><div class=\"flashcard-back\">")
    html.append(back)
    html.append(literal: "</div></details>\n")
    return html
  }
}

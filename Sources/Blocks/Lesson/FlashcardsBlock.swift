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
    let deck = Self.deck(cards.map { ($0[0].html, $0[1].html) })
    page.count("card", cards.count)
    let id = directive.attributes.id.map { page.ownID($0, directive.span) }
    let own = id ?? page.uniqueID(name)
    page.page.exports.append(
      .init(
        kind: "cards", id: own, title: LessonWords.english.title(name), payload: [], html: deck))
    var html = Fragment()
    html.append(literal: "<div class=\"flashcards\"")
    html.bytes.append(attribute: "id", own)
    html.append(literal: ">\n")
    html.append(deck)
    html.append(literal: "</div>\n")
    return html
  }

  /// The cards alone.
  static func deck(_ cards: [(front: Fragment, back: Fragment)]) -> Fragment {
    var html = Fragment()
    for card in cards {
      html.append(literal: "<details class=\"flashcard\"><summary>")
      html.append(card.front)
      html.append(literal: "</summary><div class=\"flashcard-back\">")
      html.append(card.back)
      html.append(literal: "</div></details>\n")
    }
    return html
  }
}

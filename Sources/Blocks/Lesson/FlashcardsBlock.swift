import Diagnostics
import Learning
import MarkdownPages

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let cards = CardTable(directive, columns: ["Front", "Back"], &page).rows
    let deck = cards.map { Self.card(front: $0[0].node, back: $0[1].node) }
    page.count("card", cards.count)
    page.page.pieces += deck.map { .init("card", html: Fragment($0)) }
    let id = page.ownID(of: directive) ?? page.uniqueID(name)
    return .block("div", [.class("flashcards"), .id(id)], deck)
  }

  private static func card(front: Node, back: Node) -> Node {
    .line(
      "details", [.class("flashcard")],
      [
        .inline("summary", [], [front]), .inline("div", [.class("flashcard-back")], [back]),
      ])
  }
}

import Learning
import MarkdownPages

/// A block that a script brings to life: a player, a quiz, a lab.
///
/// It is written as a custom element around what can be read without scripts, with the data its
/// script plays, and it is published beside the page: as JSON, and as a page to embed.
struct ActiveElement {
  /// The kind of element: `player` is written as `<x-player class="player">`.
  enum Kind: String {
    case player, quiz, lab

    var element: StaticString {
      switch self {
      case .player: "x-player"
      case .quiz: "x-quiz"
      case .lab: "x-lab"
      }
    }
  }

  let kind: Kind
  let id: ElementID
  let title: String
  /// The run it is about, where it is about one.
  var run: String?
  /// All its script knows; it may hold slots.
  let json: Fragment

  /// The element around its content.
  func node(around content: [Node]) -> Node {
    .block(
      kind.element,
      [
        .class(kind.rawValue), .id(id), .set("data-run", run), .role("group"), .label(title),
      ], content + [.data(json)])
  }

  /// The link below an element to the page that shows it alone, with the line that embeds it.
  func offer(_ words: Words) -> Node {
    .line(
      "p", [.class("embed-offer")],
      [
        .inline(
          "a", [.set("href", id.text + "/index.html")],
          [
            .text(words[.embed]), .inline("span", [.class("sr-only")], ": " + title),
          ])
      ])
  }
}

extension Node {
  /// Data for the script of the element that it stands in.
  static func data(_ json: Fragment) -> Node {
    .line(
      "script", [.set("type", "application/json"), .class("block-data")],
      [.prose(Prose(json))])
  }
}

extension PageBuilder {
  /// Publishes an element and gives what the page shows of it.
  mutating func publish(
    _ element: ActiveElement, around content: [Node], _ words: Words
  ) -> Node {
    let node = element.node(around: content)
    let html = Fragment(node)
    page.exports.append(
      MarkdownPage.Export(
        kind: element.kind.rawValue, id: element.id.text, title: element.title,
        payload: element.json.bytes, html: RowLinks.settle(html, rows: node.ids),
        elements: Set(html.elements).sorted()))
    return .group([.prose(Prose(html)), element.offer(words)])
  }
}

/// The formats of what active elements carry, as JSON Schemas by the element's kind.
package enum ElementSchemas {
  package static let all: [(name: String, json: String)] = [
    ("lab", PayloadSchemas.lab), ("player", PayloadSchemas.player),
  ]
}

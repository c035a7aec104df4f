import Learning
import MarkdownPages
import Markup

/// A block that a script brings to life: a player, a quiz, a lab.
///
/// It is written as a custom element around what can be read without scripts, with the data its
/// script plays, and it is published beside the page: as JSON, and as a page to embed.
struct ActiveElement {
  /// What it is: `player` is written as `<x-player class="player">`.
  let kind: String
  /// Its id in the page.
  let id: String
  let title: String
  /// More attributes, without `data-`.
  var data: [(name: String, value: String)] = []
  /// All its script knows.
  let json: [UInt8]

  /// The element around its content.
  func html(around content: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<x-")
    html.bytes.append(escaped: kind)
    for (name, value) in [("class", kind), ("id", id)] + data.map({ ("data-" + $0.name, $0.value) })
    {
      html.append(literal: " ")
      html.bytes.append(escaped: name)
      html.append(literal: "=\"")
      html.bytes.append(escaped: value)
      html.append(literal: "\"")
    }
    html.append(literal: " role=\"group\"")
    html.bytes.append(attribute: "aria-label", title)
    html.append(literal: ">\n")
    html.append(content)
    html.append(literal: "<script type=\"application/json\" class=\"block-data\">")
    html.bytes += json
    html.append(literal: "</script>\n</x-")
    html.bytes.append(escaped: kind)
    html.append(literal: ">\n")
    return html
  }

  /// The link below an element to the page that shows it alone, with the line that embeds it.
  var offer: Fragment {
    var html = Fragment()
    html.append(literal: "<p class=\"embed-offer\"><a href=\"")
    html.bytes.append(escaped: id)
    html.append(literal: "/index.html\">")
    html.bytes.append(escaped: LessonWords.english.title("embed"))
    html.append(literal: "<span class=\"sr-only\">: ")
    html.bytes.append(escaped: title)
    html.append(literal: "</span></a></p>\n")
    return html
  }
}

extension PageBuilder {
  /// Publishes an element and gives its HTML. `alone` makes of it what its page to embed shows.
  mutating func publish(
    _ element: ActiveElement, around content: Fragment,
    alone: (Fragment) -> Fragment = { $0 }
  ) -> Fragment {
    var html = element.html(around: content)
    page.exports.append(
      MarkdownPage.Export(
        kind: element.kind, id: element.id, title: element.title, payload: element.json,
        html: alone(html)))
    html.append(element.offer)
    return html
  }
}

/// The formats of what active elements carry, as JSON Schemas by the element's kind.
package enum ElementSchemas {
  package static let all: [(name: String, json: String)] = [
    ("lab", PayloadSchemas.lab), ("player", PayloadSchemas.player),
  ]
}

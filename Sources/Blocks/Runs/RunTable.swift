import Learning
import MarkdownPages
import Simulation

/// A table about a run, in a box that scrolls. The box is named by the caption and, as some pages
/// hold several tables of one caption, by the block it stands in.
struct RunTable {
  let cssClass: String
  let caption: Node
  /// What the box is called.
  let label: String
  var isStated = false

  init(class name: String, caption: Node, within block: String? = nil) {
    cssClass = name
    self.caption = caption
    label = [TextPrinter.text(of: caption), block].compactMap { $0 }.joined(separator: ": ")
  }

  /// The same with a caption that may name steps of a run.
  init(
    class name: String, caption: RunWords, within block: String? = nil, _ page: inout PageBuilder
  ) {
    self.init(class: name, caption: caption.node(&page), within: block)
    isStated = caption.run.isStated
  }

  /// `<div class="table run-table" role="region" aria-label="…"><table class="…"><caption>…`
  func node(_ parts: [Node], _ words: Words) -> Node {
    let badge: Node =
      isStated
      ? .group([
        .text(" "), .inline("span", [.class("badge badge-stated")], words[.stated]),
      ]) : .none
    return .line(
      "div",
      [
        .class("table run-table"), .role("region"), .label(label), .set("tabindex", "0"),
      ],
      [
        .open(
          "table", [.class(cssClass)],
          [.line("caption", [], [.inline("span", [], [caption, badge])])] + parts)
      ])
  }

  /// `<th scope="col">text</th>`
  static func head(_ text: String, scope: String = "col") -> Node {
    .inline("th", [.set("scope", scope)], text)
  }

  /// `<td class="align-right">text</td>`
  static func figure(_ text: String) -> Node { .inline("td", [.class("align-right")], text) }

  /// `<thead><tr>…` with a column's title each.
  static func heads(_ titles: [String]) -> Node {
    .block("thead", [], [.line("tr", [], titles.map { head($0) })])
  }

  /// A cell's text. A state, alone or behind the name of what is in it, is set apart by a class,
  /// for its colour and its mark.
  static func value(_ cell: String) -> Node {
    var start = ""
    var text = cell[...]
    if let colon = cell.firstIndex(of: ":") {
      let word = cell[cell.index(after: colon)...].drop { $0 == " " }
      if StateWord(rawValue: String(word)) != nil {
        start = cell[...colon] + " "
        text = word
      }
    }
    guard let state = StateWord(rawValue: String(text)) else { return .text(cell) }
    return .group([
      .text(start),
      .inline("span", [.class("state state-" + state.rawValue)], state.rawValue),
    ])
  }
}

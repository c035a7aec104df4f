import Diagnostics
import Learning
import MarkdownPages

/// The parts that the blocks of lessons share.
enum LessonParts {
  /// `<div class="box snapshot" id="…" role="group" aria-label="Snapshot">` with its title, its
  /// name where it has one, and its content.
  static func box(
    _ directive: Directive, _ content: [Node], _ words: Words, _ page: inout PageBuilder
  ) -> Node {
    let (title, label) = (words[.block, directive.name], directive.labelText)
    let name: Node =
      directive.label.isEmpty
      ? .none : .line("p", [.class("box-name")], [directive.labelNode])
    return .block(
      "div",
      [
        .class("box " + directive.name), .id(page.ownID(of: directive)), .role("group"),
        .label(label.isEmpty ? title : "\(title): \(label)"),
      ], [boxTitle(title), name] + content)
  }

  static func boxTitle(_ title: String) -> Node { .line("p", [.class("box-title")], title) }

  /// A part of a block with a title of its own: `<div class="part part-result">…`.
  static func part(_ name: String, _ content: Node, _ words: Words) -> Node {
    .block(
      "div", [.class("part part-" + name)],
      [.line("p", [.class("part-title")], words[.block, name]), content])
  }

  /// `<details class="reveal"><summary>…</summary><div class="reveal-body">…</div></details>`
  static func reveal(_ summary: String, _ content: [Node]) -> Node {
    .line(
      "details", [.class("reveal")],
      [.inline("summary", [], summary), .open("div", [.class("reveal-body")], content)])
  }
}

extension PageBuilder {
  /// Counts things of a kind that the page holds.
  mutating func count(_ kind: String, _ number: Int = 1) {
    page.tally[kind, default: 0] += number
  }
}

import Diagnostics
import Learning
import MarkdownPages

/// `:::snapshot … :::` and its kin: a box that says what its content is for. A label names it.
struct BoxBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name: String
  let summary: String
  let example: String
  let attributes: [AttributeRule] = []
  /// Whether it is made of points; each is counted.
  private let isList: Bool

  private init(_ name: String, _ summary: String, list: Bool = false, _ example: String) {
    self.name = name
    self.summary = summary
    isList = list
    self.example = example
  }

  /// All of them, in the order of the manual.
  static let all: [any DirectiveBlock] = [
    BoxBlock(
      "core-idea", "the one sentence a page is about",
      ":::core-idea\n\nA function exists while it runs.\n\n:::"),
    BoxBlock(
      "analogy", "something known that works in the same way, and where the likeness ends",
      ":::analogy[A taxi]\n\nYou pay for the ride and not for the car.\n\n:::"),
    BoxBlock(
      "under-the-hood", "how it works inside, for those who want to know",
      ":::under-the-hood[Micro virtual machines]\n\nEach environment has a kernel.\n\n:::"),
    BoxBlock(
      "expert-note", "what experience teaches and documentation leaves out",
      ":::expert-note\n\nMeasure the start, not the language.\n\n:::"),
    BoxBlock(
      "snapshot", "the few lines worth keeping", list: true,
      ":::snapshot\n\n- A request finds an environment or waits for one.\n\n:::"),
    BoxBlock(
      "takeaways", "what a reader takes away, one point a line", list: true,
      ":::takeaways\n\n- Nothing runs, nothing costs.\n\n:::"),
    BoxBlock(
      "connections", "the same idea in other fields, one a line", list: true,
      ":::connections\n\n- **Lean manufacturing**: make what was ordered.\n\n:::"),
    BoxBlock(
      "when-to-use", "where something is the right choice", list: true,
      ":::when-to-use\n\n- The load comes in bursts.\n\n:::"),
    BoxBlock(
      "when-not-to-use", "where something else is the right choice", list: true,
      ":::when-not-to-use\n\n- The work takes hours.\n\n:::"),
  ]

  /// `<div class="box snapshot" role="group" aria-label="Snapshot"><p class="box-title">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if isList {
      let items = directive.listItems
      if items.isEmpty {
        page.diagnostics.report(
          .missingContent(name, "a list, one point an item", at: directive.nameSpan))
      }
      page.count("\(name) points", items.count)
    } else if directive.children.isEmpty {
      page.diagnostics.report(.missingContent(name, "text", at: directive.nameSpan))
    }
    return LessonParts.box(directive, [directive.content], context.words, &page)
  }
}

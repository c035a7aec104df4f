import Learning
import MarkdownPages

/// `::review`: the questions a reader has to repeat, from what the browser remembers. One page of a
/// site has it.
struct ReviewBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "review"
  let summary = "the questions that are due for review, and progress as a file"
  let example = "::review"
  let attributes: [AttributeRule] = []

  /// `<x-review class="review"><p class="review-fallback">…</p></x-review>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    .line(
      "x-review", [.class("review")],
      [.inline("p", [.class("review-fallback")], context.words[.reviewFallback])])
  }
}

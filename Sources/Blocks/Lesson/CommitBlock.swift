import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `:::commit[Question] … :::`: a choice to make before reading on, and the answer to open behind
/// it. Nothing waits for the choice.
struct CommitBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "commit"
  let summary = "a question with choices to commit to before reading on"
  let example = """
    :::commit[What does the second request meet?]

    - [ ] a new environment
      > One is idle, so none is made.
    - [x] the environment of the first

    It is idle and takes the request at once.

    :::
    """
  let attributes: [AttributeRule] = []

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// `<div class="box commit"><p class="box-title">…<fieldset><legend>…<label><input …>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the question"))
    }
    let place = directive.children.firstIndex { if case .list = $0.kind { true } else { false } }
    let items = place.map { ListItems(directive.children[$0].html).items } ?? []
    let parts = parts(directive, list: place)
    if directive.children.isEmpty || items.count == 1 {
      page.diagnostics.report(
        .missingContent(name, "a list of two choices or more", at: directive.nameSpan))
    }
    let id = page.numberedID(name)
    var html = Fragment()
    html.append(literal: "<div class=\"box commit\"")
    html.appendID(of: directive, &page)
    html.append(literal: ">\n<p class=\"box-title\">")
    html.append(escaped: LessonWords.english.title(name))
    html.append(literal: "</p>\n")
    html.append(choices(items, directive, parts.before, id))
    var answer = verdict(items)
    answer.append(parts.after)
    if !answer.isEmpty {
      html.append(LessonHTML.reveal(parts.title ?? LessonWords.english.title("compare"), answer))
    }
    html.append(literal: "</div>\n")
    return html
  }

  /// What stands before the choice, and the answer: the part of that name, else all behind the
  /// list, else everything.
  private func parts(_ directive: Directive, list: Int?) -> (
    before: Fragment, after: Fragment, title: String?
  ) {
    let children = directive.children
    let hasAnswer = children.contains { $0.isPart("answer") }
    let end = list ?? (hasAnswer ? children.count : 0)
    let before = children[..<end].filter { !$0.isPart("answer") }
    let after = children[end...].filter { !$0.isList && !$0.isPart("answer") }
    let answers = children.filter { $0.isPart("answer") }
    let titles = answers.compactMap { child -> String? in
      guard case .directive(_, _, let text, _) = child.kind else { return nil }
      return text.isEmpty ? nil : text
    }
    let joined = { (parts: [Child]) in parts.reduce(into: Fragment()) { $0.append($1.html) } }
    return (joined(before), joined(after + answers), titles.first)
  }

  /// The question and its choices; a paragraph when there is nothing to choose.
  private func choices(
    _ items: [ListItems.Item], _ directive: Directive, _ before: Fragment, _ id: String
  ) -> Fragment {
    var html = items.isEmpty ? before : Fragment()
    html.append(literal: items.isEmpty ? "<p" : "<fieldset")
    html.bytes.append(attribute: "id", id)
    html.append(literal: items.isEmpty ? " class=\"box-name\">" : "><legend class=\"box-name\">")
    html.append(directive.label)
    html.append(literal: items.isEmpty ? "</p>\n" : "</legend>\n")
    guard !items.isEmpty else { return html }
    html.append(before)
    for (letter, item) in zip(Self.letters, items) {
      html.append(literal: "<label class=\"choice\"><input type=\"radio\"")
      html.bytes.append(attribute: "name", id)
      html.bytes.append(attribute: "value", String(letter))
      html.append(literal: "> <span class=\"choice-letter\">")
      html.append(escaped: String(letter))
      html.append(literal: "</span> <span class=\"choice-text\">")
      html.append(item.head)
      html.append(literal: "</span></label>\n")
    }
    html.append(literal: "</fieldset>\n")
    return html
  }

  /// Which choice is right, where the author ticked one, and what there is to say of each.
  private func verdict(_ items: [ListItems.Item]) -> Fragment {
    var html = Fragment()
    let right = zip(Self.letters, items).filter { $0.1.isTicked == true }.map { String($0.0) }
    if !right.isEmpty {
      html.append(literal: "<p class=\"verdict\">")
      html.append(escaped: LessonWords.english.title("right answer") + " ")
      html.append(literal: "<strong>")
      html.append(escaped: right.joined(separator: ", "))
      html.append(literal: "</strong></p>\n")
    }
    for (letter, item) in zip(Self.letters, items) where !item.rest.isEmpty {
      html.append(literal: "<div class=\"choice-feedback\"><p class=\"choice-letter\">")
      html.append(escaped: String(letter))
      html.append(literal: "</p><div>")
      html.append(item.rest)
      html.append(literal: "</div></div>\n")
    }
    return html
  }
}

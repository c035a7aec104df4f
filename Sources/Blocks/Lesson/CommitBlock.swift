import Diagnostics
import Learning
import MarkdownPages

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the question"))
    }
    let place = directive.children.firstIndex { if case .list = $0.kind { true } else { false } }
    let items = place.map { directive.children[$0].items } ?? []
    let parts = parts(directive, list: place)
    if directive.children.isEmpty || items.count == 1 {
      page.diagnostics.report(
        .missingContent(name, "a list of two choices or more", at: directive.nameSpan))
    }
    let id = page.numberedID(name)
    let own = page.ownID(of: directive)
    let words = context.words
    let answer = verdict(items, words) + [parts.after]
    let isAnswered = answer.contains { !$0.isEmpty }
    return .block(
      "div", [.class("box commit"), .id(own)],
      [
        LessonParts.boxTitle(words[.block, name]), choices(items, directive, parts.before, id),
        isAnswered ? LessonParts.reveal(parts.title ?? words[.compare], answer) : .none,
      ])
  }

  /// What stands before the choice, and the answer: the part of that name, else all behind the
  /// list, else everything.
  private func parts(_ directive: Directive, list: Int?) -> (
    before: Node, after: Node, title: String?
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
    return (
      .group(before.map(\.node)), .group((after + answers).map(\.node)), titles.first
    )
  }

  /// The question and its choices; a paragraph when there is nothing to choose.
  private func choices(
    _ items: [ListItem], _ directive: Directive, _ before: Node, _ id: ElementID
  ) -> Node {
    guard !items.isEmpty else {
      return .group([
        before, .line("p", [.id(id), .class("box-name")], [directive.labelNode]),
      ])
    }
    let choices = zip(Self.letters, items).map { letter, item -> Node in
      .line(
        "label", [.class("choice")],
        [
          .void(
            "input",
            [.set("type", "radio"), .set("name", id.text), .set("value", String(letter))]),
          .text(" "), .inline("span", [.class("choice-letter")], String(letter)), .text(" "),
          .inline("span", [.class("choice-text")], [.prose(item.head)]),
        ])
    }
    return .line(
      "fieldset", [.id(id)],
      [.line("legend", [.class("box-name")], [directive.labelNode]), before] + choices)
  }

  /// Which choice is right, where the author ticked one, and what there is to say of each.
  private func verdict(_ items: [ListItem], _ words: Words) -> [Node] {
    let right = zip(Self.letters, items).filter { $0.1.isTicked == true }.map { String($0.0) }
    var nodes: [Node] = []
    if !right.isEmpty {
      nodes.append(
        .line(
          "p", [.class("verdict")],
          [
            .text(words[.rightIs] + " "),
            .inline("strong", [], right.joined(separator: ", ")),
          ]))
    }
    for (letter, item) in zip(Self.letters, items) where !item.rest.html.isEmpty {
      nodes.append(
        .line(
          "div", [.class("choice-feedback")],
          [
            .inline("p", [.class("choice-letter")], String(letter)),
            .inline("div", [], [.prose(item.rest)]),
          ]))
    }
    return nodes
  }
}

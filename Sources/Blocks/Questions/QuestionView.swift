import Learning
import MarkdownPages

/// One question as a page shows it: something to think with, hints, and the answer to open.
///
/// Its names are open, because a page that draws questions from others gives them other ones.
struct QuestionView {
  private let question: Question
  let words: Words

  init(_ question: Question, _ words: Words) {
    self.question = question
    self.words = words
  }

  /// `<li class="question question-single" id="…" data-question="…">`
  func node(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> Node {
    let body = Node.block(
      "fieldset", [.class("question-body")],
      [.line("legend", [], [inline(question.prompt, &texts, &page)]), field(&texts, &page)])
    let hints = hints(&texts, &page)
    let answer = AnswerView(question, words).node(&texts, &page)
    return .block(
      "li",
      [
        .class("question question-\(question.kind.rawValue)"), .own("id", .anchor("")),
        .own("data-question", .name),
      ], [body] + hints + [answer])
  }

  private func inline(
    _ text: QuestionText, _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) -> Node {
    texts.node(text, run: question.proof?.run, &page)
  }

  private func hints(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> [Node] {
    question.hints.enumerated().map { place, hint in
      let number = question.hints.count > 1 ? " \(place + 1)" : ""
      return .block(
        "details", [.class("hint")],
        [
          .line("summary", [], words[.hint] + number),
          .line("p", [], [inline(hint, &texts, &page)]),
        ])
    }
  }

  /// What the answer is given with.
  private func field(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> Node {
    switch question.answer {
    case .choices(let choices): return self.choices(choices, &texts, &page)
    case .number(let number): return line(unit: number.unit, isNumber: true)
    case .words: return line(unit: "", isNumber: false)
    case .order(let items, _): return sortable(items, &texts, &page)
    case .match(let items, _, let options): return pairs(items, options, &texts, &page)
    case .reflection:
      return .line(
        "textarea",
        [.class("thoughts"), .set("rows", "4"), .label(words[.yourThoughts])], [])
    }
  }

  private func choices(
    _ choices: [Choice], _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) -> Node {
    let type = question.kind == .multiple ? "checkbox" : "radio"
    return .block(
      "ul", [.class("choices")],
      choices.map { choice in
        .line(
          "li", [.class("quiz-choice"), .set("data-choice", choice.id)],
          [
            .inline(
              "label", [],
              [
                .void(
                  "input",
                  [
                    .set("type", type), .own("name", .anchor("")), .set("value", choice.id),
                  ]), .text(" "), .inline("span", [], [inline(choice.text, &texts, &page)]),
              ])
          ])
      })
  }

  /// A line to type in, with its unit.
  private func line(unit: String, isNumber: Bool) -> Node {
    let input = Node.void(
      "input",
      [
        .set("type", "text"), .set("inputmode", isNumber ? "decimal" : nil),
        .set("autocomplete", "off"),
      ])
    return .line(
      "p", [.class("field")],
      [
        .inline("label", [], [.text(words[.yourAnswer] + " "), input]),
        unit.isEmpty
          ? .none : .group([.text(" "), .inline("span", [.class("unit")], unit)]),
      ])
  }

  /// Items in an order that is not the right one.
  private func sortable(
    _ items: [Item], _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) -> Node {
    .block(
      "ol", [.class("sortable")],
      items.map { item in
        .line(
          "li", [.set("data-item", item.id)],
          [.inline("span", [], [inline(item.text, &texts, &page)])])
      })
  }

  /// Each item with a list of partners to choose from.
  private func pairs(
    _ items: [Item], _ options: [Item], _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) -> Node {
    let partners = options.map { TextPrinter.text(of: inline($0.text, &texts, &page)) }
    let choices = zip(options, partners).map { option, text in
      Node.line("option", [.set("value", option.id)], text)
    }
    let rows = items.map { item -> Node in
      let select = Node.open(
        "select", [], [.line("option", [.set("value", "")], words[.choose])] + choices)
      return .line(
        "li", [.set("data-item", item.id)],
        [
          .inline(
            "label", [],
            [.inline("span", [], [inline(item.text, &texts, &page)]), .text(" "), select])
        ])
    }
    // On paper the lists cannot be opened.
    let all = partners.joined(separator: "; ")
    return .group([
      .block("ul", [.class("pairs")], rows),
      .line("p", [.class("partners")], "\(words[.partners]) \(all)"),
    ])
  }
}

import Learning
import MarkdownPages

/// The answer of a question, to be opened.
struct AnswerView {
  private let question: Question
  private let words: Words

  init(_ question: Question, _ words: Words) {
    self.question = question
    self.words = words
  }

  /// `<details class="answer">` with what is right and why, and what is wrong with the rest.
  func node(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> Node {
    var content = answer(&texts, &page)
    if let explanation = question.explanation {
      content.append(
        .line("p", [.class("explanation")], [inline(explanation, &texts, &page)]))
    }
    if let difference = question.difference {
      content.append(DifferenceView(difference, words).node(&page))
    }
    return .block(
      "details", [.class("answer")],
      [
        .line("summary", [], words[.answer]),
        .block("div", [.class("answer-body")], content),
      ])
  }

  private func inline(
    _ text: QuestionText, _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) -> Node {
    texts.node(text, run: question.proof?.run, &page)
  }

  private func answer(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> [Node] {
    switch question.answer {
    case .choices(let choices):
      let sorted = choices.filter(\.isRight) + choices.filter { !$0.isRight }
      return [
        reasons(
          sorted.map { choice in
            reason(
              inline(choice.text, &texts, &page), inline(choice.feedback, &texts, &page),
              isRight: choice.isRight, choice: choice.id)
          })
      ]
    case .number(let number):
      let right = words.text(of: number)
      return [
        judged(
          right, number.feedback,
          number.mistakes.map { ($0.text + " " + number.unit, $0.feedback) },
          &texts, &page)
      ]
    case .words(let answer):
      return [
        judged(
          answer.accepted.joined(separator: "; "), answer.feedback,
          answer.mistakes.map { ($0.text, $0.feedback) }, &texts, &page)
      ]
    case .order(let items, let ranks):
      let sorted = items.indices.sorted { ranks[$0] < ranks[$1] }.map { items[$0] }
      return [.block("ol", [.class("solution")], sorted.map { solved($0, nil, &texts, &page) })]
    case .match(let items, let partners, let options):
      let pairs = zip(items, partners).map { item, partner in
        solved(item, options[partner].text, &texts, &page)
      }
      return [.block("ul", [.class("solution")], pairs)]
    case .reflection(let model, let points): return self.model(model, points, &texts, &page)
    }
  }

  private func reasons(_ items: [Node]) -> Node { .block("ul", [.class("reasons")], items) }

  private func reason(
    _ answer: Node, _ because: Node, isRight: Bool, choice: String? = nil
  ) -> Node {
    .line(
      "li", [.class(isRight ? "reason right" : "reason wrong"), .set("data-choice", choice)],
      [
        .line(
          "p", [], [.inline("b", [], words[isRight ? .right : .notSo]), .text(" "), answer]),
        .inline("p", [.class("because")], [because]),
      ])
  }

  /// What is typed: the right answer and those that people give.
  private func judged(
    _ right: String, _ feedback: QuestionText,
    _ mistakes: [(text: String, feedback: QuestionText)], _ texts: inout QuestionTexts,
    _ page: inout PageBuilder
  ) -> Node {
    let first = reason(.text(right), inline(feedback, &texts, &page), isRight: true)
    return reasons(
      [first]
        + mistakes.map { mistake in
          reason(.text(mistake.text), inline(mistake.feedback, &texts, &page), isRight: false)
        })
  }

  /// An item in its right place, or with its partner.
  private func solved(
    _ item: Item, _ partner: QuestionText?, _ texts: inout QuestionTexts,
    _ page: inout PageBuilder
  ) -> Node {
    var words = [inline(item.text, &texts, &page)]
    if let partner { words += [.text(" → "), inline(partner, &texts, &page)] }
    var content: [Node] = [.inline("span", [], words)]
    if let feedback = item.feedback {
      content += [
        .text(" "), .inline("span", [.class("because")], [inline(feedback, &texts, &page)]),
      ]
    }
    return .line("li", [.set("data-item", item.id)], content)
  }

  private func model(
    _ model: QuestionText?, _ points: [QuestionText], _ texts: inout QuestionTexts,
    _ page: inout PageBuilder
  ) -> [Node] {
    var content: [Node] = []
    if let model {
      content.append(
        .line(
          "p", [.class("model")],
          [
            .inline("b", [], words[.model] + ":"), .text(" "), inline(model, &texts, &page),
          ]))
    }
    guard !points.isEmpty else { return content }
    return content + [
      .line("p", [], words[.points]),
      .block(
        "ul", [.class("points")],
        points.map { .line("li", [], [inline($0, &texts, &page)]) }),
    ]
  }
}

import Learning
import MarkdownPages
import Markup

/// One question as HTML.
struct QuestionHTML {
  private let quiz: String
  private let question: Question
  let words = QuestionWords.english

  init(_ quiz: String, _ question: Question) {
    self.quiz = quiz
    self.question = question
  }

  /// What is unique in the page: `check-value-of-request-1`.
  private var name: String { "\(quiz)-\(question.id)" }

  /// `<li class="question question-single" id="…" data-question="…">`
  func element(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> Fragment {
    var html = Fragment()
    html.append(literal: "<li")
    html.bytes.append(attribute: "class", "question question-\(question.kind.rawValue)")
    html.bytes.append(attribute: "id", page.uniqueID(name))
    html.bytes.append(attribute: "data-question", question.id)
    html.append(literal: ">\n<fieldset class=\"question-body\">\n<legend>")
    html.append(inline(question.prompt, &texts, &page))
    html.append(literal: "</legend>\n")
    switch question.answer {
    case .choices(let choices): append(choices, to: &html, &texts, &page)
    case .number(let number): appendField(unit: number.unit, isNumber: true, to: &html)
    case .words: appendField(unit: "", isNumber: false, to: &html)
    case .order(let items, _): append(items: items, to: &html, &texts, &page)
    case .match(let items, _, let options):
      append(items, with: options, to: &html, &texts, &page)
    case .reflection:
      html.append(literal: "<textarea class=\"thoughts\" rows=\"4\"")
      html.bytes.append(attribute: "aria-label", words.yourThoughts)
      html.append(literal: "></textarea>\n")
    }
    html.append(literal: "</fieldset>\n")
    appendHints(to: &html, &texts, &page)
    html.append(literal: "<details class=\"answer\">\n<summary>")
    html.bytes.append(escaped: words.answer)
    html.append(literal: "</summary>\n<div class=\"answer-body\">\n")
    appendAnswer(to: &html, &texts, &page)
    html.append(literal: "</div>\n</details>\n</li>\n")
    return html
  }

  func inline(
    _ text: QuestionText, _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) -> Fragment {
    texts.html(text, run: question.proof?.run, &page)
  }

  private func appendHints(
    to html: inout Fragment, _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    for (place, hint) in question.hints.enumerated() {
      html.append(literal: "<details class=\"hint\">\n<summary>")
      let number = question.hints.count > 1 ? " \(place + 1)" : ""
      html.bytes.append(escaped: words.hint + number)
      html.append(literal: "</summary>\n<p>")
      html.append(inline(hint, &texts, &page))
      html.append(literal: "</p>\n</details>\n")
    }
  }

  // Choices.

  private func append(
    _ choices: [Choice], to html: inout Fragment, _ texts: inout QuestionTexts,
    _ page: inout PageBuilder
  ) {
    let input = question.kind == .multiple ? "checkbox" : "radio"
    html.append(literal: "<ul class=\"choices\">\n")
    for choice in choices {
      html.append(literal: "<li class=\"quiz-choice\"")
      html.bytes.append(attribute: "data-choice", choice.id)
      html.append(literal: "><label><input")
      html.bytes.append(attribute: "type", input)
      html.bytes.append(attribute: "name", name)
      html.bytes.append(attribute: "value", choice.id)
      html.append(literal: "> <span>")
      html.append(inline(choice.text, &texts, &page))
      html.append(literal: "</span></label></li>\n")
    }
    html.append(literal: "</ul>\n")
  }

  private func appendAnswer(
    to html: inout Fragment, _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    switch question.answer {
    case .choices(let choices): appendReasons(choices, to: &html, &texts, &page)
    case .number(let number):
      let right = AnswerKey.text(of: number)
      appendRight(right, number.feedback, to: &html, &texts, &page)
      let wrong = number.mistakes.map { ($0.text + " " + number.unit, $0.feedback) }
      appendMistakes(wrong, to: &html, &texts, &page)
    case .words(let answer):
      let right = answer.accepted.joined(separator: "; ")
      appendRight(right, answer.feedback, to: &html, &texts, &page)
      appendMistakes(answer.mistakes.map { ($0.text, $0.feedback) }, to: &html, &texts, &page)
    case .order(let items, let ranks):
      let sorted = items.indices.sorted { ranks[$0] < ranks[$1] }.map { items[$0] }
      appendSolution(sorted, isOrdered: true, partner: { _ in nil }, to: &html, &texts, &page)
    case .match(let items, let partners, let options):
      appendSolution(
        items, isOrdered: false, partner: { options[partners[$0]].text }, to: &html, &texts,
        &page)
    case .reflection(let model, let points):
      appendModel(model, points, to: &html, &texts, &page)
    }
    if let explanation = question.explanation {
      html.append(literal: "<p class=\"explanation\">")
      html.append(inline(explanation, &texts, &page))
      html.append(literal: "</p>\n")
    }
    if let difference = question.difference {
      html.append(DifferenceHTML.details(difference, of: name, &page))
    }
  }

  /// Every choice with its reason; the right ones first.
  private func appendReasons(
    _ choices: [Choice], to html: inout Fragment, _ texts: inout QuestionTexts,
    _ page: inout PageBuilder
  ) {
    html.append(literal: "<ul class=\"reasons\">\n")
    for choice in choices.filter(\.isRight) + choices.filter({ !$0.isRight }) {
      html.append(literal: "<li")
      html.bytes.append(attribute: "class", choice.isRight ? "reason right" : "reason wrong")
      html.bytes.append(attribute: "data-choice", choice.id)
      html.append(literal: "><p><b>")
      html.bytes.append(escaped: choice.isRight ? words.right : words.wrong)
      html.append(literal: "</b> ")
      html.append(inline(choice.text, &texts, &page))
      html.append(literal: "</p>\n<p class=\"because\">")
      html.append(inline(choice.feedback, &texts, &page))
      html.append(literal: "</p></li>\n")
    }
    html.append(literal: "</ul>\n")
  }
}

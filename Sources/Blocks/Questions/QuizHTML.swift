import Learning
import MarkdownPages
import Markup

/// A quiz as HTML that is complete without a script: inputs to think with, hints and answers to
/// open, and for print a key at the end.
struct QuizHTML {
  private let quiz: Quiz

  init(_ quiz: Quiz) { self.quiz = quiz }

  /// All but the element around it and the data.
  func fragment(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> Fragment {
    var html = Fragment()
    html.append(literal: "<p class=\"quiz-title\">")
    html.bytes.append(escaped: quiz.title)
    html.append(literal: "</p>\n<ol class=\"questions\">\n")
    var answers = Fragment()
    for question in quiz.questions {
      let element = QuestionHTML(quiz.id, question).element(&texts, &page)
      page.page.pieces.append(
        .init(
          "question", name: question.id, anchor: "\(quiz.id)-\(question.id)",
          html: QuestionLinks.withoutLinks(element),
          json: QuizJSON.bytes(question) { texts.plain($0) }))
      let answer = AnswerKey.item(question, texts)
      page.page.pieces.append(.init("answer", name: question.id, html: answer))
      answers.append(answer)
      html.append(element)
    }
    html.append(literal: "</ol>\n")
    html.append(AnswerKey.fragment(answers))
    return html
  }
}

import Learning
import MarkdownPages
import Markup

/// A quiz that is complete without a script: inputs to think with, hints and answers to open, and
/// for print a key at the end.
struct QuizView {
  private let quiz: Quiz
  private let words: Words

  init(_ quiz: Quiz, _ words: Words) {
    self.quiz = quiz
    self.words = words
  }

  /// All but the element around it and the data. Questions and answers become pieces that other
  /// pages may draw.
  func nodes(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> [Node] {
    var questions: [Node] = []
    var answers: [Node] = []
    for question in quiz.questions {
      let anchor = page.uniqueID("\(quiz.id)-\(question.id)")
      let node = QuestionView(question, words).node(&texts, &page)
      let html = Fragment(node)
      let answer = AnswerKey.item(question, texts, words)
      page.page.pieces.append(
        .init(
          "question", name: question.id, anchor: anchor.text,
          html: RowLinks.settle(html, rows: []),
          json: Fragment(QuizJSON.open(question) { texts.plain($0) }, slots: [.own(.name)])))
      page.page.pieces.append(.init("answer", name: question.id, html: Fragment(answer)))
      questions.append(.printed(html.named(question.id, anchor: anchor.text), of: node))
      answers.append(answer)
    }
    return [
      .line("p", [.class("quiz-title")], quiz.title),
      .block("ol", [.class("questions")], questions), AnswerKey.node(answers, words),
    ]
  }
}

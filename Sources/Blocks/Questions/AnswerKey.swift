import Learning
import MarkdownPages
import Markup

/// The answers at the end of a quiz, for paper: on a screen the theme hides them.
struct AnswerKey {
  private let quiz: Quiz

  init(_ quiz: Quiz) { self.quiz = quiz }

  /// `<div class="answer-key">` with one item a question.
  func fragment(_ texts: inout QuestionTexts, _ page: inout PageBuilder) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div class=\"answer-key\">\n<p>")
    html.bytes.append(escaped: QuestionWords.english.key)
    html.append(literal: "</p>\n<ol>\n")
    for question in quiz.questions {
      html.append(literal: "<li>")
      html.bytes.append(escaped: Self.answer(question, texts))
      html.append(literal: "</li>\n")
    }
    html.append(literal: "</ol>\n</div>\n")
    return html
  }

  /// The right answer in one line.
  private static func answer(_ question: Question, _ texts: QuestionTexts) -> String {
    switch question.answer {
    case .choices(let choices):
      choices.filter(\.isRight).map { texts.plain($0.text) }.joined(separator: "; ")
    default: ""
    }
  }
}

/// The words around questions. A translation replaces the whole.
package struct QuestionWords: Sendable {
  package var answer = "Answer"
  package var hint = "Hint"
  package var right = "Right:"
  package var wrong = "Not so:"
  package var key = "Answers"

  /// The words of the course.
  package static let english = QuestionWords()

  /// What a quiz without a title is called.
  package static func title(of count: Int) -> String {
    count == 1 ? "A question" : "\(count) questions"
  }
}

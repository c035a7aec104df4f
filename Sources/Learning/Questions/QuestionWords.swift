/// The words around questions. A translation replaces the whole.
package struct QuestionWords: Sendable {
  package var answer = "Answer"
  package var hint = "Hint"
  package var right = "Right:"
  package var wrong = "Not so:"
  package var key = "Answers"
  package var yourAnswer = "Your answer"
  package var yourThoughts = "Your thoughts"
  package var choose = "Choose …"
  package var model = "A good answer"
  package var points = "It mentions:"
  package var difference = "What is different"
  package var change = "Change"
  package var subject = "What"
  package var without = "Run"
  package var with = "Changed"
  package var changes: [DifferenceTable.Row.Change: String] = [
    .gone: "gone", .added: "new", .changed: "moved", .value: "value", .figure: "figure",
  ]
  package var partners = "To choose from:"
  package var tolerance = "give or take"

  /// `and 3 more steps`.
  package func omitted(_ count: Int) -> String { "and \(count) more" }

  /// The words of the course.
  package static let english = QuestionWords()

  /// What a quiz without a title is called.
  package static func title(of count: Int) -> String {
    count == 1 ? "A question" : "\(count) questions"
  }
}

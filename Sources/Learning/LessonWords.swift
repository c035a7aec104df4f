/// The words around what a run tells: titles of columns, labels, short sentences. A translation
/// replaces the whole.
package struct LessonWords: Sendable {
  package var columns: [String: String]
  package var step = "step"
  package var executionTable = "Execution table"
  package var tracker = "State tracker"
  package var transcript = "Transcript"
  package var bill = "Bill"
  package var figures = "Figures"
  package var scenario = "Scenario"
  package var values = "Values"
  package var variable = "Variable"
  package var start = "Start"
  package var after = "After"
  package var final = "Final"

  /// The words of the course.
  package static let english = LessonWords(columns: [
    "number": "Step", "step": "Name", "time": "Time", "actor": "Who", "action": "What happens",
    "cause": "Why", "resource": "Resource", "user": "The user's request", "billed": "Billed",
  ])

  package init(columns: [String: String]) { self.columns = columns }

  /// The title of a column; a variable is its own title.
  package func column(_ name: String) -> String { columns[name] ?? name }
}

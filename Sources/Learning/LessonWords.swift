/// The words around what a run tells: titles of columns, labels, short sentences. A translation
/// replaces the whole.
package struct LessonWords: Sendable {
  package var columns: [String: String]
  package var step = "step"
  package var player = "Play the run"
  package var lab = "What if?"
  package var allRuns = "All runs"
  package var executionTable = "Execution table"
  package var tracker = "State tracker"
  package var transcript = "Transcript"
  package var bill = "Bill"
  package var billInFull = "Bill, with no free tier"
  package var monthlyBill = "Bill of a month of such load"
  package var asRun = "as simulated"
  package var servers = "servers"
  package var requestsPerMonth = "requests a month"
  package var figures = "Figures"
  package var scenario = "Scenario"
  package var stated = "stated, not simulated"
  package var values = "Values"
  package var difference = "Difference"
  package var actual = "In this run"
  package var changed = "Changed"
  package var gone = "Gone"
  package var added = "New"
  package var steps = "Steps"
  package var total = "Total"
  package var variable = "Variable"
  package var start = "Start"
  package var after = "After"
  package var final = "Final"
  package var inTheRun = "In the run"
  package var byTheBelief = "If it were so"
  package var partAt = "Where they part: after"
  package var partInFigures = "The same steps, other figures"
  package var runIsOver = "the run is over"

  /// Titles of the blocks of a lesson and of their parts, by name.
  package var titles: [String: String] = [
    "core-idea": "Core idea", "analogy": "Analogy", "under-the-hood": "Under the hood",
    "expert-note": "Expert note", "snapshot": "Snapshot", "takeaways": "Takeaways",
    "connections": "Connections to other fields", "when-to-use": "When to use it",
    "when-not-to-use": "When not to use it", "commit": "Commit to your answer",
    "compare": "Compare with the answer", "right answer": "Right is", "result": "Result",
    "insight": "Insight", "foundation": "Foundation", "intermediate": "Intermediate",
    "advanced": "Advanced", "expert": "Expert", "key-moment": "Key moment",
    "process-flow": "Process flow",
    "system": "The system", "myth": "Belief", "reality": "See what happens",
    "why-it-matters": "Why it matters", "pitfall": "Pitfall", "wrong": "Goes wrong",
    "right": "Works", "root-cause": "Root cause", "flashcards": "Flashcards",
    "keywords": "Keywords", "decision-guide": "Decision guide", "if": "If",
    "mixed quiz": "Mixed quiz", "embed": "Embed",
    "source": "Source", "sources": "Sources", "back": "Back to fact", "facts": "Facts",
    "fact name": "Name", "quantity": "What", "fact value": "Value", "review by": "Review by",
    "fact documented": "documented", "fact measured": "measured", "fact simulated": "simulated",
    "fact assumed": "assumed", "fact opinion": "opinion",
  ]

  /// The words of the course.
  package static let english = LessonWords(columns: [
    "number": "Step", "step": "Name", "time": "Time", "actor": "Who", "action": "What happens",
    "cause": "Why", "resource": "Resource", "user": "The user's request", "billed": "Billed",
  ])

  package init(columns: [String: String]) { self.columns = columns }

  /// The title of a block or of a part of one; a name without a title is its own.
  package func title(_ name: String) -> String { titles[name] ?? name }

  /// The title of a column; a variable is its own title.
  package func column(_ name: String) -> String { columns[name] ?? name }
}

extension LessonWords {
  /// `All 22 steps`
  package func allSteps(_ count: Int) -> String {
    count == 1 ? "The one step" : "All \(count) steps"
  }
}

extension LessonWords {
  /// `Step 7, 500 ms:`
  package func atStep(_ number: Int, _ time: String) -> String { "Step \(number), \(time):" }
}

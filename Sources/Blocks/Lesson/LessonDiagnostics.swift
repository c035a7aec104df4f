package import Diagnostics
import MarkdownPages

extension BlocksCodes {
  /// The codes of the blocks of lessons.
  static let lessons: [DiagnosticCode] = [
    .cellWithoutColumn, .emptyCell, .quoteDiffers, .quoteOfOtherStep, .mythHolds,
    .emptyCardCell,
  ]
}

extension DiagnosticCode {
  package static let cellWithoutColumn = DiagnosticCode(
    "cell-without-column", title: "a cell is named by half",
    explanation: "A cell of an execution table is named by its step and its column.",
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n:cell[allocate]")
  package static let emptyCell = DiagnosticCode(
    "empty-cell", title: "a cell that is quoted says nothing",
    explanation: """
      Not every step has a text in every column: the step is about no environment, or belongs to no
      request. Name another column, or another step.
      """,
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n:cell[send.resource]\n\n::execution-table")
  package static let quoteDiffers = DiagnosticCode(
    "quote-differs", title: "a text quotes a state that the run does not have there",
    explanation: """
      What a key moment quotes as `"environment 1: idle"` is looked up in the run, at the steps it
      is about; what a text of a question says in plain words, "environment 1 is idle", as well. A
      scenario that was changed makes such a sentence wrong without anybody noticing.
      """,
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n::execution-table\n\n"
      + ":::key-moment[What now?]{step=run}\n\nIt says \"environment 1: idle\".\n\n:::")
  package static let quoteOfOtherStep = DiagnosticCode(
    "quote-of-other-step", title: "a text quotes the row of another step",
    explanation: "The sentence stands in the table, and in another row than the one spoken of.",
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n::execution-table\n\n"
      + ":::key-moment[What now?]{step=run}\n\nIt says \"Request 1 is answered\".\n\n:::")
  package static let mythHolds = DiagnosticCode(
    "myth-holds", title: "a run does not refute the belief it is shown for",
    explanation: """
      The run and the same run under the wrong rule come out the same, step by step and in every
      figure: the run proves nothing. Choose a scenario in which the rule makes a difference.
      """,
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n"
      + "::::myth[A failed event is lost]{wrong=no-retry}\n\nIt is not.\n\n::::")
  package static let emptyCardCell = DiagnosticCode(
    "empty-card", title: "a row of cards, keywords or decisions is empty where it counts",
    explanation: "A card without a back, or a keyword without a meaning, teaches nothing.",
    example: ":::flashcards\n\n| Front | Back |\n|---|---|\n| What? | |\n\n:::")
}

extension Diagnostic {
  static func emptyCardCell(_ block: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyCardCell, "a row of \"\(block)\" has an empty cell", at: span,
      help: ["write it, or delete the row"])
  }

  static func cellWithoutColumn(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cellWithoutColumn, "\"\(text)\" names no column", at: span,
      help: ["write step and column with a dot between: \(text.isEmpty ? "keep" : text).resource"])
  }

  static func emptyCell(
    _ column: String, step: String, filled: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .emptyCell, "the step \"\(step)\" has no text in the column \"\(column)\"", at: span,
      help: ["it has one in: " + filled.prefix(12).joined(separator: ", ")])
  }

  static func statementDiffers(
    _ variable: String, _ value: String, _ values: [(step: String, value: String)],
    at span: SourceSpan
  ) -> Diagnostic {
    let states = values.map { "at \($0.step) it is \($0.value)" }.prefix(4)
    let place = values.isEmpty ? "at any step of the run" : "at the step this sentence names"
    return Diagnostic(
      .quoteDiffers, "\"\(variable)\" is not \(value) \(place)", at: span,
      help: states.isEmpty ? ["look at the row \"\(variable)\" of the tracker"] : Array(states))
  }

  static func quoteDiffers(
    _ quote: String, _ variable: String, _ values: [(step: String, value: String)],
    at span: SourceSpan
  ) -> Diagnostic {
    let states = values.map { "at \($0.step) the run has \"\(variable): \($0.value)\"" }
      .prefix(4)
    return Diagnostic(
      .quoteDiffers, "the run does not say \"\(quote)\" here", at: span, help: Array(states))
  }

  static func quoteOfOtherStep(
    _ quote: String, _ other: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .quoteOfOtherStep, "\"\(quote)\" is what \(other) says", at: span,
      help: ["name that step, or quote the row of the one this is about"])
  }

  static func mythHolds(_ wrong: String, run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mythHolds, "under \"\(wrong)\" the run \"\(run)\" comes out the same", at: span,
      help: ["show a run in which this makes a difference"])
  }
}

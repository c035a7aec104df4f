package import Diagnostics
import Learning
import MarkdownPages
import Simulation

extension BlocksCodes {
  /// The codes of the blocks about runs.
  static let runs: [DiagnosticCode] = [
    .noRun, .unknownRun, .runDefinedTwice, .unknownStep, .stepNotShown, .unknownVariable,
    .unknownColumn, .unknownStepKind, .unknownFigure, .noGrid, .labTooLarge, .nothingToDraw,
    .tooMuchToDraw, .unknownValue, .unknownVariant, .notPriced, .runIsStated, .reversedArrow,
  ]
}

extension DiagnosticCode {
  package static let noRun = DiagnosticCode(
    "no-run", title: "a block is about a run and the page has none",
    explanation: """
      Define a scenario in a `simulation` fence of the page, or name a file of the folder
      `simulations/` beside the page with `run=`.
      """, example: "::execution-table")
  package static let unknownRun = DiagnosticCode(
    "unknown-run", title: "no run has this name",
    explanation: """
      A run is named by the id of a `simulation` fence of the same page, or by a file of the folder
      `simulations/` beside it, without `.yaml`.
      """, example: "::execution-table{run=nowhere}")
  package static let runIsStated = DiagnosticCode(
    "run-is-stated", title: "a block needs a simulation, and the run is stated",
    explanation: """
      What a `trace` fence states has steps and variables, and nothing else: no figures, no bill,
      nothing that could be repeated with something changed.
      """,
    example: "```trace {#talk}\n| Step | What happens |\n|---|---|\n| ask | She asks |\n```\n\n"
      + "::bill{run=talk}")
  package static let reversedArrow = DiagnosticCode(
    "reversed-arrow", title: "a drawing of a run has an arrow that leads against a call",
    explanation: """
      A drawing that is bound to a run is held against its scenario. An arrow from a service to one
      that calls it is an answer where another arrow leads along the call; alone it is a mistake.
      """,
    example: """
      ```simulation
      services:
        browser: {type: client, calls: api}
        api: {type: function}
      ```

      ```diagram {bind=""}
      ┌─────────┐     ┌─────┐
      │ Browser │◀────│ API │
      └─────────┘     └─────┘
      ```
      """)
  package static let runDefinedTwice = DiagnosticCode(
    "run-defined-twice", title: "two scenarios of a page have the same name",
    explanation: "Give each `simulation` fence an id of its own: `{#first-request}`.")
  package static let unknownStep = DiagnosticCode(
    "unknown-step", title: "a run has no step of this name",
    explanation: """
      Steps are named by what happens, and by a count from the second on: `allocate`, `allocate#2`.
      A scenario that was changed may have lost the step: then the text about it is wrong as well.
      """,
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n:step[alocate]")
  package static let stepNotShown = DiagnosticCode(
    "step-not-shown", title: "a step is linked to, and no table of the page shows it",
    explanation:
      "Show the step in an execution table or a player of the page, or do not link to it."
  )
  package static let unknownVariable = DiagnosticCode(
    "unknown-variable", title: "a run has no variable of this name",
    explanation: "The message lists the nearest one. `coldstart simulate --json` lists all.")
  package static let unknownColumn = DiagnosticCode(
    "unknown-column", title: "an execution table has no column of this name",
    explanation:
      "Columns are number, step, time, actor, action, cause, resource, user, billed, and "
      + "the names of the run's variables.")
  package static let unknownStepKind = DiagnosticCode(
    "unknown-step-kind", title: "no step is of this kind",
    explanation: "Kinds are the names of steps without a count: `allocate`, `keep`.")
  package static let noGrid = DiagnosticCode(
    "no-grid", title: "a lab is about a run without a grid",
    explanation: """
      A lab shows the runs of the scenario's `grid:`, which lists values for up to four settings.
      """,
    example: "```simulation\nservices:\n  browser: {type: client, calls: api, requests: 1}\n"
      + "  api: {type: function}\n```\n\n::lab")
  package static let labTooLarge = DiagnosticCode(
    "lab-too-large", title: "a lab has more runs than a page should hold",
    explanation: "The page carries the figures of every run of the grid. Give fewer values.")
  package static let unknownFigure = DiagnosticCode(
    "unknown-figure", title: "a run has no figure of this name",
    explanation: "Figures are named by service and figure: `orders.cold-starts`.")
  package static let unknownValue = DiagnosticCode(
    "unknown-value", title: "a run has no value of this name",
    explanation: """
      Values are named by a path: `metrics.orders.cold-starts`, `bill.total`, `running@allocate` for
      a variable after a step, `step.allocate.time`, `end.reason`.
      """)
  package static let unknownVariant = DiagnosticCode(
    "unknown-variant", title: "a scenario has no variant of this name",
    explanation: """
      A variant is one of the scenario's `variants`, or the name of a wrong rule such as
      `never-release`.
      """)
  package static let notPriced = DiagnosticCode(
    "not-priced", .warning, title: "a bill shows something without a price",
    explanation: """
      The scenario's price book has no entry for it. Nothing is guessed: the line says so, and the
      total is without it. Add the entry, with its source and date, to a book in `books/`.
      """)
  package static let nothingToDraw = DiagnosticCode(
    "nothing-to-draw", title: "a run has nothing of what a chart shows",
    explanation: """
      A chart of environments needs a function that ran, one of messages a queue; and a run keeps
      only the steps of its focus.
      """)
  package static let tooMuchToDraw = DiagnosticCode(
    "too-much-to-draw", title: "a chart would have more rows than a reader can take in",
    explanation: "Choose a service, a shorter time or fewer requests, or draw counts over time.")
}

extension Diagnostic {
  static func runIsStated(_ run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .runIsStated, "the run \"\(run)\" is stated: it has steps, and nothing else was simulated",
      at: span, help: ["show its table, its tracker or its transcript, or simulate it"])
  }

  static func noRun(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noRun, "this block shows a run, and the page has none", at: span,
      help: ["add a `simulation` fence, or name a file of simulations/ with run="])
  }

  static func unknownRun(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownRun, "there is no run \"\(name)\"", at: span,
      help: [
        NearMiss.help(name, among: known)
          ?? "no `simulation` fence has this id and there is no file simulations/\(name).yaml"
      ])
  }

  static func reversedArrow(
    from: String, to: String, run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .reversedArrow,
      "an arrow leads from \"\(from)\" to \"\(to)\", and in the run \"\(run)\" "
        + "it is \"\(to)\" that calls \"\(from)\"", at: span,
      help: ["turn the arrow round, or draw the call as well"])
  }

  static func runDefinedTwice(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .runDefinedTwice, "the page has a run \"\(name)\" already", at: span,
      help: ["give this one an id of its own: ```simulation {#another-name}"])
  }

  static func unknownStep(
    _ name: String, known: [String], run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownStep, "the run \"\(run)\" has no step \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("its steps are", known)],
      replacement: NearMiss.of(name, among: known))
  }

  static func stepNotShown(_ step: String, run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .stepNotShown, "no table of this page shows the step \"\(step)\" of \"\(run)\"", at: span,
      help: ["add ::execution-table{run=\(run)}, or widen the one that leaves it out"])
  }

  static func unknownVariable(
    _ name: String, known: [String], run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownVariable, "the run \"\(run)\" has no variable \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("its variables are", known)])
  }

  /// What an author names and the run does not have, or has several times.
  static func noVariable(
    _ problem: VariableProblem, _ name: String, run: String, at span: SourceSpan
  ) -> Diagnostic {
    switch problem {
    case .unknown(let known): .unknownVariable(name, known: known, run: run, at: span)
    case .ambiguous(let names): .ambiguousVariable(name, names, run: run, at: span)
    }
  }

  /// The same of a column, which need not be a variable.
  static func noColumn(
    _ problem: VariableProblem, _ name: String, run: String, at span: SourceSpan
  ) -> Diagnostic {
    switch problem {
    case .unknown(let known):
      .unknownColumn(name, known: ExecutionTable.Column.names + known, run: run, at: span)
    case .ambiguous(let names): .ambiguousVariable(name, names, run: run, at: span)
    }
  }

  static func unknownColumn(
    _ name: String, known: [String], run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownColumn, "a table of \"\(run)\" has no column \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("columns are", known)])
  }

  static func unknownStepKind(
    _ name: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownStepKind, "no step is of the kind \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known)].compactMap { $0 })
  }

  static func noGrid(run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noGrid, "the scenario of \"\(run)\" has no grid", at: span,
      help: ["add values to its YAML, such as `grid: {orders.memory: [512 MB, 1024 MB]}`"])
  }

  static func labTooLarge(
    _ count: Int, limit: Int, run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .labTooLarge, "the grid of \"\(run)\" has \(count) runs; a lab shows at most \(limit)",
      at: span, help: ["give fewer values in `grid:`"])
  }

  static func unknownFigure(
    _ name: String, known: [String], run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownFigure, "the run \"\(run)\" has no figure \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("figures are", known)])
  }

  static func unknownValue(
    _ path: String, _ problem: UnknownRunPath, run: String, at span: SourceSpan
  ) -> Diagnostic {
    if problem.isAmbiguous {
      return .ambiguousVariable(problem.part, problem.known, run: run, at: span)
    }
    let near = NearMiss.of(problem.part, among: problem.known)
    let start = problem.prefix.isEmpty ? "a path begins with" : "behind \"\(problem.prefix)\":"
    return Diagnostic(
      .unknownValue, "the run \"\(run)\" has no value \"\(path)\"", at: span,
      help: [
        near.map { "did you mean \"\(problem.prefix)\($0)\"?" } ?? listed(start, problem.known)
      ])
  }

  static func unknownVariant(
    _ name: String, known: [String], run: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownVariant, "the run \"\(run)\" has no variant \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("variants are", known)])
  }

  static func notPriced(_ item: String, book: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notPriced, "the prices \"\(book)\" hold none for \(item)", at: span,
      help: ["the total is without it; add it to a price book, with source and date"])
  }

  static func nothingToDraw(_ thing: String, run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nothingToDraw, "the run \"\(run)\" has no \(thing)", at: span,
      help: ["choose another kind of chart, another run, or widen the run's focus"])
  }

  static func tooMuchToDraw(
    _ count: Int, _ thing: String, limit: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .tooMuchToDraw, "a chart of \(count) \(thing) has too many rows: at most \(limit)",
      at: span, help: ["use kind=concurrency, or a focus with fewer requests"])
  }

  private static func listed(_ start: String, _ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return "\(start) \(shown)" + (names.count > 12 ? ", …" : "")
  }
}

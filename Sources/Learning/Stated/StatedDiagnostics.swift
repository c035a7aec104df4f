package import Diagnostics
import Simulation

extension LearningCodes {
  /// The codes of runs that authors state.
  static let stated: [DiagnosticCode] = [.traceSyntax, .traceDisagrees, .impossibleState]
}

extension DiagnosticCode {
  package static let traceSyntax = DiagnosticCode(
    "trace-syntax", title: "a stated run cannot be read",
    explanation: """
      A `trace` fence holds a table of steps, whose first column is `Step` and one of whose others
      is `What happens`; further columns are `Time`, `Who`, `Why` and variables. Below it may
      stand a tracker, which begins with `Variable`, and a line `Closing: …`.
      """,
    example: "```trace {#talk}\n| What happens |\n|---|\n| She asks |\n```")
  package static let traceDisagrees = DiagnosticCode(
    "trace-disagrees", title: "a table and a tracker of one run disagree",
    explanation: """
      The tracker of a stated run repeats what its table says: after each step the same values.
      One of the two cells is wrong.
      """,
    example: "```trace {#talk}\n| Step | What happens | line |\n|---|---|---|\n"
      + "| ask | She asks | busy |\n\n| Variable | Start | ask |\n|---|---|---|\n"
      + "| line | free | free |\n```")
  package static let impossibleState = DiagnosticCode(
    "impossible-state", title: "a stated run is in a state that it cannot have reached",
    explanation: """
      Environments, servers, messages and requests go from state to state as they do in every
      simulated run: an environment cannot be idle before there is one, and none comes back that
      was released. Name the variable otherwise when it is something else.
      """,
    example: "```trace {#talk}\n| Step | What happens | environment 1 |\n|---|---|---|\n"
      + "| ask | A request arrives | idle |\n```")
}

extension Diagnostic {
  static func noTraceTable(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "this run has no table of steps", at: span,
      help: ["begin with \"| Step | What happens |\" and a line of hyphens"])
  }

  static func traceTableTooMany(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "a stated run is one table and one tracker, and this is a third", at: span,
      help: ["put it into a fence of its own"])
  }

  static func traceLine(_ line: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "this is neither a row nor the closing line: \"\(line)\"", at: span,
      help: ["rows begin with \"|\", the closing line with \"Closing:\""])
  }

  static func traceColumn(_ name: String, at span: SourceSpan) -> Diagnostic {
    let message =
      name.isEmpty ? "this column has no name" : "there is a column \"\(name)\" already"
    return Diagnostic(
      .traceSyntax, message, at: span, help: ["name each column, and each once"])
  }

  static func traceColumnsMissing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "a table of steps begins with \"Step\" and has a column \"What happens\"",
      at: span, help: ["write \"| Step | What happens |\", then other columns"])
  }

  static func traceRow(_ count: Int, of width: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "this row has \(count) cells, and its table \(width) columns", at: span,
      help: ["leave cells empty rather than out"])
  }

  static func traceStep(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "a step has a name and says what happens, and \"\(name)\" does not", at: span,
      help: ["names are small letters, digits and hyphens, such as \"ask\""])
  }

  static func traceTime(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "\"\(text)\" is no time", at: span, help: ["write such as \"20 ms\" or \"2 s\""]
    )
  }

  static func traceTimeBack(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "\"\(text)\" is before the step above", at: span,
      help: ["steps stand in the order in which they happen"])
  }

  static func trackerHead(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceSyntax, "the second table is a tracker and begins with \"Variable\"", at: span,
      help: ["write \"| Variable | Start | …\" with the names of steps, and \"Final\" at last"])
  }

  static func trackerStep(_ name: String, _ known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .traceDisagrees, "the table has no step \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("it has", known)],
      replacement: NearMiss.of(name, among: known))
  }

  static func trackerVariable(
    _ name: String, _ known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .traceDisagrees, "the table has no column \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("it has", known)],
      replacement: NearMiss.of(name, among: known))
  }

  static func trackerLacks(
    _ variable: String, _ step: String, at span: SourceSpan, _ cell: PipeTable.Cell
  ) -> Diagnostic {
    Diagnostic(
      .traceDisagrees, "the tracker leaves out that \"\(step)\" changes \"\(variable)\"", at: span,
      labels: [Diagnostic.Label(cell.span, "here it does")],
      help: ["add a column \"\(step)\" to the tracker"])
  }

  /// `said` is the tracker's cell, `cell` the one of the table that decides.
  static func traceDisagrees(
    _ variable: String, _ said: PipeTable.Cell, _ cell: PipeTable.Cell?, at place: String,
    was value: String? = nil
  ) -> Diagnostic {
    let wanted = value ?? cell?.text ?? ""
    let words = said.isEmpty ? "does not change" : "is \"\(said.text)\""
    return Diagnostic(
      .traceDisagrees,
      "the tracker says that \"\(variable)\" \(words) \(place), and the table \"\(wanted)\"",
      at: said.span, labels: cell.map { [Diagnostic.Label($0.span, "the table")] } ?? [],
      help: ["correct one of the two"])
  }

  static func impossibleState(
    _ variable: String, _ before: StateWord, _ after: StateWord, _ allowed: [StateWord],
    at span: SourceSpan
  ) -> Diagnostic {
    let message =
      before == .absent
      ? "\(variable) cannot be \(after.rawValue): there is none yet"
      : "\(variable) cannot be \(after.rawValue) after it was \(before.rawValue)"
    return Diagnostic(
      .impossibleState, message, at: span,
      help: [
        allowed.isEmpty
          ? "nothing follows on \"\(before.rawValue)\""
          : listed("what can follow is", allowed.map(\.rawValue))
      ])
  }
}

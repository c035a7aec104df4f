import DataNodes
package import Diagnostics
import MarkdownPages
import Simulation

extension BlocksCodes {
  /// The codes of facts in pages and in ledgers.
  static let facts: [DiagnosticCode] = [
    .unknownFact, .factDiffers, .factTwice, .factIncomplete, .factsContradict, .factOverdue,
    .factRunMissing, .factPathUnknown, .factNotSimulated,
  ]
}

extension DiagnosticCode {
  package static let unknownFact = DiagnosticCode(
    "unknown-fact", title: "the ledger has no such fact",
    explanation: "Facts stand in `facts/*.yaml` of the content folder, each under its name.",
    example: ":fact[lambda.timeout]")
  package static let factDiffers = DiagnosticCode(
    "fact-differs", title: "a lesson states another value than the ledger has",
    explanation: """
      What `says` holds must be the value of the fact. Two lessons that state different values for
      one thing cannot both be right.
      """,
    example: ":fact[lambda.timeout.max]{says=\"five minutes\"}")
}

extension DiagnosticCode {
  package static let factTwice = DiagnosticCode(
    "fact-twice", title: "Two facts have one name",
    explanation: "Names are unique over all files of `facts/`: lessons use them to say which fact.")
  package static let factIncomplete = DiagnosticCode(
    "fact-incomplete", title: "A fact does not say where it comes from",
    explanation: """
      What is documented or measured has a source and a date. What is simulated names a run and a \
      path in it. What is assumed or an opinion has a value, and says that it is no more.
      """)
  package static let factsContradict = DiagnosticCode(
    "facts-contradict", title: "Two facts give one quantity two values",
    explanation: """
      One quantity has one value on one day. Either one of the two is wrong, or they are about \
      different things and say so in `quantity`, or about different days.
      """)
  package static let factOverdue = DiagnosticCode(
    "fact-overdue", .warning, title: "A fact is to be read again",
    explanation: """
      The day given as `review-by` has come, or the fact is older than what changes so fast may \
      be: three months for a price, six for a quota, twelve for a law and for what says nothing. \
      Read the source again, correct the value if it changed, and set `date` anew. What was true \
      on its day, and is meant so, has `changes: never`.
      """)
  package static let factRunMissing = DiagnosticCode(
    "fact-run-missing", title: "A simulated fact names no scenario",
    explanation: "`run` is the path of a scenario in the content folder, with `.yaml`.")
  package static let factPathUnknown = DiagnosticCode(
    "fact-path-unknown", title: "A simulated fact names a value that its run has not",
    explanation: "Paths are those of `:value[…]`: `metrics.orders.cold-starts`, `bill.total`.")
  package static let factNotSimulated = DiagnosticCode(
    "fact-not-simulated", title: "A simulated fact states another value than its run has",
    explanation: """
      The value is computed anew in every build. Leave `value` out, or correct it; when the run \
      was meant to be different, correct the scenario.
      """)
}

extension Diagnostic {
  static func unknownFact(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownFact, "there is no fact \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? "`coldstart list facts` shows all"],
      replacement: NearMiss.of(name, among: known))
  }

  static func factDiffers(_ text: String, _ fact: Fact, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .factDiffers, "the ledger says \"\(fact.value)\" for \"\(fact.name)\", not \"\(text)\"",
      at: span, labels: [Label(fact.nameSpan, "the fact")],
      help: ["correct the lesson, or the fact and every lesson that states it"])
  }
}

extension Diagnostic {
  static func factTwice(_ fact: Fact, _ other: Fact) -> Diagnostic {
    Diagnostic(
      .factTwice, "there is a fact \"\(fact.name)\" already", at: fact.nameSpan,
      labels: [Label(other.nameSpan, "the other one")], help: ["rename one, or remove it"])
  }

  static func factIncomplete(
    _ name: String, _ kind: Fact.Kind, _ missing: [String], at span: SourceSpan
  ) -> Diagnostic {
    let keys = missing.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .factIncomplete, "the fact \"\(name)\" is \(kind.rawValue) and has no \(keys)", at: span,
      help: ["add what is missing, or say of what other kind it is"])
  }

  static func factsContradict(_ fact: Fact, _ other: Fact) -> Diagnostic {
    let day = fact.date.map { " on \($0)" } ?? ""
    return Diagnostic(
      .factsContradict,
      "\"\(fact.quantity)\" is \"\(fact.value)\" here and \"\(other.value)\" elsewhere\(day)",
      at: fact.nameSpan, labels: [Label(other.nameSpan, "the other value")],
      help: ["correct one, or say in `quantity` how they differ"])
  }

  static func factOverdue(_ fact: Fact, _ day: CalendarDate) -> Diagnostic {
    Diagnostic(
      .factOverdue, "the fact \"\(fact.name)\" was to be read again by \(day)",
      at: fact.nameSpan,
      help: ["read its source again, then set `date`; `changes: never` if it tells of that day"])
  }

  static func factRunMissing(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .factRunMissing, "there is no scenario \(path)", at: span,
      help: ["name a file of the content folder: cold-start/simulations/first.yaml"])
  }

  static func factPathUnknown(
    _ path: String, _ problem: UnknownRunPath, at span: SourceSpan
  ) -> Diagnostic {
    let near = problem.isAmbiguous ? nil : NearMiss.of(problem.part, among: problem.known)
    return Diagnostic(
      .factPathUnknown, "the run has no value \"\(path)\"", at: span,
      help: [
        near.map { "did you mean \"\(problem.prefix)\($0)\"?" }
          ?? "there are: " + problem.known.prefix(12).joined(separator: ", ")
      ])
  }

  static func factNotSimulated(_ said: String, _ value: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .factNotSimulated, "the run says \"\(value)\", not \"\(said)\"", at: span,
      help: ["remove `value`: the run gives it"])
  }
}

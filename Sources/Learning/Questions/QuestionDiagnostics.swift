package import DataNodes
package import Diagnostics

/// Everything that questions report, for `coldstart explain`.
package enum LearningCodes {
  package static let all = questions + stated

  private static let questions: [DiagnosticCode] = [
    .emptyQuiz, .unknownAsk, .notInRun, .ambiguousVariable, .questionTwice, .questionNeedsID,
    .choiceUnclear,
    .choiceTwice, .choiceWithoutReason, .noRightChoice, .noWrongChoice, .twoRightChoices,
    .wrongAnswer, .notAskable, .unprovedChoice, .claimSyntax, .falseClaim, .hintAstray,
  ]
}

extension DiagnosticCode {
  package static let emptyQuiz = DiagnosticCode(
    "empty-quiz", title: "a quiz has no questions",
    explanation: "Write a list of questions, or headings with task lists.",
    example: "```quiz {#empty}\nquestions: []\n```")
  package static let unknownAsk = DiagnosticCode(
    "unknown-ask", title: "a run cannot be asked this",
    explanation: """
      `ask` is one of value-of, step-of, first, order, match, predict, count, cost, missing-step
      and changes. A question in words of your own has no `ask`.
      """,
    example: "```quiz {#q}\n- {ask: value-off, variable: request 1, after: send}\n```")
  package static let notInRun = DiagnosticCode(
    "not-in-run", title: "a question names something its run does not have",
    explanation: """
      Steps, variables, figures and variants are named as the run names them. A scenario that was
      changed may have lost a step: then a question about it is wrong as well.
      """)
  package static let questionTwice = DiagnosticCode(
    "question-twice", title: "two questions of a quiz have one id",
    explanation: """
      What a learner answered is kept under the question's id. Questions about the same thing need
      an `id` of their own.
      """)
  package static let questionNeedsID = DiagnosticCode(
    "question-needs-id", .warning, title: "a written question has no id",
    explanation: """
      What a learner answered is kept under the question's id. Without one it is made from the
      first words, and is lost when they change. The message proposes one: write it down.
      """)
  package static let choiceUnclear = DiagnosticCode(
    "choice-unclear", title: "a choice is neither right nor wrong, or both",
    explanation: "A choice has one of the keys `right`, `wrong` and `believe`.")
  package static let choiceTwice = DiagnosticCode(
    "choice-twice", title: "two choices of a question are the same",
    explanation: "Two choices that mean the same would both be right or both be wrong.")
  package static let choiceWithoutReason = DiagnosticCode(
    "choice-without-reason", .warning, title: "a wrong choice says nothing to who chooses it",
    explanation: """
      Learners learn little from "wrong" and much from why. Add `because:` to the choice, or behind
      an item of a task list a line that begins with `>`.
      """)
  package static let noRightChoice = DiagnosticCode(
    "no-right-choice", title: "no choice of a question is right",
    explanation: "Mark one with `right:`, or with `[x]` in a task list.",
    example: "```quiz {#q}\n## Who? {#who}\n- [ ] You\n  > No.\n- [ ] They\n  > No.\n```")
  package static let noWrongChoice = DiagnosticCode(
    "no-wrong-choice", title: "no choice of a question is wrong",
    explanation: """
      A question whose every choice is right asks nothing. Where choices are made from a run, the
      run may offer no other answer: write some.
      """)
  package static let twoRightChoices = DiagnosticCode(
    "two-right-choices", title: "a question for one answer has two right ones",
    explanation: "Change a choice, or make it a question of several: `kind: multiple`.")
  package static let wrongAnswer = DiagnosticCode(
    "wrong-answer", title: "a run does not bear out what a question says is right or wrong",
    explanation: """
      The right answer of a question about a run is computed. A choice marked `right` must be what
      the run gives, and one marked `wrong` must not. Either the choice or the scenario is wrong.
      """)
  package static let notAskable = DiagnosticCode(
    "not-askable", title: "a run gives no answer to a question",
    explanation: """
      Nothing follows the last step; a condition that changes nothing leaves nothing to ask about.
      The message says what is missing.
      """)
  package static let unprovedChoice = DiagnosticCode(
    "unproved-choice", title: "a choice of a question about a run has no claim",
    explanation: """
      A written question about a run is proved choice by choice: each has a `claim` that holds in
      the run when the choice is right, and does not when it is wrong. A question that is not about
      a run needs neither.
      """)
  package static let claimSyntax = DiagnosticCode(
    "claim-syntax", title: "a claim about a run cannot be read",
    explanation: """
      A claim compares what a run says with a value: `environment 1 after answer = idle`,
      `orders.cold-starts = 2`, `bill.total > 0.10`, `time of answer < 400 ms`. Or it is about
      steps: `step allocate before run`, `has reuse`, `missing release in never-release`.
      """)
  package static let falseClaim = DiagnosticCode(
    "false-claim", title: "a claim about a run does not hold",
    explanation: "Either the text is wrong, or the scenario was changed since it was written.")
  package static let hintAstray = DiagnosticCode(
    "hint-astray", title: "a hint leads to a row or a column that proves nothing",
    explanation: """
      A hint of a question about a run names the row and the column in which the answer is to be
      found. Rows are named by `:step[…]` or by their number, columns by the word "column".
      """)
}

extension Diagnostic {
  static func emptyQuiz(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyQuiz, "this quiz has no questions", at: span,
      help: ["begin with \"- question: …\" and \"choices:\", or with \"- ask: …\""])
  }

  static func unknownAsk(_ name: String, at span: SourceSpan) -> Diagnostic {
    let known = Ask.allCases.map(\.rawValue)
    return Diagnostic(
      .unknownAsk, "a run cannot be asked \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("it can be asked", known)],
      replacement: NearMiss.of(name, among: known))
  }

  static func notInRun(
    _ kind: String, _ name: String, _ run: String, _ known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .notInRun, "the run \"\(run)\" has no \(kind) \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? listed("it has", known)],
      replacement: NearMiss.of(name, among: known))
  }

  static func neverBecomes(
    _ variable: String, _ value: String, nth count: Int, values: [String], at span: SourceSpan
  ) -> Diagnostic {
    var seen: Set<String> = []
    let known = values.filter { seen.insert($0).inserted }
    let often = count > 1 ? " \(count) times" : ""
    return Diagnostic(
      .notInRun, "\(variable) never becomes \"\(value)\"\(often)", at: span,
      help: [listed("in this run it is", known)],
      replacement: count > 1 ? nil : NearMiss.of(value, among: known))
  }

  static func questionTwice(
    _ id: String, first: SourceSpan, isDerived: Bool, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .questionTwice, "the quiz has a question \"\(id)\" already", at: span,
      labels: [Diagnostic.Label(first, "it stands here")],
      help: [isDerived ? "give one of them an id of its own: \"id: …\"" : "change one id"])
  }

  static func questionNeedsID(_ made: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .questionNeedsID, "this question has no id that stays when its words change", at: span,
      help: ["write down the one it has now: \"id: \(made)\""])
  }

  static func choiceUnclear(_ given: [String], at span: SourceSpan) -> Diagnostic {
    let message =
      given.isEmpty
      ? "this choice says neither what is right nor what is wrong"
      : "this choice is \(given.joined(separator: " and ")) at once"
    return Diagnostic(
      .choiceUnclear, message, at: span, help: ["give it one of \"right:\", \"wrong:\""])
  }

  static func choiceTwice(_ text: String, first: SourceSpan?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .choiceTwice, "\"\(text)\" is a choice of this question already", at: span,
      labels: first.map { [Diagnostic.Label($0, "it stands here")] } ?? [],
      help: ["drop one of them, or say something else"])
  }

  static func choiceWithoutReason(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .choiceWithoutReason, "who chooses this is not told why it is wrong", at: span,
      help: ["add \"because: …\""])
  }

  static func noRightChoice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noRightChoice, "no choice of this question is right", at: span,
      help: ["mark one with \"right:\", or with [x]"])
  }

  static func noWrongChoice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noWrongChoice, "no choice of this question is wrong", at: span,
      help: ["add choices with \"wrong:\""])
  }

  static func twoRightChoices(_ spans: [SourceSpan], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .twoRightChoices, "this question is for one answer and \(spans.count) choices are right",
      at: span, labels: spans.map { Diagnostic.Label($0, "right") },
      help: ["write \"kind: multiple\", or change a choice"])
  }

  static func wrongMarkedRight(
    _ written: String, _ answer: String, run: String, _ proof: Proof, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongAnswer, "\"\(written)\" is not right: the run \"\(run)\" says \"\(answer)\"", at: span,
      help: [place(proof)], replacement: nil)
  }

  static func rightMarkedWrong(
    _ written: String, run: String, _ proof: Proof, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongAnswer, "\"\(written)\" is right by the run \"\(run)\", and is marked as wrong",
      at: span, help: [place(proof)])
  }

  static func beliefWithoutAnswer(_ rule: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongAnswer, "under \"\(rule)\" the run gives no answer to this question", at: span,
      help: ["use another wrong rule, or \"wrong:\" with a value"])
  }

  static func beliefIsRight(_ rule: String, _ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongAnswer, "who believes \"\(rule)\" answers \"\(key)\", which is right", at: span,
      help: ["use a wrong rule that leads to another answer, or another question"])
  }

  static func noCondition(_ ask: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "\"\(ask)\" asks what a condition changes, and there is none", at: span,
      help: ["add \"if:\" with a variant of the scenario or a wrong rule"])
  }

  static func noDifference(_ condition: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "\"\(condition)\" changes nothing of this in the run", at: span,
      help: ["ask about something it changes: coldstart simulate --variant \(condition)"])
  }

  static func notMissing(_ step: String, _ condition: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongAnswer, "\"\(step)\" is not missing under \"\(condition)\"", at: span,
      help: ["name a step that the run has and the changed one has not"])
  }

  static func nothingFollows(_ step: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "nothing of this follows on \"\(step)\" in the run", at: span,
      help: ["ask about an earlier step"])
  }

  static func tooFewSteps(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "this asks about several steps, and there are fewer than two", at: span,
      help: ["name some in \"steps:\""])
  }

  static func noStepAfter(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "variables have values after a step, and none is named", at: span,
      help: ["add \"after:\" with the id of a step"])
  }

  static func nothingToCount(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "this question does not say what is counted", at: span,
      help: ["add \"of:\" with a figure such as orders.cold-starts, or a kind of step"])
  }

  static func costOfStated(_ run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "the run \"\(run)\" is stated, and nothing of it is billed", at: span,
      help: ["ask about a run that is simulated"])
  }

  static func noNumber(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAskable, "\"\(text)\" does not begin with a number", at: span,
      help: ["write a number and its unit, such as \"380 ms\"; or \"kind: text\" for words"])
  }

  static func mistakeIsRight(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .choiceTwice, "\"\(text)\" is listed as wrong and would be taken as right", at: span,
      help: ["drop it, or change the answer or its tolerance"])
  }

  static func unprovedChoice(_ text: String, run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unprovedChoice, "nothing proves this choice by the run \"\(run)\"", at: span,
      help: [
        "add \"claim:\", such as \"environment 1 after answer = idle\"",
        "or take \"run:\" and the claims away: the question is then listed as stated",
      ])
  }

  static func claimAgainstMark(
    _ text: String, _ claim: String, isRight: Bool, run: String, _ node: DataNode
  ) -> Diagnostic {
    let message =
      isRight
      ? "this choice is marked as right, and its claim does not hold in the run \"\(run)\""
      : "this choice is marked as wrong, and its claim holds in the run \"\(run)\""
    return Diagnostic(
      .wrongAnswer, message, at: node.span,
      help: ["change the mark, or the claim; two choices may not be right unless both are marked"])
  }

  static func falseClaim(_ claim: String, run: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .falseClaim, "this does not hold in the run \"\(run)\": \(claim)", at: span,
      help: ["change the words, or the scenario"])
  }

  /// What is wrong with a claim, at the word in the author's text.
  package static func claim(
    _ problem: ClaimProblem, in node: DataNode, _ run: String
  ) -> Diagnostic {
    claim(problem, text: node.text ?? "", at: node.span, run)
  }

  package static func claim(
    _ problem: ClaimProblem, text: String, at span: SourceSpan, _ run: String
  ) -> Diagnostic {
    switch problem {
    case .syntax(let words):
      return Diagnostic(
        .claimSyntax, "this is no claim about a run: \"\(words)\"", at: span,
        help: ["write such as \"environment 1 after answer = idle\" or \"has reuse\""])
    case .mismatch(let words):
      return Diagnostic(
        .claimSyntax, "the two sides of this cannot be compared: \"\(words)\"", at: span,
        help: ["compare states with = and !=, figures with a number and its unit"])
    case .unknown(let kind, let name, let known):
      return .notInRun(kind, String(name), run, known, at: place(of: name, in: text, span))
    case .ambiguous(let name, let names):
      return .ambiguousVariable(String(name), names, run: run, at: place(of: name, in: text, span))
    }
  }

  /// Where a word of a text stands: in text of one line, quoted or not, every byte is in its place.
  private static func place(
    of word: Substring, in text: String, _ span: SourceSpan
  ) -> SourceSpan {
    let quotes = span.end - span.start - text.utf8.count
    guard quotes == 0 || quotes == 2 else { return span }
    let start = text.utf8.distance(from: text.utf8.startIndex, to: word.startIndex)
    let first = span.start + quotes / 2 + start
    return SourceSpan(path: span.path, start: first, end: first + word.utf8.count)
  }

  static func hintRow(_ named: String, _ rows: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .hintAstray, "the answer is not in the row this hint names, \(named)", at: span,
      help: [rows.isEmpty ? "name no row" : listed("it is in", rows)])
  }

  static func hintColumn(_ named: String, _ columns: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .hintAstray, "the answer is not in the column this hint names, \"\(named)\"", at: span,
      help: [listed("it is in", columns)])
  }

  private static func place(_ proof: Proof) -> String {
    let step = proof.step.map { "the step \"\($0)\"" }
    let variable = proof.variable.map { "\"\($0)\"" }
    let parts = [step, variable].compactMap { $0 }
    return "look at \(parts.joined(separator: " and "))"
  }

  static func listed(_ words: String, _ names: [String]) -> String {
    guard !names.isEmpty else { return words + " none" }
    let shown = names.prefix(12).joined(separator: ", ")
    return "\(words) \(shown)" + (names.count > 12 ? ", …" : "")
  }
}

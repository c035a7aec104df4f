/// The words for steps, causes and ends of runs. Translations replace the whole; an author may
/// replace the words of single steps, never their values.
package struct Wording: Sendable {
  /// Sentences by kind of step; `{actor}`, `{subject}`, `{request}`, `{value}` are filled in.
  package var actions: [StepKind: String]
  /// Half sentences by cause, after "because".
  package var causes: [Cause: String]
  /// Sentences by the way a run ends.
  package var ends: [RunEnd.Reason: String]
  /// What a failed request's sentence says of the failure, with its punctuation; other failures
  /// have a status.
  package var failures: [Outcome: String] = [
    .functionError: ": the function reports an error",
    .timedOut: ": the function ran out of time", .crashed: ": the function crashed",
  ]
  /// `{status}` is filled in.
  package var failureStatus = " with status {status}"
  /// A sentence with its time, and one with its cause.
  package var atTime = "At {time}: {sentence}"
  package var because = "{sentence}, because {cause}"
  /// Names of variables by the kind of what they follow, with `{number}` and `{service}` to be
  /// filled in.
  package var subjects: [String: String] = [:]
  /// The name of a variable that another service has as well.
  package var variableOf = "{variable} of {service}"
  /// Words for states; the state's own where there is none.
  package var states: [StateWord: String] = [:]
  /// Between two names.
  package var and = "and"
  /// Between a whole part and a fraction.
  package var decimal = "."
  /// The sentence about a run in which nothing happens any more before its end at `{time}`.
  package var quietEnd = "Nothing more happens until the end of the run at {time}."
  /// An author's own sentences, by the id of a step such as `allocate#2`.
  package var overrides: [String: String]
  /// An author's own reasons, by the id of a step; an empty one says that there is none.
  package var reasons: [String: String] = [:]

  package init(
    actions: [StepKind: String], causes: [Cause: String], ends: [RunEnd.Reason: String],
    overrides: [String: String] = [:]
  ) {
    self.actions = actions
    self.causes = causes
    self.ends = ends
    self.overrides = overrides
  }

  /// The sentence about the end of a run.
  package func closing(_ end: RunEnd) -> String {
    let isQuiet = end.reason == .nothingLeft && end.time > end.lastEvent
    let sentence = isQuiet ? quietEnd : ends[end.reason] ?? end.reason.rawValue
    return sentence.replacing("{time}", with: TimeText.duration(end.time - .start))
      .replacing("{services}", with: end.culprits.joined(separator: " \(and) "))
  }

  /// The sentence of a step.
  package func action(_ step: Step) -> String {
    filled(overrides[step.id] ?? actions[step.kind] ?? step.kind.id, step)
  }

  /// Why a step happened, as half a sentence; nil when there is nothing to say.
  package func cause(of step: Step) -> String? {
    guard let own = reasons[step.id] else { return causes[step.cause] }
    return own.isEmpty ? nil : own
  }

  /// A state as readers see it.
  package func text(_ state: StateWord) -> String { states[state] ?? state.rawValue }

  /// A value as readers see it.
  package func text(_ value: TraceValue) -> String {
    if case .word(let state) = value { text(state) } else { value.text }
  }

  /// The name of a variable for readers; authors write `TraceVariable.name`.
  package func name(of variable: TraceVariable) -> String {
    let subject = variable.subject
    guard let pattern = subjects[subject.kind.id] else { return variable.name }
    let name =
      pattern.replacing("{number}", with: String(subject.number))
      .replacing("{service}", with: variable.service)
    guard variable.name != subject.name(in: variable.service) else { return name }
    return variableOf.replacing("{variable}", with: name)
      .replacing("{service}", with: variable.service)
  }

  /// A time as readers see it.
  package func duration(_ span: SimDuration) -> String {
    let text = TimeText.duration(span)
    return decimal == "." ? text : text.replacing(".", with: decimal)
  }

  private func filled(_ template: String, _ step: Step) -> String {
    TextGaps.filled(template) { value($0, step) }
  }

  private func value(_ name: String, _ step: Step) -> String {
    switch name {
    case "actor": step.actor
    case "subject": step.subjectName ?? String(step.subject)
    case "request": String(step.request)
    case "value": String(step.value)
    case "duration": duration(SimDuration(nanoseconds: step.value))
    case "failure": Outcome(rawValue: UInt8(clamping: step.value)).map(failure) ?? ""
    case "outcome": Outcome(rawValue: UInt8(clamping: step.value)).map { "\($0.status)" } ?? ""
    default: "{\(name)}"
    }
  }
}

extension Wording {
  /// Behind "fails": a failure inside of a function is a successful call of the service, whose
  /// status would puzzle readers.
  private func failure(_ outcome: Outcome) -> String {
    failures[outcome] ?? failureStatus.replacing("{status}", with: "\(outcome.status)")
  }

  /// The words of the course.
  package static let english = Wording(
    actions: Dictionary(uniqueKeysWithValues: StepKind.allCases.map { ($0, $0.sentence) }),
    causes: Dictionary(
      uniqueKeysWithValues: Cause.allCases.filter { !$0.reason.isEmpty }.map { ($0, $0.reason) }),
    ends: [
      .nothingLeft: "Nothing is left to happen: the run is over.",
      .horizon: "The time of the run is over.",
      .eventLimit: "The run was stopped: it reached the limit of events.",
      .instantLimit: "The run was stopped: {services} go round without any time passing.",
      .memoryLimit: "The run was stopped: what is under way takes too much memory.",
      .queueLimit: "The run was stopped: more waits at {services} than a queue may hold.",
      .tooManyAtOnce: "The run was stopped: {services} has more under way than a run can hold.",
      .interrupted: "The run was stopped from outside before its end.",
    ])
}

/// Times for readers.
package enum TimeText {
  /// `180 ms`, `1.5 s`, `11 min 0.1 s`, `3 h 20 min`, `0 s`; at most three decimals.
  package static func duration(_ span: SimDuration) -> String {
    let nanoseconds = span.nanoseconds
    if nanoseconds == 0 { return "0 s" }
    if nanoseconds < 1_000_000 { return decimal(nanoseconds, 1_000) + " µs" }
    if nanoseconds < 1_000_000_000 { return decimal(nanoseconds, 1_000_000) + " ms" }
    guard nanoseconds >= minute else { return decimal(nanoseconds, 1_000_000_000) + " s" }
    let (whole, small, word) =
      nanoseconds < 60 * minute
      ? (minute, nanoseconds % minute, " min")
      : nanoseconds < 48 * 60 * minute
        ? (60 * minute, nanoseconds % (60 * minute), " h")
        : (24 * 60 * minute, nanoseconds % (24 * 60 * minute), " d")
    let start = "\(nanoseconds / whole)" + word
    return small == 0 ? start : start + " " + duration(SimDuration(nanoseconds: small))
  }

  private static let minute: Int64 = 60_000_000_000

  private static func decimal(_ value: Int64, _ unit: Int64) -> String {
    let thousandths = (value * 1000 / unit + (value % unit * 1000 % unit * 2 >= unit ? 1 : 0))
    var text = String(thousandths % 1000)
    text = String(repeating: "0", count: 3 - text.count) + text
    while text.last == "0" { text.removeLast() }
    return text.isEmpty ? "\(thousandths / 1000)" : "\(thousandths / 1000).\(text)"
  }
}

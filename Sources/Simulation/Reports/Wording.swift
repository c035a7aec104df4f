/// The words for steps, causes and ends of runs. Translations replace the whole; an author may
/// replace the words of single steps, never their values.
package struct Wording: Sendable {
  /// Sentences by kind of step; `{actor}`, `{subject}`, `{request}`, `{value}` are filled in.
  package var actions: [StepKind: String]
  /// Half sentences by cause, after "because".
  package var causes: [Cause: String]
  /// Sentences by the way a run ends.
  package var ends: [RunEnd.Reason: String]
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
      .replacing("{services}", with: end.culprits.joined(separator: " and "))
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

  private func filled(_ template: String, _ step: Step) -> String {
    TextGaps.filled(template) { value($0, step) }
  }

  private func value(_ name: String, _ step: Step) -> String {
    switch name {
    case "actor": step.actor
    case "subject": step.subjectName ?? String(step.subject)
    case "request": String(step.request)
    case "value": String(step.value)
    case "duration": TimeText.duration(SimDuration(nanoseconds: step.value))
    case "failure": Outcome(rawValue: UInt8(clamping: step.value)).map(Self.failure) ?? ""
    case "outcome": Outcome(rawValue: UInt8(clamping: step.value)).map { "\($0.status)" } ?? ""
    default: "{\(name)}"
    }
  }
}

extension Wording {
  /// Behind "fails": a failure inside of a function is a successful call of the service, whose
  /// status would puzzle readers.
  private static func failure(_ outcome: Outcome) -> String {
    switch outcome {
    case .functionError: ": the function reports an error"
    case .timedOut: ": the function ran out of time"
    case .crashed: ": the function crashed"
    default: " with status \(outcome.status)"
    }
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

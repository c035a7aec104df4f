/// The words for steps, causes and ends of runs. Translations replace the whole; an author may
/// replace the words of single steps, never their values.
package struct Wording: Sendable {
  /// Sentences by kind of step; `{actor}`, `{subject}`, `{request}`, `{value}` are filled in.
  package var actions: [StepKind: String]
  /// Sentences about several steps of a kind.
  package var actionsOfMany: [StepKind: String] = [:]
  /// How prose tells a step, by its kind, by kind and cause (`allocate-no-idle-environment`), and
  /// with `-many` behind it about several; what is not told so is told as in tables.
  package var tales: [String: String] = [:]
  /// What steps are about, by the names of the gaps they fill.
  package var nouns: [String: Noun] = [:]
  /// What stands for a thing that was just named, whatever it is; nil where a language has no word
  /// for all of them.
  package var again: String? = "it"
  /// Words that a title may begin with and that are small within a sentence.
  package var articles: [String] = ["A", "An", "The"]
  /// The run's services and what flows through them.
  package var cast = Cast()
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
  /// A sentence with its cause, and one about time in which nothing happens.
  package var because = "{sentence}, because {cause}"
  package var pause = "{time} pass."
  package var pauseOfOne = "{time} passes."
  /// Names of variables by the kind of what they follow, with `{number}` and `{service}` to be
  /// filled in.
  package var subjects: [String: String] = [:]
  /// The name of a variable that another service has as well.
  package var variableOf = "{variable} of {service}"
  /// Words for states; the state's own where there is none.
  package var states: [StateWord: String] = [:]
  /// Between two names.
  package var and = "and"
  /// Units of time in prose, `ms` and `ms-one`.
  package var units: [String: String] = [:]
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
    actionsOfMany = actions
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
  package func action(_ step: Step) -> String { action([step]) }

  /// One sentence about steps of one kind by one actor, of which there is one at least. It begins
  /// like a sentence where its first word is the program's.
  package func action(_ steps: [Step]) -> String {
    let own = overrides[steps[0].id]
    let known = steps.count > 1 ? actionsOfMany : actions
    let template = own ?? known[steps[0].kind] ?? steps[0].kind.id
    let text = StepSentence(wording: self, steps: steps).filled(template)
    return template.hasPrefix("{") && !template.hasPrefix("{actor}") ? Self.capital(text) : text
  }

  /// A noun by the name of the gap it fills.
  func noun(_ gap: String) -> Noun { nouns[gap] ?? Noun(one: gap, many: gap + "s") }

  /// What a service gets and keeps, as it is called where nobody gave it a name.
  package func noun(of service: String, orElse gap: String) -> Noun {
    cast.noun(of: service) ?? noun(gap)
  }

  /// A title as it stands within a sentence: `the album`.
  package func within(_ title: String) -> String {
    let first = title.prefix { $0 != " " }
    guard first.count < title.count, articles.contains(String(first)) else { return title }
    return first.lowercased() + title.dropFirst(first.count)
  }

  static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

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
    let title = cast.title(of: variable.service)
    let noun = cast.noun(of: variable.service)
    let name = TextGaps.filled(pattern) { gap in
      switch gap {
      case "number": String(subject.number)
      case "request": "\((noun ?? self.noun(gap)).one) \(subject.number)"
      default: title
      }
    }
    guard variable.name != subject.name(in: variable.service) else { return name }
    return variableOf.replacing("{variable}", with: name).replacing("{service}", with: title)
  }

  /// A time as readers see it.
  package func duration(_ span: SimDuration) -> String {
    let text = TimeText.duration(span)
    return decimal == "." ? text : text.replacing(".", with: decimal)
  }

  /// A time in words: `200 milliseconds`, `11 minutes and 0.1 seconds`.
  func spelled(_ span: SimDuration) -> String {
    let words = duration(span).split(separator: " ")
    let parts = stride(from: 0, to: words.count - 1, by: 2).map { place in
      let (number, unit) = (words[place], String(words[place + 1]))
      let word = (number == "1" ? units[unit + "-one"] : nil) ?? units[unit] ?? unit
      return "\(number) \(word)"
    }
    return parts.joined(separator: " \(and) ")
  }

  /// The sentence about a time in which nothing happens.
  func pausing(_ span: SimDuration) -> String {
    let text = spelled(span)
    return (text.hasPrefix("1 ") ? pauseOfOne : pause).replacing("{time}", with: text)
  }
}

extension Wording {
  /// Behind "fails": a failure inside of a function is a successful call of the service, whose
  /// status would puzzle readers.
  func failure(_ outcome: Outcome) -> String {
    failures[outcome] ?? failureStatus.replacing("{status}", with: "\(outcome.status)")
  }

  /// The same words about the services of a scenario.
  package func casting(_ scenario: Scenario) -> Wording {
    var wording = self
    wording.cast = Cast(scenario)
    return wording
  }

  /// The words of the course.
  package static let english = engine

  private static var engine: Wording {
    var wording = plain
    for kind in StepKind.allCases { wording.actionsOfMany[kind] = kind.sentenceOfMany }
    for noun in [
      Noun(one: "object", many: "objects", some: "an object"),
      Noun(one: "item", many: "items", some: "an item"),
      Noun(one: "event", many: "events", some: "an event"),
      Noun(one: "request", many: "requests", some: "a request", again: "it"),
    ] { wording.nouns[noun.one] = noun }
    return wording
  }

  private static let plain = Wording(
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

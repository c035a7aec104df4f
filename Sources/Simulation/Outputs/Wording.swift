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
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += value(rest[rest.index(after: open)..<close], step)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private func value(_ name: Substring, _ step: Step) -> String {
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
    actions: actionsInEnglish, causes: causesInEnglish,
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

  private static let actionsInEnglish: [StepKind: String] = [
    .send: "{actor} sends request {request}", .answer: "Request {request} is answered",
    .fail: "Request {request} fails{failure}",
    .giveUp: "{actor} stops waiting for request {request}",
    .retry: "{actor} tries again", .receive: "{actor} receives request {request}",
    .reject: "{actor} turns request {request} away",
    .throttle: "{actor} throttles request {request}",
    .pass: "{actor} passes request {request} on",
    .allocate: "{actor} allocates environment {subject}",
    .initialise: "Environment {subject} initialises ({duration})",
    .reuse: "{actor} reuses environment {subject}",
    .run: "Environment {subject} runs the handler", .work: "The handler works",
    .finish: "The handler returns after {duration}",
    .error: "{actor} fails on request {request}",
    .timeOut: "{actor} reaches its timeout", .crash: "{actor} loses number {subject}",
    .keep: "Environment {subject} is kept for reuse",
    .release: "{actor} releases environment {subject}",
    .provision: "{actor} prepares environment {subject}",
    .accept: "{actor} accepts request {request} for later",
    .retryLater: "{actor} will try again in {duration}",
    .deadLetter: "{actor} gives request {request} up",
    .deliverOutcome: "{actor} reports the outcome of request {request}",
    .read: "{actor} reads an item", .write: "{actor} writes an item",
    .remove: "{actor} removes an item", .put: "{actor} stores an object",
    .fetch: "{actor} hands an object out", .notify: "{actor} tells of the new object",
    .stream: "{actor} tells of the changed item", .enqueue: "{actor} takes message {subject}",
    .poll: "{actor} hands message {subject} out", .delete: "{actor} deletes message {subject}",
    .reappear: "Message {subject} is visible again",
    .publish: "{actor} takes an event", .emit: "{actor} takes an event",
    .trigger: "{actor} hands a copy on", .wait: "Request {request} waits",
    .serve: "{actor} serves request {request} on server {subject}",
    .leave: "{actor} is done with request {request}", .boot: "{actor} starts server {subject}",
    .ready: "Server {subject} of {actor} is ready", .scaleOut: "{actor} grows to {value}",
    .scaleIn: "{actor} shrinks to {value}", .stop: "{actor} stops server {subject}",
    .patch: "{actor} patches server {subject}", .recover: "Server {subject} of {actor} is back",
    .connect: "{actor} opens connection {value}",
    .disconnect: "{actor} closes a connection, {value} are left",
    .hit: "{actor} knows the answer", .miss: "{actor} has to ask",
    .evict: "{actor} forgets an answer", .query: "{actor} answers a query",
    .enter: "{actor} enters state {subject}", .choose: "{actor} chooses state {subject}",
    .split: "{actor} splits into {value}", .join: "{actor} joins its branches",
    .pause: "{actor} waits {duration}", .catchError: "{actor} catches the error",
    .succeed: "{actor} succeeds", .abort: "{actor} fails for good",
    .lose: "Zone {subject} is lost", .regain: "Zone {subject} is back",
    .failover: "{actor} moves to another zone", .deploy: "{actor} gets a new version",
    .end: "The run ends", .stated: "{actor} acts",
  ]

  private static let causesInEnglish: [Cause: String] = [
    .noIdleEnvironment: "no environment is idle", .idleEnvironment: "an environment is idle",
    .provisionedEnvironment: "an environment was prepared",
    .requestRate: "more come in a second than ten for each unit of concurrency",
    .recursion: "it went round too often", .noZone: "no zone is left",
    .notPreparedAnyMore: "fewer are to be ready",
    .accountLimit: "the account's limit of concurrent requests is reached",
    .reservedLimit: "the function's own limit is reached",
    .reservedZero: "the function is switched off", .scalingRate: "more may not be added so fast",
    .bucketEmpty: "too many requests came in too short a time",
    .idleTooLong: "it was idle for too long",
    .neverKept: "nothing is kept for reuse", .timeLimit: "the time limit is reached",
    .initialisationLimit: "initialisation took too long",
    .handlerFailed: "the handler failed", .environmentLost: "its environment was lost",
    .retryAfterError: "the attempt before failed",
    .retryAfterThrottle: "the attempt before was throttled",
    .retriesExhausted: "all attempts failed", .tooOld: "it waited too long",
    .missingPermission: "a permission is missing", .noToken: "it carries no token",
    .malformed: "its body cannot be read", .payloadTooLarge: "its payload is too large",
    .networkNotAllowed: "the network does not lead there",
    .allServersBusy: "all servers are busy", .queueFull: "the queue is full",
    .waitedTooLong: "it waited too long", .utilisationHigh: "there is too much to do",
    .utilisationLow: "there is too little to do", .minimum: "there must be a minimum",
    .capacityUsedUp: "the capacity is used up", .partitionHot: "one key is asked too often",
    .burstCredit: "unused capacity was saved",
    .visibilityExpired: "nobody deleted it in time",
    .receivedTooOften: "it was received too often", .batchFailed: "the batch failed",
    .itemFailed: "an item failed", .schedule: "the schedule says so",
    .ruleMatched: "a rule matches", .noRuleMatched: "no rule matches",
    .objectCreated: "an object was created", .itemChanged: "an item changed",
    .connectionLimit: "all connections are taken", .notInCache: "it is not in the cache",
    .inCache: "it is in the cache", .cacheExpired: "its time is over",
    .cacheFull: "the cache is full", .zoneLost: "its zone is lost",
    .zoneBack: "its zone is back", .deployment: "a new version is there",
    .patching: "it is being patched", .crashInjected: "it crashed",
    .dependencySlow: "another service is slow", .branchTaken: "its condition holds",
    .errorCaught: "the state has a catcher",
  ]
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

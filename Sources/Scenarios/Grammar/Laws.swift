package import DataNodes
package import Simulation

/// Reads laws of duration and patterns of faults as authors write them.
package enum Laws {
  /// `120 ms`, `exponential 2 s`, `log-normal 200 ms sigma 0.5`, `uniform 1 s to 2 s`.
  package static func distribution(_ text: String) -> Distribution? {
    if let span = Units.duration(text) { return .constant(span) }
    let words = text.split(separator: " ").map(String.init)
    guard let law = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    switch law {
    case "constant": return Units.duration(rest).map { .constant($0) }
    case "exponential": return Units.duration(rest).map { .exponential(mean: $0) }
    case "uniform":
      let ends = parts(rest, " to ").compactMap(Units.duration)
      return ends.count == 2 && ends[0] <= ends[1] ? .uniform(ends[0], ends[1]) : nil
    case "log-normal":
      let halves = parts(rest, " sigma ")
      guard halves.count == 2, let median = Units.duration(halves[0]),
        let sigma = Double(halves[1]), (0...10).contains(sigma)
      else { return nil }
      return .logNormal(median: median, sigma: sigma)
    default: return nil
    }
  }

  /// `always`, `never`, `every 3`, `10 %`, `first 2 attempts`, `calls 2, 4`, `requests 2`.
  package static func rule(_ text: String) -> FaultPattern.Rule? {
    if let share = Units.share(text), text.hasSuffix("%") { return .probability(share) }
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    switch (words.first, words.count) {
    case ("always", 1): return .always
    case ("never", 1): return .never
    case ("every", 2):
      return Int(words[1]).flatMap { $0 > 0 ? .every($0) : nil }
    case ("first", 3) where words[2].hasPrefix("attempt"):
      return Int(words[1]).flatMap { $0 > 0 ? .firstAttempts($0) : nil }
    case ("calls", _), ("call", _): return numbers(words).map { .calls($0) }
    case ("requests", _), ("request", _): return numbers(words).map { .requests($0) }
    default: return nil
    }
  }

  /// The numbers behind the first word, from 1 and rising; nil when there is anything else.
  private static func numbers(_ words: [String]) -> [Int]? {
    let numbers = words.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
    return numbers.count == words.count - 1 && !numbers.isEmpty ? Set(numbers).sorted() : nil
  }

  private static func parts(_ text: String, _ separator: String) -> [String] {
    text.split(separator: separator, maxSplits: 1).map(String.init)
  }
}

extension Schema {
  private static let lawText = Schema.string(
    "a duration (36500 d at most) or a law such as exponential 2 s, uniform 1 s to 2 s or "
      + "log-normal 200 ms sigma 0.5"
  ) { Laws.distribution($0) != nil }

  /// A duration, a law, or a list of measured durations.
  package static let law = oneOf([
    lawText, .list(of: .duration, count: 1...100_000),
  ])

  private static let patternText = Schema.string(
    "always, never, every 3, 10 %, first 2 attempts, calls 2, 4 or requests 2"
  ) { Laws.rule($0) != nil }

  private static let patternFields = [
    Field("when", patternText, "Which calls are hit.", default: "always"),
    Field("request", .oneOrMany(.integer(in: 1...99_999_999)), "All of these requests."),
    Field("attempts", attempts, "How many of their first tries.", default: "all"),
    Field("from", .duration, "From when on.", default: "0 s"),
    Field("to", .duration, "Until when."),
  ]

  private static let attempts = oneOf([.choice(["all"]), .integer(in: 1...250)])

  /// When something goes wrong, with or without the time it holds.
  package static let pattern = oneOf([patternText, .object("a pattern", patternFields)])

  /// The same for a handler, which may fail at one of its steps.
  package static let handlerPattern = oneOf([
    patternText,
    .object(
      "a pattern",
      patternFields + [
        Field(
          "at", .choice(["work"] + Operations.verbs.map(\.name)),
          "The step that fails; when not given, the end.")
      ]),
  ])

  /// The same with a factor: while it holds, work takes so many times as long.
  package static let slowness = object(
    "a slow time",
    [
      Field("factor", .number(in: 1...1e6), required: true, "How many times as long."),
      Field("when", patternText, "Which calls are hit.", default: "always"),
      Field("from", .duration, "From when on.", default: "0 s"),
      Field("to", .duration, "Until when."),
    ])

  /// How often a caller tries.
  package static let retry = object(
    "a retry policy",
    [
      Field("attempts", .integer(in: 1...250), "Tries, the first included.", default: "3"),
      Field("wait", .duration, "Before the first retry.", default: "1 s"),
      Field("backoff", .number(in: 1...100), "What each wait is multiplied with.", default: "2"),
      Field("longest", .duration, "No wait is longer."),
      Field(
        "jitter", .choice(Jitter.allCases.map(\.rawValue)), "How the waits vary.",
        default: "none"),
      Field("budget", budget, "What all requests may retry together."),
    ])

  private static let budget = object(
    "a budget for retries",
    [
      Field(
        "most", .integer(in: 1...1_000_000), "Retries at the start, and at most.", default: "100"),
      Field("share", .share, "What an answer to a first try gives back.", default: "20 %"),
    ])

  /// When a caller stops asking.
  package static let breaker = object(
    "a circuit breaker",
    [
      Field("failures", .integer(in: 1...10_000), "In a row: it opens.", default: "5"),
      Field("rest", .duration, "Then one request finds out.", default: "30 s"),
    ])
}

extension DataNode {
  /// A law of duration.
  var law: Distribution? {
    let measured = elements.compactMap(\.duration)
    if !measured.isEmpty { return .empirical(measured) }
    return text.flatMap(Laws.distribution)
  }

  /// A pattern of faults.
  var pattern: FaultPattern? {
    if let rule = text.flatMap(Laws.rule) { return FaultPattern(rule) }
    guard !members.isEmpty else { return nil }
    let requests = self["request"].map { Set(($0.elements + [$0]).compactMap(\.integer)).sorted() }
    let step = self["at"]?.text.flatMap { name in
      name == "work" ? .work : Operations.verbs.first { $0.name == name }?.kind
    }
    return FaultPattern(
      requests.map { .requests($0) } ?? self["when"]?.text.flatMap(Laws.rule) ?? .always,
      from: self["from"]?.instant ?? .start, to: self["to"]?.instant ?? .never,
      attemptsMax: self["attempts"]?.integer, step: step)
  }

  /// A duration since the start of the run.
  var instant: SimTime? { duration.map { .start + $0 } }

  /// A retry policy.
  var retry: RetryPolicy {
    RetryPolicy(
      attempts: self["attempts"]?.integer ?? 3, delay: self["wait"]?.duration ?? .seconds(1),
      backoff: self["backoff"]?.decimal ?? 2, delayMax: self["longest"]?.duration ?? .forever,
      jitter: self["jitter"]?.text.flatMap(Jitter.init) ?? .none)
  }

  /// A budget for retries.
  var budget: RetryBudget {
    RetryBudget(most: self["most"]?.integer ?? 100, share: self["share"]?.share ?? 0.2)
  }

  /// A circuit breaker.
  var breaker: BreakerLaw {
    BreakerLaw(
      failures: self["failures"]?.integer ?? 5, rest: self["rest"]?.duration ?? .seconds(30))
  }
}

import DataNodes
import Simulation

/// A policy of retries, and the budget that all requests of a caller share.
struct Retries: Sendable {
  var policy = RetryPolicy(attempts: 3)
  var budget: RetryBudget?
}

extension Notation where Value == Retries {
  /// How often a caller tries.
  static var retries: Self {
    .object(
      Keys(
        "a retry policy", { _ in Retries() },
        RetryPolicy.keys().within(\.policy) + [
          Key("jitter", .choice, \.policy.jitter, "How the waits vary."),
          Key("budget", .budget, \.budget, "What all requests may retry together."),
        ]))
  }
}

extension RetryPolicy {
  fileprivate static func keys<Scope>() -> [Key<RetryPolicy, Scope>] {
    [
      Key("attempts", .integer(in: 1...250), \.attempts, "Tries, the first included."),
      Key("wait", .duration, \.delay, "Before the first retry."),
      Key("backoff", .number(in: 1...100), \.backoff, "What each wait is multiplied by."),
      Key("longest", .duration, \.delayMax, "No wait is longer."),
    ]
  }
}

extension Notation where Value == RetryPolicy {
  /// How often somebody tries whose waits are all alike and whose tries are its own.
  static var retryPolicy: Self {
    .object(Keys("a retry policy", { _ in RetryPolicy(attempts: 3) }, RetryPolicy.keys()))
  }
}

extension Notation where Value == RetryBudget {
  fileprivate static var budget: Self {
    .object(
      Keys(
        "a budget for retries", { _ in RetryBudget() },
        [
          Key(
            "most", .integer(in: 1...1_000_000), \.most, "Retries at the start, and at most."),
          Key("share", .share, \.share, "What an answer to a first try gives back."),
        ]))
  }
}

extension Notation where Value == BreakerLaw {
  /// A caller that stops asking.
  static var breaker: Self {
    .object(
      Keys(
        "a circuit breaker", { _ in BreakerLaw() },
        [
          Key("failures", .integer(in: 1...10_000), \.failures, "In a row: it opens."),
          Key("rest", .duration, \.rest, "Then one request finds out."),
        ]))
  }
}

import DataNodes
import Simulation

/// A retrier as written: like a retry policy, with the errors after which it tries again.
private struct Retrier: Sendable {
  var errors: [Outcome] = []
  var policy: RetryPolicy
  var hasJitter = false

  var value: WorkflowSpecification.Retrier {
    var retrier = WorkflowSpecification.Retrier(errors: errors, policy: policy)
    retrier.hasJitter = hasJitter
    return retrier
  }
}

extension Notation where Value == WorkflowSpecification.Retrier, Scope == ScenarioScope {
  /// How often a state tries again, and after which errors.
  static var retrier: Self { Notation<Retrier, Scope>.object(keys).map(\.value) }

  private static var keys: Keys<Retrier, Scope> {
    Keys(
      "a retrier", { Retrier(policy: $0.rules.workflows.retry) },
      [
        Key("on", .errors, \.errors, "After these errors."),
        Key(
          "retries", Notation<Int, Scope>.integer(in: 0...99).map({ $0 + 1 }, back: { $0 - 1 }),
          \.policy.attempts, "How often again."),
        Key("wait", .duration, \.policy.delay, "Before the first retry."),
        Key(
          "backoff", .number(in: 1...10), \.policy.backoff, "What each wait is multiplied by."),
        Key("longest", .duration, \.policy.delayMax, "No wait is longer."),
        Key("jitter", .boolean, \.hasJitter, "True: waits anything up to that."),
      ])
  }
}

extension Notation where Value == [Outcome], Scope == ScenarioScope {
  /// Errors by name; `any`, or none, stands for all.
  static var errors: Self {
    let named = Notation<[Outcome?], Scope>.oneOrMany(.choice(outcomes))
    return Self(named.schema, write: { $0.isEmpty ? "any" : nil }) { node, scope in
      named.read(node, &scope)?.compactMap { $0 }
    }
  }

  private static var outcomes: [(name: String, value: Outcome?)] {
    [
      ("any", nil), ("error", .functionError), ("timeout", .timedOut), ("crash", .crashed),
      ("throttled", .throttled), ("capacity", .capacityExceeded), ("denied", .forbidden),
      ("unavailable", .unavailable),
    ]
  }
}

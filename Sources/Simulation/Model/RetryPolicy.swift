/// How often a caller tries, and how long it waits in between.
package struct RetryPolicy: Hashable, Sendable {
  /// Tries in all, the first one included; 1 means no retry.
  package var attempts: Int
  /// The wait before the first retry.
  package var delay: SimDuration
  /// What each further wait is multiplied with.
  package var backoff: Double
  /// No wait is longer.
  package var delayMax: SimDuration
  /// How the waits vary.
  package var jitter: Jitter

  package init(
    attempts: Int = 1, delay: SimDuration = .seconds(1), backoff: Double = 2,
    delayMax: SimDuration = .forever, jitter: Jitter = .none
  ) {
    self.attempts = attempts
    self.delay = delay
    self.backoff = backoff
    self.delayMax = delayMax
    self.jitter = jitter
  }

  package static let none = RetryPolicy()

  /// The wait after try number `attempt`, counted from 0, as it is without jitter.
  package func wait(after attempt: Int) -> SimDuration {
    var wait = delay
    for _ in 0..<min(attempt, 64) where wait < delayMax { wait = wait * backoff }
    return min(wait, delayMax)
  }

  /// The wait after try number `attempt`; `luck` gives a number between 0 and 1 for each try.
  /// O(attempt) for the jitter that looks back.
  package func wait(after attempt: Int, _ luck: (Int) -> Double) -> SimDuration {
    switch jitter {
    case .none: wait(after: attempt)
    case .full: wait(after: attempt) * luck(attempt)
    case .equal: wait(after: attempt) * (0.5 + 0.5 * luck(attempt))
    case .decorrelated:
      (0...attempt).reduce(delay) { last, number in
        min(delayMax, delay + (last * 3 - delay) * luck(number))
      }
    }
  }
}

/// How waits vary from caller to caller, so that those who failed together do not come back
/// together: the variants of "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).
package enum Jitter: String, Sendable, CaseIterable {
  case none
  /// Anything up to the wait.
  case full
  /// Half of the wait, and anything up to the other half.
  case equal
  /// Anything from the first wait to three times the one before.
  case decorrelated
}

/// How many retries the requests of a caller may make together: the retry quota of AWS's SDKs,
/// counted in retries. A retry takes one out; an answer to a first try puts a share of one back,
/// an answer to a retry what that retry took.
package struct RetryBudget: Hashable, Sendable {
  /// Retries at the start, and at most.
  package var most: Int
  /// What an answer to a first try puts back, 0...1.
  package var share: Double

  package init(most: Int = 100, share: Double = 0.2) {
    self.most = most
    self.share = share
  }
}

/// A caller asks nobody for a while after so many failures in a row, then tries once.
package struct BreakerLaw: Hashable, Sendable {
  /// Failures in a row that open it.
  package var failures: Int
  /// How long it stays open before one request is let through.
  package var rest: SimDuration

  package init(failures: Int = 5, rest: SimDuration = .seconds(30)) {
    self.failures = failures
    self.rest = rest
  }
}

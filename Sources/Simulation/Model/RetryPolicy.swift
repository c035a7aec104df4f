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

  package init(
    attempts: Int = 1, delay: SimDuration = .seconds(1), backoff: Double = 2,
    delayMax: SimDuration = .forever
  ) {
    self.attempts = attempts
    self.delay = delay
    self.backoff = backoff
    self.delayMax = delayMax
  }

  package static let none = RetryPolicy()

  /// The wait after try number `attempt`, counted from 0.
  package func wait(after attempt: Int) -> SimDuration {
    var wait = delay
    for _ in 0..<min(attempt, 64) where wait < delayMax { wait = wait * backoff }
    return min(wait, delayMax)
  }
}

/// When something goes wrong: a rule, and the time it holds.
package struct FaultPattern: Hashable, Sendable {
  /// Which of the calls are hit.
  package enum Rule: Hashable, Sendable {
    case never
    case always
    /// The n-th, 2n-th, … call of this service.
    case every(Int)
    /// Each call with this probability, decided by its own luck.
    case probability(Double)
    /// The first n attempts of every request: what retries are for.
    case firstAttempts(Int)
    /// These calls of the service, by number from 1, in rising order.
    case calls([Int])
  }

  package var rule: Rule
  package var from: SimTime
  package var to: SimTime

  /// A pattern that holds from `from` until before `to`.
  package init(_ rule: Rule, from: SimTime = .start, to: SimTime = .never) {
    self.rule = rule
    self.from = from
    self.to = to
  }

  package static let never = FaultPattern(.never)

  /// Whether call number `ordinal` is hit, with `luck` evenly spread over all values.
  @inline(__always)
  func hits(ordinal: Int, attempt: UInt8, luck: @autoclosure () -> UInt64, at now: SimTime) -> Bool
  {
    if case .never = rule { return false }
    return hitsRarely(ordinal: ordinal, attempt: attempt, luck: luck(), at: now)
  }

  private func hitsRarely(ordinal: Int, attempt: UInt8, luck: UInt64, at now: SimTime) -> Bool {
    guard now >= from, now < to else { return false }
    switch rule {
    case .never: return false
    case .always: return true
    case .every(let n): return n > 0 && ordinal % n == 0
    case .probability(let p): return luck.asFraction < p
    case .firstAttempts(let n): return Int(attempt) < n
    case .calls(let numbers): return numbers.contains(ordinal)
    }
  }
}

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

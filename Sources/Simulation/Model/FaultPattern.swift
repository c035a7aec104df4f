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
    /// All that is done for these requests of a client, by number from 1, in rising order.
    case requests([Int])
  }

  package var rule: Rule
  package var from: SimTime
  package var to: SimTime
  /// Only the first so many tries of a request are hit; nil hits every try.
  package var attemptsMax: Int?
  /// The step of a handler that fails instead of being done; nil fails when all steps are done.
  package var step: OperationKind?

  /// A pattern that holds from `from` until before `to`.
  package init(
    _ rule: Rule, from: SimTime = .start, to: SimTime = .never, attemptsMax: Int? = nil,
    step: OperationKind? = nil
  ) {
    self.rule = rule
    self.from = from
    self.to = to
    self.attemptsMax = attemptsMax
    self.step = step
  }

  package static let never = FaultPattern(.never)

  /// Whether a call is hit: number `ordinal` of those that the service took on, with `luck` evenly
  /// spread over all values.
  @inline(__always)
  func hits(
    _ call: Message, ordinal: Int, luck: @autoclosure () -> UInt64, at now: SimTime
  ) -> Bool {
    if case .never = rule { return false }
    return hitsRarely(call, ordinal: ordinal, luck: luck(), at: now)
  }

  private func hitsRarely(
    _ call: Message, ordinal: Int, luck: UInt64, at now: SimTime
  ) -> Bool {
    guard now >= from, now < to else { return false }
    let attempt = Int(call.attempt)
    if let attemptsMax, attempt >= attemptsMax { return false }
    switch rule {
    case .never: return false
    case .always: return true
    case .every(let n): return n > 0 && ordinal % n == 0
    case .probability(let p): return luck.asFraction < p
    case .firstAttempts(let n): return attempt < n
    case .calls(let numbers): return Self.holds(numbers, ordinal)
    case .requests(let numbers):
      return Self.holds(numbers, Int(call.request % Message.requestsOfOneSource))
    }
  }
}

extension FaultPattern {
  /// Whether rising numbers hold one. O(log numbers).
  private static func holds(_ numbers: [Int], _ wanted: Int) -> Bool {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == wanted
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

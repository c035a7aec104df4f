/// What keeps a caller from asking a service that fails: a budget for retries and a circuit breaker.
struct CallGuard {
  /// What it decides about a request that is to be sent.
  enum Verdict { case pass, refuse }
  /// What a failure or an answer changed.
  enum Change { case none, opened, closed }

  private let budget: RetryBudget?
  private let breaker: BreakerLaw?
  /// Retries that are left.
  private var left: Double
  private var failures = 0
  private var opened: SimTime?
  /// The request that was let through to find out, by its place.
  private var trial: Int?
  /// Times the breaker opened.
  private(set) var openings = 0

  init(budget: RetryBudget?, breaker: BreakerLaw?) {
    self.budget = budget
    self.breaker = breaker
    left = Double(budget?.most ?? 0)
  }

  var isNeeded: Bool { budget != nil || breaker != nil }

  /// Whether the request at `place` may be sent now.
  mutating func judge(_ place: Int, at now: SimTime) -> Verdict {
    guard let breaker, let opened else { return .pass }
    guard trial == nil, now - opened >= breaker.rest else { return .refuse }
    trial = place
    return .pass
  }

  /// Whether one more retry may be made; it is then taken out of the budget.
  mutating func takeRetry() -> Bool {
    guard budget != nil else { return true }
    guard left >= 1 else { return false }
    left -= 1
    return true
  }

  /// The request at `place` was answered, after so many retries; nil for an answer that says no.
  mutating func answered(_ place: Int, retries: Int?) -> Change {
    if let budget, let retries {
      left = min(Double(budget.most), left + (retries > 0 ? 1 : budget.share))
    }
    guard opened != nil else {
      failures = 0
      return .none
    }
    // An answer that was on its way when the breaker opened says nothing of today.
    guard trial == place else { return .none }
    (opened, trial, failures) = (nil, nil, 0)
    return .closed
  }

  /// A try of the request at `place` failed.
  mutating func failed(_ place: Int, at now: SimTime) -> Change {
    guard let breaker else { return .none }
    if opened != nil {
      guard trial == place else { return .none }
      return open(now)
    }
    failures += 1
    return failures >= breaker.failures ? open(now) : .none
  }

  private mutating func open(_ now: SimTime) -> Change {
    (opened, trial, failures) = (now, nil, 0)
    openings += 1
    return .opened
  }

  /// Statistics begin anew.
  mutating func forget() { openings = 0 }
}

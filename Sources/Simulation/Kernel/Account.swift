/// What the functions of one region share: the limit of concurrent requests, and how fast
/// environments may be added.
struct Account {
  private let unreservedLimit: Int
  private let scaling: RuleBook.Scaling
  private(set) var unreservedRunning = 0
  private(set) var running = 0
  private var alive = 0
  /// When the shared burst was first used up; its growth counts from then.
  private var burstSpentAt: SimTime?
  private var windows: [NodeID: (start: SimTime, used: Int)] = [:]

  /// `reserved` is what functions have set aside; the rest serves all others.
  init(rules: RuleBook.Functions, reserved: Int, isLimited: Bool) {
    unreservedLimit = isLimited ? max(0, rules.accountLimit - reserved) : .max
    scaling = isLimited ? rules.scaling : .unlimited
  }

  var hasUnreservedRoom: Bool { unreservedRunning < unreservedLimit }

  @inline(__always)
  mutating func start(isReserved: Bool) {
    running += 1
    if !isReserved { unreservedRunning += 1 }
  }

  @inline(__always)
  mutating func stop(isReserved: Bool) {
    running -= 1
    if !isReserved { unreservedRunning -= 1 }
    assert(unreservedRunning >= 0 && running >= 0, "what stops has started")
  }

  mutating func release() { alive -= 1 }

  /// Counts an environment that stands outside the scaling rate.
  mutating func provision() { alive += 1 }

  /// Takes the right to add one environment, if there is one.
  mutating func takeEnvironment(for node: NodeID, at now: SimTime) -> Bool {
    switch scaling {
    case .unlimited: break
    case .sharedBurst(let burst, let growth):
      guard alive < sharedCeiling(burst, growth, now) else {
        if burstSpentAt == nil { burstSpentAt = now }
        return false
      }
    case .perFunction(let environments, let period):
      guard takeFromWindow(node, environments, period, now) else { return false }
    }
    alive += 1
    return true
  }

  private func sharedCeiling(_ burst: Int, _ growth: Int, _ now: SimTime) -> Int {
    guard let spent = burstSpentAt else { return burst }
    return burst + growth * Int((now - spent).nanoseconds / 60_000_000_000)
  }

  private mutating func takeFromWindow(
    _ node: NodeID, _ environments: Int, _ period: SimDuration, _ now: SimTime
  ) -> Bool {
    var window = windows[node] ?? (now, 0)
    let elapsed = (now - window.start).nanoseconds / max(1, period.nanoseconds)
    if elapsed > 0 {
      let start = window.start + SimDuration(nanoseconds: elapsed * period.nanoseconds)
      window = (start, 0)
    }
    guard window.used < environments else {
      windows[node] = window
      return false
    }
    window.used += 1
    windows[node] = window
    return true
  }
}

/// The account that all functions of one region share: the limit of concurrent requests, their rate,
/// and how fast environments may be added.
struct Account {
  private let unreservedLimit: Int
  private let scaling: RuleBook.Scaling
  private var requests: RequestRate
  private(set) var unreservedRunning = 0
  private(set) var running = 0
  private var burst: BurstBucket?
  private var windows: [NodeID: (start: SimTime, used: Int)] = [:]

  /// `reserved` is what functions have set aside or prepared; the rest serves all others.
  init(rules: RuleBook.Functions, reserved: Int, isLimited: Bool) {
    unreservedLimit = isLimited ? max(0, rules.accountLimit - reserved) : .max
    scaling = isLimited ? rules.scaling : .unlimited
    let rate = rules.requestsPerConcurrency
    requests = RequestRate(
      limit: isLimited && rate > 0 ? rate * max(0, rules.accountLimit - reserved) : .max)
    if case .sharedBurst(let size, let growth) = scaling {
      burst = BurstBucket(size: size, growthPerMinute: growth)
    }
  }

  var hasUnreservedRoom: Bool { unreservedRunning < unreservedLimit }

  /// Whether functions without a reservation may have one more request in this second.
  @inline(__always)
  mutating func hasRate(at now: SimTime) -> Bool { requests.hasRoom(at: now) }

  @inline(__always)
  mutating func start(isReserved: Bool) {
    running += 1
    if isReserved { return }
    unreservedRunning += 1
    requests.count()
  }

  @inline(__always)
  mutating func stop(isReserved: Bool) {
    running -= 1
    if !isReserved { unreservedRunning -= 1 }
    assert(unreservedRunning >= 0 && running >= 0, "what stops has started")
  }

  /// Takes the right to add one environment, if there is one.
  mutating func takeEnvironment(for node: NodeID, at now: SimTime) -> Bool {
    switch scaling {
    case .unlimited: return true
    case .sharedBurst: return burst?.take(at: now) ?? true
    case .perFunction(let environments, let period):
      return takeFromWindow(node, environments, period, now)
    }
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

/// The rights to add environments that all functions of an account shared until 2023: a first
/// burst, refilled by so many each minute until it is full again.
struct BurstBucket {
  private let size: Int
  private let growthPerMinute: Int
  private var left: Int
  /// Since when it is not full, or when it was last refilled.
  private var since = SimTime.start

  init(size: Int, growthPerMinute: Int) {
    self.size = size
    self.growthPerMinute = growthPerMinute
    left = size
  }

  mutating func take(at now: SimTime) -> Bool {
    refill(now)
    guard left > 0 else { return false }
    if left == size { since = now }
    left -= 1
    return true
  }

  private mutating func refill(_ now: SimTime) {
    guard left < size else { return }
    let minute: Int64 = 60_000_000_000
    let minutes = (now - since).nanoseconds / minute
    guard minutes > 0 else { return }
    since = since + SimDuration(nanoseconds: minutes * minute)
    let (more, isTooMany) = growthPerMinute.multipliedReportingOverflow(by: Int(minutes))
    left = isTooMany ? size : min(size, left + min(more, size))
  }
}

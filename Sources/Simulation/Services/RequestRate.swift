/// Requests of the current second, and how many it may have: a limit, and a growth from one period
/// to the next.
struct RequestRate {
  private let limit: Int
  private let growth: Int
  private let period: Int64
  private var allowed: Int
  private var used = 0
  /// Nanoseconds at which the current second and the current period end.
  private var secondEnd: Int64 = 0
  private var periodEnd: Int64 = 0
  /// The most requests of a second of the current period.
  private var peak = 0

  /// At most `limit` requests a second. With a growth, a period's seconds have at most that many
  /// more than the busiest second of the period before.
  init(limit: Int, growth: Int = 0, period: SimDuration = .seconds(10)) {
    self.limit = limit
    self.growth = growth
    self.period = max(1, period.nanoseconds)
    allowed = growth > 0 ? min(limit, growth) : limit
  }

  /// Whether this second may have one more.
  @inline(__always)
  mutating func hasRoom(at now: SimTime) -> Bool {
    if now.nanoseconds >= secondEnd { turn(now.nanoseconds) }
    return used < allowed
  }

  /// Counts a request; call `hasRoom` before.
  @inline(__always)
  mutating func count() { used += 1 }

  @inline(never)
  private mutating func turn(_ now: Int64) {
    peak = max(peak, used)
    used = 0
    secondEnd = (now / 1_000_000_000 + 1) * 1_000_000_000
    guard growth > 0, now >= periodEnd else { return }
    // What was allowed in a period that nobody used is not allowed in the next.
    let isNext = now < periodEnd + period
    allowed = min(limit, (isNext ? peak : 0) + growth)
    peak = 0
    periodEnd = (now / period + 1) * period
  }
}

/// Units per second with credit for what was left unused before.
struct CapacityMeter {
  /// Half units a second.
  private var perSecond: Int
  private let creditMax: Int
  private let isGrowing: Bool
  private var second: Int64 = 0
  private var used = 0
  private(set) var credit = 0
  private var peak = 0
  private var peakSince: Int64 = 0

  /// A bought capacity: units of the last `burstSeconds` seconds that were not used can be used
  /// later.
  init(halves perSecond: Int, burstSeconds: Int) {
    self.perSecond = perSecond
    creditMax = perSecond * burstSeconds
    isGrowing = false
  }

  /// A capacity on demand: it starts with so much and half an hour after a peak serves double it.
  init(startingWith halves: Int) {
    perSecond = halves
    creditMax = 0
    isGrowing = true
  }

  /// Takes half units at `now`; nil when they are there, else why not.
  mutating func take(_ halves: Int, at now: SimTime) -> Cause? {
    advance(to: now.nanoseconds / 1_000_000_000)
    if used + halves <= perSecond {
      used += halves
      return nil
    }
    let missing = used + halves - perSecond
    guard missing <= credit else { return .capacityUsedUp }
    credit -= missing
    used = perSecond
    return nil
  }

  private mutating func advance(to now: Int64) {
    guard now > second else { return }
    let unused = Int(now - second) * perSecond - used
    credit = min(creditMax, credit + max(0, unused))
    if isGrowing { grow(now) }
    second = now
    used = 0
  }

  private mutating func grow(_ now: Int64) {
    if used > peak {
      peak = used
      peakSince = second
    }
    if peak * 2 > perSecond, now - peakSince >= 1800 { perSecond = peak * 2 }
  }
}

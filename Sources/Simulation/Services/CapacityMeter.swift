/// Units per second with credit for what was left unused before.
struct CapacityMeter {
  /// Half units a second.
  private var perSecond: Int
  private let creditMax: Int
  private let isGrowing: Bool
  private var second: Int64 = 0
  private var used = 0
  private(set) var credit = 0
  /// The busiest second so far, and that of half an hour before.
  private var peak = 0
  private var oldPeak = 0
  private var steps: [(second: Int64, peak: Int)] = []

  /// A bought capacity: units of the last `burstSeconds` seconds that were not used can be used
  /// later.
  init(halves perSecond: Int, burstSeconds: Int) {
    self.perSecond = perSecond
    creditMax = perSecond * burstSeconds
    isGrowing = false
  }

  /// A capacity on demand: it starts with so much, and serves up to double the busiest second of
  /// more than half an hour ago. Above that, growth is even: from a peak to its double in half an
  /// hour.
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
      // One mark a minute is near enough, and keeps the list short.
      if let last = steps.last, second - last.second < 60 {
        steps[steps.count - 1].peak = peak
      } else {
        steps.append((second, peak))
      }
    }
    while let first = steps.first, now - first.second >= 1800 {
      oldPeak = first.peak
      steps.removeFirst()
    }
    perSecond = max(perSecond, oldPeak * 2)
  }
}

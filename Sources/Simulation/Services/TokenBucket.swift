/// A bucket that fills at a steady rate: how request rates are limited.
struct TokenBucket {
  private let perSecond: Double
  private let capacity: Double
  private var level: Double
  private var since = SimTime.start

  /// A full bucket; a rate that is not finite never limits.
  init(perSecond: Double, capacity: Double) {
    self.perSecond = perSecond
    self.capacity = capacity
    level = capacity
  }

  /// Takes so many, or one, if there are so many.
  mutating func take(_ amount: Double = 1, at now: SimTime) -> Bool {
    guard perSecond.isFinite else { return true }
    level = min(capacity, level + (now - since).seconds * perSecond)
    since = now
    guard level >= amount else { return false }
    level -= amount
    return true
  }
}

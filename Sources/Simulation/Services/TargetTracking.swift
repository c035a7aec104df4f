/// The law by which a provider keeps a use near a target: it looks once a period, adds after some
/// looks above the target one after the other, and takes away after many below nine tenths of it.
/// A use is never above 1, so that one step grows by 1 / target at most.
package struct TargetTracking: Hashable, Sendable {
  package var least: Int
  package var most: Int
  /// The use it aims at, 0...1.
  package var target: Double
  /// How often it looks.
  package var period: SimDuration
  /// Looks above the target, one after the other, before there are more.
  package var looksAbove: Int
  /// Looks below nine tenths of the target before there are fewer.
  package var looksBelow: Int

  package init(
    least: Int = 1, most: Int = 10, target: Double = 0.7, period: SimDuration = .seconds(60),
    looksAbove: Int = 3, looksBelow: Int = 15
  ) {
    self.least = least
    self.most = most
    self.target = target
    self.period = period
    self.looksAbove = looksAbove
    self.looksBelow = looksBelow
  }
}

/// The memory of the looks so far.
struct TargetTracker {
  private var above = 0
  private var below = 0
  /// The sum of count × time at the last look.
  private var area = 0.0

  /// The mean count since the last look, by the sum of count × time until now.
  mutating func mean(_ occupancy: Occupancy, over period: SimDuration) -> Double {
    let total = occupancy.area
    let change = total - area
    area = total
    // Statistics may have begun anew since.
    return max(0, change >= 0 ? change : total) / max(1, Double(period.nanoseconds))
  }

  /// How many there should be, of `present` whose use was `use` since the last look.
  mutating func wish(_ law: TargetTracking, use: Double, present: Int) -> Int {
    above = use > law.target ? above + 1 : 0
    below = use < 0.9 * law.target ? below + 1 : 0
    let held = min(max(present, law.least), law.most)
    let isHigh = above >= law.looksAbove
    guard isHigh || below >= law.looksBelow else { return held }
    (above, below) = (0, 0)
    let wanted = Int(clamped: (Double(present) * use / law.target).rounded(.up))
    return min(max(isHigh ? max(wanted, present + 1) : wanted, law.least), law.most)
  }
}

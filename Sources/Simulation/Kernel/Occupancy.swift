/// How long a count stood at each of its values: mean, spread and percentiles of a concurrency or
/// a queue, exactly and without keeping the history.
package struct Occupancy: Hashable, Sendable {
  package private(set) var count = 0
  /// Nanoseconds spent at 0, 1, 2, … up to the last level that has a place of its own.
  package private(set) var time: [Int64]
  /// Nanoseconds spent at greater counts, by size in steps of a 128th; sums of count × time and
  /// count² × time keep mean and spread exact.
  private var greater: [Int64] = []
  private var greaterSum = 0.0
  private var greaterSquares = 0.0
  package private(set) var peak = 0
  private var since: Int64 = 0
  private static let levelsMax = 1 << 20

  init() { time = [Int64](repeating: 0, count: 16) }

  @inline(__always)
  mutating func add(_ change: Int, at now: SimTime) {
    settle(at: now)
    count += change
    assert(count >= 0, "a count of things is never negative")
    if count >= time.count { grow() }
    if count > peak { peak = count }
  }

  @inline(__always)
  mutating func settle(at now: SimTime) {
    let span = now.nanoseconds &- since
    if count < time.count { time[count] &+= span } else { settleGreater(span) }
    since = now.nanoseconds
  }

  @inline(never)
  private mutating func settleGreater(_ span: Int64) {
    let bucket = Histogram.bucket(Int64(count)) - Histogram.bucket(Int64(Self.levelsMax))
    while greater.count <= bucket { greater.append(0) }
    greater[bucket] &+= span
    greaterSum += Double(count) * Double(span)
    greaterSquares += Double(count) * Double(count) * Double(span)
  }

  /// Forgets the past: statistics from a warm start.
  mutating func forget(at now: SimTime) {
    for level in time.indices { time[level] = 0 }
    (greater, greaterSum, greaterSquares) = ([], 0, 0)
    since = now.nanoseconds
    peak = count
  }

  private mutating func grow() {
    let wanted = min(max(count + 1, time.count * 2), Self.levelsMax)
    guard wanted > time.count else { return }
    time.append(contentsOf: [Int64](repeating: 0, count: wanted - time.count))
  }

  /// The sum of count × nanoseconds.
  var area: Double {
    time.enumerated().reduce(greaterSum) { $0 + Double($1.offset) * Double($1.element) }
  }

  /// Total time seen, in nanoseconds.
  package var total: Double { time.reduce(greaterTotal) { $0 + Double($1) } }

  private var greaterTotal: Double { greater.reduce(0) { $0 + Double($1) } }

  /// The mean over time; 0 when no time has passed.
  package var mean: Double {
    let total = total
    guard total > 0 else { return 0 }
    return time.enumerated().reduce(greaterSum) {
      $0 + Double($1.offset) * Double($1.element)
    } / total
  }

  /// The variance over time.
  package var variance: Double {
    let (total, mean) = (total, mean)
    guard total > 0 else { return 0 }
    let greater = greaterSquares - 2 * mean * greaterSum + mean * mean * greaterTotal
    return time.enumerated().reduce(greater) { sum, level in
      let distance = Double(level.offset) - mean
      return sum + distance * distance * Double(level.element)
    } / total
  }

  /// The share of time at exactly `level`.
  package func share(of level: Int) -> Double {
    guard total > 0, time.indices.contains(level) else { return 0 }
    return Double(time[level]) / total
  }

  /// The least level that the count does not exceed for `share` of the time; above a million right
  /// to a 128th.
  package func percentile(_ share: Double) -> Int {
    let wanted = total * share
    var sum = 0.0
    for (level, spent) in time.enumerated() {
      sum += Double(spent)
      if sum >= wanted { return level }
    }
    for (bucket, spent) in greater.enumerated() {
      sum += Double(spent)
      guard sum >= wanted else { continue }
      let high = Histogram.bounds(Histogram.bucket(Int64(Self.levelsMax)) + bucket).high
      return min(peak, Int(clamped: high))
    }
    return peak
  }
}

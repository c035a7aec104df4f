/// Durations by size: 128 buckets for each doubling, so a percentile is right to 0.8 % whatever
/// the scale; count, mean, least and greatest are exact, and so is everything of the first few
/// hundred.
package struct Histogram: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var least = SimDuration.forever
  package private(set) var greatest = SimDuration.zero
  private var sum = 0.0
  private var squares = 0.0
  private var buckets: [Int32] = []
  /// The different durations in order and how often each came, as long as they are few: constant
  /// work gives very many equal ones, whose percentiles are exact.
  private var few: [SimDuration] = []
  private var fewCounts: [Int] = []
  private var areFew = true
  private static let fewMax = 512

  init() {}

  @inline(__always)
  mutating func add(_ duration: SimDuration) {
    let value = duration.nanoseconds
    count += 1
    sum += Double(value)
    squares += Double(value) * Double(value)
    if duration < least { least = duration }
    if duration > greatest { greatest = duration }
    if areFew { addFew(duration) }
    let bucket = Self.bucket(value)
    if bucket >= buckets.count { grow(bucket) }
    buckets[bucket] &+= 1
  }

  @inline(never)
  private mutating func addFew(_ duration: SimDuration) {
    var (low, high) = (0, few.count)
    while low < high {
      let middle = (low + high) / 2
      if few[middle] < duration { low = middle + 1 } else { high = middle }
    }
    if low < few.count, few[low] == duration {
      fewCounts[low] += 1
    } else if few.count < Self.fewMax {
      few.insert(duration, at: low)
      fewCounts.insert(1, at: low)
    } else {
      (few, fewCounts, areFew) = ([], [], false)
    }
  }

  private mutating func grow(_ bucket: Int) {
    buckets.append(contentsOf: [Int32](repeating: 0, count: bucket + 128 - buckets.count))
  }

  /// The bucket of a value that is not negative.
  @inline(__always)
  static func bucket(_ value: Int64) -> Int {
    guard value >= 128 else { return Int(value) }
    let shift = 56 - value.leadingZeroBitCount
    return shift << 7 + Int(value >> Int64(shift))
  }

  /// What falls into a bucket.
  static func bounds(_ bucket: Int) -> (low: Double, high: Double) {
    guard bucket >= 256 else { return (Double(bucket), Double(bucket)) }
    let shift = bucket >> 7 - 1
    let low = Int64(bucket - shift << 7) << Int64(shift)
    return (Double(low), Double(low + Int64(1) << Int64(shift)))
  }

  /// The arithmetic mean; zero when nothing was added.
  package var mean: SimDuration {
    count == 0 ? .zero : SimDuration(nanoseconds: Mathematics.nanoseconds(sum / Double(count)))
  }

  /// The mean in seconds, unrounded.
  package var meanSeconds: Double { count == 0 ? 0 : sum / Double(count) / 1e9 }

  /// The value that `share` of the durations do not exceed, interpolated inside its bucket when
  /// they are many.
  package func percentile(_ share: Double) -> SimDuration {
    guard count > 0 else { return .zero }
    let wanted = max(1, (Double(count) * share).rounded(.up))
    var seen = 0.0
    if areFew {
      let place = fewCounts.firstIndex { number in
        seen += Double(number)
        return seen >= wanted
      }
      return place.map { few[$0] } ?? greatest
    }
    for (bucket, number) in buckets.enumerated() where number > 0 {
      let before = seen
      seen += Double(number)
      guard seen >= wanted else { continue }
      let (low, high) = Self.bounds(bucket)
      let value = low + (high - low) * (wanted - before - 0.5) / Double(number)
      let kept = min(max(value, Double(least.nanoseconds)), Double(greatest.nanoseconds))
      return SimDuration(nanoseconds: Int64(clamped: kept))
    }
    return greatest
  }

  /// The part of the durations at or below `limit`, by whole buckets.
  package func share(upTo limit: SimDuration) -> Double {
    guard count > 0 else { return 0 }
    let last = Self.bucket(limit.nanoseconds)
    let seen = buckets.prefix(last + 1).reduce(0) { $0 + Double($1) }
    return seen / Double(count)
  }

  /// Shares of `parts` equal intervals from 0 to `limit`, for a chart of the distribution.
  package func shares(parts: Int, upTo limit: SimDuration) -> [Double] {
    var shares = [Double](repeating: 0, count: parts)
    guard count > 0, limit > .zero else { return shares }
    for (bucket, number) in buckets.enumerated() where number > 0 {
      let (low, high) = Self.bounds(bucket)
      let place = (low + high) / 2 / Double(limit.nanoseconds) * Double(parts)
      shares[min(parts - 1, Int(clamped: place))] += Double(number) / Double(count)
    }
    return shares
  }
}

/// Durations in intervals of one width, for a chart of their distribution.
package struct DurationBins: Hashable, Sendable {
  /// From `from` until before `to`; the last also holds what is longer.
  package struct Bin: Hashable, Sendable {
    package let from: SimDuration
    package let to: SimDuration
    /// Part of all durations, 0...1.
    package let share: Double
  }

  package let bins: [Bin]
  package let count: Int
  /// True when some durations are longer than the last interval.
  package let hasTail: Bool

  /// At most `most` intervals of 1, 2 or 5 times a power of ten, that hold `covered` of the
  /// durations. O(buckets).
  package init(_ histogram: Histogram, most: Int = 20, covering covered: Double = 0.995) {
    count = histogram.count
    let end = max(1, histogram.percentile(covered).nanoseconds)
    let width = Self.width(end, most)
    let parts = Int(end / width) + 1
    let limit = SimDuration(nanoseconds: width * Int64(parts))
    let shares = histogram.count == 0 ? [] : histogram.shares(parts: parts, upTo: limit)
    bins = shares.enumerated().map { index, share in
      Bin(
        from: SimDuration(nanoseconds: width * Int64(index)),
        to: SimDuration(nanoseconds: width * Int64(index + 1)), share: share)
    }
    hasTail = histogram.count > 0 && histogram.greatest >= limit
  }

  /// The least round width of which `most` cover `end`.
  private static func width(_ end: Int64, _ most: Int) -> Int64 {
    var power: Int64 = 1
    while true {
      for factor: Int64 in [1, 2, 5] where end / (power * factor) + 1 <= Int64(max(1, most)) {
        return power * factor
      }
      power *= 10
    }
  }
}

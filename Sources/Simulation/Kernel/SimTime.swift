/// An instant of a run: whole nanoseconds since its start, so that sums never round and two
/// machines never disagree.
package struct SimTime: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Nanoseconds since the start of the run, never negative in a run.
  package let nanoseconds: Int64

  /// The instant `nanoseconds` after the start.
  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The start of every run.
  package static let start = SimTime(nanoseconds: 0)
  /// The last instant of any run: a hundred years. What is due later never comes, so that sums of
  /// times and of what is metered by time fit into their types.
  static let latest = SimTime(nanoseconds: 3_155_760_000_000_000_000)
  /// Later than every event.
  package static let never = SimTime(nanoseconds: .max)

  package static func < (left: SimTime, right: SimTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The instant `duration` later; the far future does not overflow, it is `never`.
  package static func + (time: SimTime, duration: SimDuration) -> SimTime {
    let (sum, overflow) = time.nanoseconds.addingReportingOverflow(duration.nanoseconds)
    return overflow ? .never : SimTime(nanoseconds: sum)
  }

  package static func - (later: SimTime, earlier: SimTime) -> SimDuration {
    SimDuration(nanoseconds: later.nanoseconds - earlier.nanoseconds)
  }

  /// Seconds since the start, for statistics and charts.
  package var seconds: Double { Double(nanoseconds) / 1e9 }
}

/// A span of simulated time in whole nanoseconds.
package struct SimDuration: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let nanoseconds: Int64

  /// A span of `nanoseconds`.
  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static let zero = SimDuration(nanoseconds: 0)
  /// Longer than any run: what "no timeout" means.
  package static let forever = SimDuration(nanoseconds: .max)

  /// A span of `seconds`, rounded to the nearest nanosecond and kept inside what fits.
  package static func seconds(_ seconds: Double) -> SimDuration {
    SimDuration(nanoseconds: Mathematics.nanoseconds(seconds * 1e9))
  }

  /// A span of `milliseconds`, rounded to the nearest nanosecond.
  package static func milliseconds(_ milliseconds: Double) -> SimDuration {
    SimDuration(nanoseconds: Mathematics.nanoseconds(milliseconds * 1e6))
  }

  package static func < (left: SimDuration, right: SimDuration) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  package static func + (left: SimDuration, right: SimDuration) -> SimDuration {
    let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.nanoseconds)
    return overflow ? .forever : SimDuration(nanoseconds: sum)
  }

  package static func - (left: SimDuration, right: SimDuration) -> SimDuration {
    SimDuration(nanoseconds: left.nanoseconds - right.nanoseconds)
  }

  /// The span times a factor, rounded to the nearest nanosecond.
  package static func * (span: SimDuration, factor: Double) -> SimDuration {
    SimDuration(nanoseconds: Mathematics.nanoseconds(Double(span.nanoseconds) * factor))
  }

  /// The least number of whole steps that hold the span, as one span.
  func started(_ step: SimDuration) -> SimDuration {
    guard step > .zero, self > .zero else { return self }
    let steps = (nanoseconds - 1) / step.nanoseconds + 1
    let (whole, isTooLong) = steps.multipliedReportingOverflow(by: step.nanoseconds)
    return isTooLong ? self : SimDuration(nanoseconds: whole)
  }

  /// The span in seconds.
  package var seconds: Double { Double(nanoseconds) / 1e9 }
  /// The span in milliseconds.
  package var milliseconds: Double { Double(nanoseconds) / 1e6 }

  /// Whole milliseconds, a started one counted in full: how compute time is billed.
  package var startedMilliseconds: Int64 {
    nanoseconds <= 0 ? 0 : (nanoseconds - 1) / 1_000_000 + 1
  }
}

/// Tells when the next requests of a client come, one step ahead.
struct ArrivalProcess {
  private let traffic: Traffic
  private var stream: RandomStream
  private var position = 0
  /// The mean gap of Poisson traffic in nanoseconds; 0 for other traffic.
  private let meanGap: Double

  init(_ traffic: Traffic, stream: RandomStream) {
    self.traffic = traffic
    self.stream = stream
    if case .poisson(let rate) = traffic { meanGap = 1e9 / rate } else { meanGap = 0 }
  }

  /// The wait from `now` to the next arrival, and how many come then; nil when no more come.
  @inline(__always)
  mutating func next(after now: SimTime) -> (wait: SimDuration, count: Int)? {
    if meanGap > 0 { return (gap(meanGap), 1) }
    return nextOfOthers(after: now)
  }

  @inline(__always)
  private mutating func gap(_ mean: Double) -> SimDuration {
    let gap = -Mathematics.log(stream.next().asFraction) * mean
    return SimDuration(nanoseconds: gap < 9e18 ? Int64(gap + 0.5) : .max)
  }

  private mutating func nextOfOthers(after now: SimTime) -> (wait: SimDuration, count: Int)? {
    switch traffic {
    case .times(let times):
      guard position < times.count else { return nil }
      position += 1
      return (max(.zero, times[position - 1] - now), 1)
    case .bursts(let bursts):
      guard position < bursts.count else { return nil }
      position += 1
      return (max(.zero, bursts[position - 1].time - now), bursts[position - 1].count)
    case .constant(let gap, let first):
      position += 1
      return (position == 1 ? first - now : gap, 1)
    case .poisson: return nil
    case .ramp(let from, let to, _): return thinned(peak: max(from, to), after: now)
    case .diurnal(let rate, let swing, _, _):
      return thinned(peak: rate * (1 + abs(swing)), after: now)
    case .closed: return nil
    }
  }

  /// Arrivals at the peak rate, each kept with the share that the rate then has of it.
  private mutating func thinned(
    peak: Double, after now: SimTime
  ) -> (wait: SimDuration, count: Int)? {
    guard peak > 0 else { return nil }
    var wait = SimDuration.zero
    for _ in 0..<1_000_000 {
      wait = wait + gap(1e9 / peak)
      if stream.next().asFraction * peak < rate(at: now + wait) { return (wait, 1) }
    }
    return nil
  }

  private func rate(at time: SimTime) -> Double {
    switch traffic {
    case .ramp(let from, let to, let over):
      let part = over > .zero ? min(1, time.seconds / over.seconds) : 1
      return from + (to - from) * part
    case .diurnal(let rate, let swing, let period, let peak):
      let turns = (time.seconds - peak.seconds) / max(period.seconds, 1e-9)
      return rate * (1 + swing * Mathematics.cosine(turns: turns))
    default: return 0
    }
  }
}

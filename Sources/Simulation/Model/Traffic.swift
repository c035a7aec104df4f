/// When requests come.
package enum Traffic: Hashable, Sendable {
  /// At these instants, in rising order; also the replay of a recording.
  case times([SimTime])
  /// One every `gap`, the first at `first`.
  case constant(gap: SimDuration, first: SimTime)
  /// Independent of each other, so many a second.
  case poisson(perSecond: Double)
  /// Many at once.
  case bursts([Burst])
  /// Poisson with a rate that moves evenly from one value to another, then stays.
  case ramp(from: Double, to: Double, over: SimDuration)
  /// Poisson with a rate that swings once a period: mean × (1 + swing × cos), highest at `peak`.
  case diurnal(perSecond: Double, swing: Double, period: SimDuration, peak: SimTime)
  /// Users who wait for an answer, think, and ask again.
  case closed(users: Int, think: Distribution)

  /// `count` requests at `time`.
  package struct Burst: Hashable, Sendable {
    package var time: SimTime
    package var count: Int

    package init(at time: SimTime, count: Int) {
      self.time = time
      self.count = count
    }
  }

  /// How many requests to expect until `horizon`; nil when that depends on the answers.
  package func expectedCount(until horizon: SimDuration?) -> Double? {
    switch self {
    case .times(let times): return Double(times.count)
    case .bursts(let bursts): return Double(bursts.reduce(0) { $0 + $1.count })
    case .constant(let gap, _):
      guard gap > .zero, let horizon else { return nil }
      return horizon.seconds / gap.seconds
    case .poisson(let rate), .diurnal(let rate, _, _, _):
      return horizon.map { $0.seconds * rate }
    case .ramp(let from, let to, let over):
      guard let horizon else { return nil }
      let moving = min(horizon, over).seconds
      return moving * (from + to) / 2 + max(0, horizon.seconds - moving) * to
    case .closed: return nil
    }
  }
}

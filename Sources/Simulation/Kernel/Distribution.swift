/// How long something takes: the laws an author can name.
package enum Distribution: Hashable, Sendable {
  /// Always the same.
  case constant(SimDuration)
  /// Exponential with this mean.
  case exponential(mean: SimDuration)
  /// Log-normal with this median; `sigma` is the standard deviation of its logarithm.
  case logNormal(median: SimDuration, sigma: Double)
  /// Every value between the two equally likely.
  case uniform(SimDuration, SimDuration)
  /// One of the measured values, each equally likely. Never empty.
  case empirical([SimDuration])

  package static let none = Distribution.constant(.zero)

  /// The duration that 64 random bits stand for.
  @inline(__always)
  package func duration(_ bits: UInt64) -> SimDuration {
    switch self {
    case .constant(let span): return span
    case .exponential(let mean):
      let factor = -Mathematics.log(bits.asFraction)
      return Mathematics.span(factor * Double(mean.nanoseconds))
    default: return rareDuration(bits)
    }
  }

  private func rareDuration(_ bits: UInt64) -> SimDuration {
    switch self {
    case .constant(let span): return span
    case .exponential(let mean): return mean * -Mathematics.log(bits.asFraction)
    case .logNormal(let median, let sigma):
      return median * Mathematics.exp(sigma * Mathematics.normalQuantile(bits.asFraction))
    case .uniform(let low, let high): return low + (high - low) * bits.asFraction
    case .empirical(let values):
      let index = bits.multipliedFullWidth(by: UInt64(values.count)).high
      return values[Int(index)]
    }
  }

  /// The mean duration.
  package var mean: SimDuration {
    switch self {
    case .constant(let span): span
    case .exponential(let mean): mean
    case .logNormal(let median, let sigma): median * Mathematics.exp(sigma * sigma / 2)
    case .uniform(let low, let high): (low + high) * 0.5
    case .empirical(let values):
      SimDuration(nanoseconds: values.reduce(0) { $0 + $1.nanoseconds / Int64(values.count) })
    }
  }

  /// True when every draw gives the same duration.
  package var isConstant: Bool {
    switch self {
    case .constant: true
    case .empirical(let values): Set(values).count == 1
    case .uniform(let low, let high): low == high
    case .logNormal(_, let sigma): sigma == 0
    case .exponential(let mean): mean == .zero
    }
  }
}

/// A distribution made ready for drawing: the two common laws are plain numbers, so a draw copies
/// nothing that is counted.
struct Sampler {
  /// Nanoseconds: the mean of an exponential law, else 0.
  private let mean: Double
  /// Nanoseconds of a constant, else negative.
  private let constant: Int64
  private let law: Distribution

  init(_ law: Distribution) {
    self.law = law
    switch law {
    case .exponential(let mean):
      self.mean = Double(mean.nanoseconds)
      constant = -1
    case .constant(let span):
      mean = 0
      constant = span.nanoseconds
    default:
      mean = 0
      constant = -1
    }
  }

  /// The duration that `bits` stand for; constants draw none.
  @inline(__always)
  func duration(_ bits: @autoclosure () -> UInt64) -> SimDuration {
    if mean > 0 {
      return Mathematics.span(-Mathematics.log(bits().asFraction) * mean)
    }
    if constant >= 0 { return SimDuration(nanoseconds: constant) }
    return law.duration(bits())
  }
}

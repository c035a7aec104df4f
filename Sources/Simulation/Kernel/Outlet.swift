/// Somebody to whom a service hands on by itself.
package struct Outlet: Hashable, Sendable {
  /// Who, by place in the scenario.
  package let to: Int
  /// The least time between what comes in and what is handed on.
  package let delay: SimDuration
  /// Whether everything that comes in is handed on, and nothing has to go wrong first.
  package let isCertain: Bool
  /// Whether something new goes along: who reads from a bucket tells it nothing.
  package let passesOn: Bool

  init(
    _ to: Int, after delay: SimDuration = .zero, isCertain: Bool = true, passesOn: Bool = true
  ) {
    self.to = to
    self.delay = delay
    self.isCertain = isCertain
    self.passesOn = passesOn
  }

  /// Nobody, or the one that is named.
  static func to(
    _ target: Int?, after delay: SimDuration = .zero, isCertain: Bool = true
  ) -> [Outlet] {
    target.map { [Outlet($0, after: delay, isCertain: isCertain)] } ?? []
  }
}

extension Distribution {
  /// No draw is shorter; a law that begins at 0 takes some time all the same.
  var least: SimDuration {
    switch self {
    case .constant(let span): span
    case .exponential(let mean): min(mean, SimDuration(nanoseconds: 1))
    case .logNormal(let median, _): min(median, SimDuration(nanoseconds: 1))
    case .uniform(let low, let high): max(low, min(high, SimDuration(nanoseconds: 1)))
    case .empirical(let values): values.min() ?? .zero
    }
  }
}

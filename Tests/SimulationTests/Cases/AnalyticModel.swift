import Foundation
import Simulation

/// The steady state of a function by the approximation of Mahmoudi and Khazaei (2020): a chain
/// whose state is the number of warm environments, where each further one gets the requests that
/// all before it are too busy for, and joins them when its cold start is over.
struct AnalyticModel {
  /// Requests a second; seconds of a warm and of a cold request; seconds until an idle one goes.
  let rate: Double
  let warm: Double
  let cold: Double
  let idle: Double

  /// A number of environments.
  private struct State {
    let count: Int
    /// The share of requests that find all of them busy.
    let blocked: Double
    /// How many of them go in a second.
    let gone: Double
  }

  /// States up to the thirtieth behind the last in which more come than go.
  private var states: [State] {
    var states = [State(count: 0, blocked: 1, gone: 0)]
    var last = 0
    while let before = states.last, before.count - last < 30 {
      let count = before.count + 1
      let blocked = ClosedForms.erlangB(load: rate * warm, servers: count)
      let gone = before.gone + goneRate(own: rate * (before.blocked - blocked))
      states.append(State(count: count, blocked: blocked, gone: gone))
      if rate * blocked > gone { last = count }
    }
    return states
  }

  /// How often an environment with so many requests a second goes: it outlives gaps shorter than
  /// the idle time, and ends with the first longer one.
  private func goneRate(own: Double) -> Double {
    let survivors = 1 / exp(-own * idle)
    guard survivors.isFinite else { return 0 }
    let span = idle + warm
    let gap = (1 - exp(-own * span)) / own - span * exp(-own * span)
    return 1 / (idle + (survivors - 1) * gap)
  }

  /// How likely each state is. A state that nothing leads back from makes those before it
  /// impossible.
  private func shares(_ states: [State]) -> [Double] {
    var logarithms = [0.0]
    for (before, state) in zip(states, states.dropFirst()) {
      guard state.gone > 0, let last = logarithms.last else {
        logarithms = logarithms.map { _ in -.infinity } + [0]
        continue
      }
      let come = 1 / (1 / (rate * before.blocked) + cold)
      logarithms.append(last + log(come / state.gone))
    }
    let greatest = logarithms.max() ?? 0
    let weights = logarithms.map { exp($0 - greatest) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The figures by the names of the cases.
  var figures: [String: Double] {
    let states = states
    let shares = shares(states)
    func mean(_ value: (State) -> Double) -> Double {
      zip(states, shares).reduce(0) { $0 + value($1.0) * $1.1 }
    }
    let count = mean { Double($0.count) }
    let running = mean { rate * (1 - $0.blocked) * warm }
    return [
      "avg_server_count": count, "avg_running_warm_count": running,
      "avg_running_count": running + mean { rate * $0.blocked * cold },
      "avg_idle_count": count - running, "cold_start_probability": mean(\.blocked),
      "avg_utilization": running / count,
      "avg_resp_time_s": mean { $0.blocked * cold + (1 - $0.blocked) * warm },
    ]
  }
}

extension AnalyticModel {
  /// The model of a case.
  init?(_ sample: SimulatorCase) {
    guard let rate = sample.input("rate_per_s"), let warm = sample.input("mean_warm_s"),
      let cold = sample.input("mean_cold_s"), let idle = sample.input("idle_timeout_s")
    else { return nil }
    self.init(rate: rate, warm: warm, cold: cold, idle: idle)
  }
}

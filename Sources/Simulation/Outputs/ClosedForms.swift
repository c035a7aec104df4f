/// Results of queueing theory that a run can be held against. Rates are per second, times in
/// seconds.
package enum ClosedForms {
  /// The share of calls lost when `servers` are offered `load` = rate × mean duration (Erlang B).
  /// By recursion, O(servers).
  package static func erlangB(load: Double, servers: Int) -> Double {
    guard load > 0 else { return 0 }
    var blocking = 1.0
    for n in stride(from: 1, through: servers, by: 1) {
      blocking = load * blocking / (Double(n) + load * blocking)
    }
    return blocking
  }

  /// The share of calls that wait in a queue before `servers` (Erlang C); 1 when overloaded.
  package static func erlangC(load: Double, servers: Int) -> Double {
    let use = load / Double(servers)
    guard use < 1 else { return 1 }
    let blocking = erlangB(load: load, servers: servers)
    return blocking / (1 - use * (1 - blocking))
  }

  /// The mean wait of M/M/c.
  package static func meanWait(rate: Double, meanService: Double, servers: Int) -> Double {
    let load = rate * meanService
    guard load < Double(servers) else { return .infinity }
    return erlangC(load: load, servers: servers) * meanService / (Double(servers) - load)
  }

  /// The mean wait of M/D/1: half of M/M/1.
  package static func meanWaitConstant(rate: Double, service: Double) -> Double {
    let use = rate * service
    return use < 1 ? use * service / (2 * (1 - use)) : .infinity
  }

  /// The concurrency needed: rate × duration (Little).
  package static func concurrency(rate: Double, duration: Double) -> Double { rate * duration }

  /// The probability of exactly `count` when the mean is `mean` (Poisson).
  package static func poisson(_ count: Int, mean: Double) -> Double {
    guard mean > 0 else { return count == 0 ? 1 : 0 }
    var logarithm = -mean
    for n in stride(from: 1, through: count, by: 1) {
      logarithm += Mathematics.log(mean) - Mathematics.log(Double(n))
    }
    return Mathematics.exp(logarithm)
  }
}

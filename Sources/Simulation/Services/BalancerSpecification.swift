/// A load balancer: passes requests to the servers behind it that it finds healthy.
package struct BalancerSpecification: Hashable, Sendable {
  /// The choice of whom the next request goes to.
  package enum Routing: String, Sendable, CaseIterable {
    case roundRobin = "round-robin"
    case leastOutstanding = "least-outstanding"
    case random
  }

  /// Whom it passes requests to, by place in the scenario, and their names.
  package var targets: [Int]
  package var names: [String]
  package var routing = Routing.roundRobin
  /// How often it asks whether they are well. Source of the defaults: Elastic Load Balancing,
  /// "Health checks for Application Load Balancer target groups".
  package var interval = SimDuration.seconds(30)
  /// Bad answers, one after the other, after which one is left out.
  package var failures = 2
  /// Good answers, one after the other, after which it gets requests again.
  package var successes = 5
  /// The longest wait for an answer; then 504.
  package var timeout = SimDuration.seconds(60)

  package init(targets: [Int] = [], names: [String] = []) {
    self.targets = targets
    self.names = names
  }
}

/// The counts of a load balancer.
package struct BalancerCounts: Hashable, Sendable {
  package var arrived = 0
  package var passed = 0
  /// Nobody stood behind it.
  package var refused = 0
  package var timeouts = 0
  package var denied = 0
  /// How often one was left out.
  package var leftOut = 0
  package var bytes = 0
  package var statuses = [Int](repeating: 0, count: 600)
  package var open = Occupancy()
  package var latency = Histogram()
}

extension BalancerCounts {
  var measures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("passed", Double(passed)),
      Measure("refused", Double(refused)), Measure("timeouts", Double(timeouts)),
      Measure("denied", Double(denied)), Measure("left-out", Double(leftOut)),
      Measure("open", open.mean, .mean), Measure("peak-open", Double(open.peak)),
    ] + latency.measures("latency") + statusMeasures(statuses)
  }
}

/// A figure over several runs with different luck.
package struct Estimate: Hashable, Sendable {
  package let mean: Double
  /// Half the width of the 95 % confidence interval of the mean; 0 for a single run.
  package let halfWidth: Double
  package let count: Int

  /// The estimate from independent values, by Student's t.
  package init(_ values: [Double]) {
    count = values.count
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    self.mean = mean
    guard values.count > 1 else {
      halfWidth = 0
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    halfWidth =
      Self.quantile(values.count - 1) * deviation / Double(values.count).squareRoot()
  }

  /// The 97.5 % quantile of Student's t, by its expansion in the degrees of freedom (right to a
  /// thousandth from three on; smaller ones from the table).
  private static func quantile(_ freedom: Int) -> Double {
    if freedom == 1 { return 12.706 }
    if freedom == 2 { return 4.303 }
    let (z, n) = (1.959963984540054, Double(freedom))
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z)
    let second = (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
    let third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
    return z + (z3 + z) / (4 * n) + second + third
  }
}

/// Several runs of one scenario, each with its own seed.
package enum Replications {
  /// The scenarios to run: seeds follow each other from the scenario's own; only the first keeps a
  /// trace.
  package static func scenarios(_ scenario: Scenario, count: Int) -> [Scenario] {
    (0..<max(1, count)).map { index in
      var other = scenario
      other.seed = scenario.seed &+ UInt64(index)
      if index > 0 { other.focus = .nothing }
      return other
    }
  }

  /// The figures of the runs, averaged, with their intervals; those of a single run as they are.
  package static func metrics(_ runs: [Run]) -> Metrics? {
    guard let first = runs.first, runs.count > 1 else { return runs.first?.metrics }
    return Metrics(
      services: first.metrics.services.map { service in
        let measures = service.measures.map { measure in
          let estimate = Estimate(
            runs.map { $0.metrics[service.service, measure.id] ?? 0 })
          return Measure(
            measure.id, estimate.mean, measure.unit, halfWidth: estimate.halfWidth)
        }
        return ServiceMetrics(
          service: service.service, title: service.title, kind: service.kind, measures: measures)
      })
  }

  /// Every figure of the runs, as estimates, in the order of the first run.
  package static func estimates(
    _ runs: [Run]
  ) -> [(service: String, id: String, estimate: Estimate)] {
    guard let first = runs.first else { return [] }
    return first.metrics.services.flatMap { service in
      service.measures.map { measure in
        let values = runs.compactMap { $0.metrics[service.service, measure.id] }
        return (service.service, measure.id, Estimate(values))
      }
    }
  }
}

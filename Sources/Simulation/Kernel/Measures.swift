/// Percentiles that are shown of every latency.
private let percentiles: [(id: String, share: Double)] = [
  ("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("p99.9", 0.999),
]

extension Histogram {
  /// Mean, percentiles and the greatest, as `mean-latency` and so on.
  func measures(_ name: String) -> [Measure] {
    [Measure("mean-\(name)", meanSeconds, .seconds)]
      + percentiles.map { Measure("\($0.id)-\(name)", percentile($0.share).seconds, .seconds) }
      + [Measure("max-\(name)", greatest.seconds, .seconds)]
  }
}

func statusMeasures(_ statuses: [Int]) -> [Measure] {
  statuses.indices.filter { statuses[$0] > 0 }.map {
    Measure("status-\($0)", Double(statuses[$0]))
  }
}

import Simulation

/// A run measured as an experiment measures a platform: by a look every minute, from the second
/// quarter of the experiment on, and a mean over the looks that found an environment.
struct Looks {
  let scenario: Scenario
  let count: Int

  /// How many looks stand behind the published averages: the number that makes whole numbers of
  /// environments and of running ones of both.
  static let published = ["aws-measured-exp13": 620, "aws-measured-exp12": 1256]

  /// So many looks at a function that nothing else disturbs.
  init(_ count: Int, rate: Double, _ function: FunctionSpecification) {
    self.count = count
    scenario = Scenario.calls(
      .poisson(perSecond: rate), function, horizon: Double(count) * 80 + 60)
  }

  /// The mean share of environments that were seen running; nil when none was seen.
  func utilisation(seed: UInt64) -> Double? {
    var scenario = scenario
    scenario.seed = seed
    scenario.focus = .everything
    let trace = Trace(Run(scenario))
    let alive = counts(of: "environments", trace)
    let running = counts(of: "running", trace)
    let seen = zip(alive, running).filter { $0.0 > 0 }
    guard !seen.isEmpty else { return nil }
    return seen.reduce(0) { $0 + Double($1.1) / Double($1.0) } / Double(seen.count)
  }

  /// The mean of many such measurements, and the range of 99 in 100 of them.
  func range(of measurements: Int) -> (mean: Double, least: Double, greatest: Double) {
    let values = (1...measurements).compactMap { utilisation(seed: UInt64($0)) }.sorted()
    guard let first = values.first else { return (0, 0, 0) }
    let cut = values.count / 200
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.dropFirst(cut).first ?? first, values.dropLast(cut).last ?? first)
  }

  private func counts(of variable: String, _ trace: Trace) -> [Int] {
    guard let place = trace.variables.firstIndex(where: { $0.name == variable }),
      let points = Series(trace, variable: place)?.points
    else { return [] }
    var index = 0
    return (0..<count).map { look in
      let time = SimTime.start + .seconds(Double(count) * 20 + Double(look) * 60)
      while index + 1 < points.count, points[index + 1].time <= time { index += 1 }
      return points.isEmpty ? 0 : points[index].value
    }
  }
}

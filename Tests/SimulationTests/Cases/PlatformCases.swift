import Simulation

/// Whole platforms: other simulators, models and measurements.
enum PlatformCases {
  static func run(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("rate_per_s"), let warm = sample.input("mean_warm_s"),
      let cold = sample.input("mean_cold_s")
    else { return nil }
    var function = FunctionSpecification(
      .exponential(mean: .seconds(warm)), cold: .exponential(mean: .seconds(cold)),
      idle: sample.input("idle_timeout_s", 600) ?? 600)
    function.reuse = order(sample.inputs["reuse_order"]?.text)
    function.reserved = sample.input("concurrency_limit").map { Int($0) }
    let horizon = sample.input("horizon_s")
    // Models of the steady state start warm; the others start empty, as what they are held against.
    let isModel = horizon == nil
    let requests = Effort.requests * (rate > 10 ? 6 : 1)
    let span = horizon ?? max(requests / rate, Effort.isFull ? 40_000 : 10_000)
    let runs = isModel ? min(3, Effort.replications) : Effort.replications
    let result = averaged(runs) { seed in
      var scenario = Scenario.calls(
        .poisson(perSecond: rate), function, seed: seed, horizon: span)
      if isModel { scenario.warmUp = .seconds(max(6000, 20 * warm)) }
      return figures(Run(scenario))
    }
    return told(sample, result, looks: Looks.published[sample.id]) { count in
      Looks(count, rate: rate, function).range(of: Effort.isFull ? 1000 : 200)
    }
  }

  /// Figures that are no figures of a run, made as those who published them made them.
  private static func told(
    _ sample: SimulatorCase, _ run: [String: CaseValue], looks: Int?,
    _ range: (Int) -> (mean: Double, least: Double, greatest: Double)
  ) -> [String: CaseValue] {
    var figures = run
    if let looks {
      let range = range(looks)
      figures["avg_utilization"] = .number(range.mean)
      figures["avg_utilization_least"] = .number(range.least)
      figures["avg_utilization_greatest"] = .number(range.greatest)
      figures["avg_utilization_note"] = .text(
        "The mean of \(looks) looks, one a minute, at environments of which few run. "
          + "Of 1,000 such experiments in the simulator, 99 % give "
          + "\(CaseValue.number(range.least).shown) to \(CaseValue.number(range.greatest).shown).")
    }
    return figures
  }

  private static func order(_ text: String?) -> FunctionSpecification.ReuseOrder {
    guard let text else { return .newest }
    if text.hasPrefix("random") { return .random }
    if text.hasPrefix("oldest") { return .oldest }
    if text.hasPrefix("least") { return .leastRecent }
    if text.hasPrefix("most") { return .mostRecent }
    return .newest
  }

  private static func figures(_ run: Run) -> [String: Double] {
    let arrived = max(1, run.figure("work", "arrived"))
    let alive = run.figure("work", "environments")
    let running = run.figure("work", "running")
    let cold = run.figure("work", "cold-starts")
    let coldRunning = cold / run.figure("work", "started") * running
    return [
      "requests": arrived, "cold_starts": cold, "cold_start_probability": cold / arrived,
      "rejection_probability": run.figure("work", "throttled") / arrived,
      "avg_server_count": alive, "avg_instance_count": alive, "avg_running_count": running,
      "avg_running_warm_count": running - coldRunning, "avg_idle_count": alive - running,
      "avg_utilization": alive > 0 ? running / alive : 0,
      "avg_resp_time_s": run.figure("calls", "mean-latency"),
      "avg_instance_lifespan_s": run.figure("work", "lifespan"),
    ]
  }
}

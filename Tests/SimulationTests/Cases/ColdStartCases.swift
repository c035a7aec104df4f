import Simulation

/// Cold starts where the exact number is known.
enum ColdStartCases {
  static func zeroDuration(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let perHour = sample.input("rate_per_hour"), let idle = sample.input("idle_timeout_s")
    else { return nil }
    let function = FunctionSpecification(.none, idle: idle)
    let run = Run(
      Scenario.calls(
        .poisson(perSecond: perHour / 3600), function,
        horizon: Effort.requests / perHour * 3600))
    return [
      "cold_start_probability": .number(run.figure("work", "cold-share")),
      "mean_alive_instances": .number(run.figure("work", "environments")),
    ]
  }

  static func oneInstance(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("rate_per_s"), let warm = sample.input("mean_warm_s"),
      let cold = sample.input("mean_cold_s"), let idle = sample.input("idle_timeout_s")
    else { return nil }
    var function = FunctionSpecification(
      .exponential(mean: .seconds(warm)), cold: .exponential(mean: .seconds(cold)), idle: idle)
    function.reserved = Int(sample.input("concurrency_limit", 1) ?? 1)
    let run = Run(
      Scenario.calls(
        .poisson(perSecond: rate), function, horizon: Effort.requests / rate))
    return [
      "cold_start_probability_of_served": .number(run.figure("work", "cold-share")),
      "throttle_probability": .number(run.figure("work", "throttled-share")),
      "mean_running": .number(run.figure("work", "running")),
      "mean_idle_instances": .number(run.figure("work", "idle")),
      "mean_no_instance": .number(1 - run.figure("work", "environments")),
      "mean_response_s_of_served": .number(run.figure("calls", "mean-latency")),
    ]
  }

  static func periodic(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let gap = sample.input("gap_s"), let warm = sample.input("warm_s"),
      let start = sample.input("init_s"), let idle = sample.input("idle_timeout_s"),
      let requests = sample.input("requests")
    else { return nil }
    var function = FunctionSpecification(.constant(.seconds(warm)), idle: idle)
    function.initialisation = .constant(.seconds(start))
    let run = Run(
      Scenario.calls(
        .constant(gap: .seconds(gap), first: .start), function, requests: Int(requests)))
    return [
      "cold_starts": .number(run.figure("work", "cold-starts")),
      "warm_starts": .number(run.figure("work", "warm-starts")),
      "peak_concurrency": .number(run.figure("work", "peak-running")),
    ]
  }

  static func burst(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let count = sample.input("simultaneous_requests") else { return nil }
    let function = FunctionSpecification(.constant(.seconds(1)))
    let run = Run(
      Scenario.calls(
        .bursts([.init(at: .start, count: Int(count))]), function,
        limit: sample.input("concurrency_limit")))
    return [
      "cold_starts": .number(run.figure("work", "cold-starts")),
      "served": .number(run.figure("work", "succeeded")),
      "throttled": .number(run.figure("work", "throttled")),
    ]
  }
}

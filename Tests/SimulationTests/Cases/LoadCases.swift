import Simulation

/// Queues and concurrency against closed forms.
enum LoadCases {
  static func lossSystem(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("rate_per_s"), let mean = sample.input("mean_service_s"),
      let limit = sample.input("concurrency_limit")
    else { return nil }
    var function = FunctionSpecification(.exponential(mean: .seconds(mean)))
    function.reserved = Int(limit)
    // Losses of a large system are rare and come in bursts.
    let requests = Effort.requests * (limit > 200 ? 10 : 1)
    let horizon = max(requests / rate, 100 * mean)
    var scenario = Scenario.calls(.poisson(perSecond: rate), function, horizon: horizon)
    scenario.warmUp = .seconds(20 * mean)
    let run = Run(scenario)
    return [
      "offered_load": .number(rate * mean),
      "throttle_probability": .number(run.figure("work", "throttled-share")),
      "carried_concurrency": .number(run.figure("work", "running")),
      "utilization": .number(run.figure("work", "running") / limit),
    ]
  }

  static func queue(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("rate_per_s"), let servers = sample.input("servers") else {
      return nil
    }
    var fleet = ServerSpecification()
    fleet.count = Int(servers)
    if let mean = sample.input("mean_service_s") {
      fleet.work = .exponential(mean: .seconds(mean))
    } else if let span = sample.input("service_s") {
      fleet.work = .constant(.seconds(span))
    }
    let client = ClientSpecification(target: 1, traffic: .poisson(perSecond: rate))
    var scenario = Scenario(
      services: [Service("calls", .client(client)), Service("fleet", .server(fleet))],
      horizon: .seconds(Effort.queueRequests / rate), focus: .nothing)
    scenario.warmUp = .seconds(1000 / rate)
    let run = Run(scenario)
    let names = [
      "utilization": "utilisation", "mean_wait_s": "mean-wait",
      "mean_response_s": "mean-response", "mean_in_system": "in-system",
      "mean_in_queue": "queue-length", "p_wait": "wait-share", "p95_response_s": "p95-response",
      "p95_wait_s": "p95-wait", "p99_response_s": "p99-response",
    ]
    return names.mapValues { .number(run.figure("fleet", $0)) }
  }

  static func unlimited(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("rate_per_s"), let mean = sample.input("mean_service_s") else {
      return nil
    }
    let function = FunctionSpecification(.exponential(mean: .seconds(mean)))
    // A percentile of a small count is decided by thousandths of the time.
    let requests = Effort.requests * (rate * mean < 5 ? 16 : 1)
    var scenario = Scenario.calls(
      .poisson(perSecond: rate), function, horizon: max(requests / rate, 500 * mean))
    scenario.warmUp = .seconds(20 * mean)
    guard let running = Run(scenario).occupancies["work"]?.running else { return nil }
    var figures: [String: CaseValue] = [
      "mean_concurrency": .number(running.mean), "variance": .number(running.variance),
      "p_idle_platform": .number(running.share(of: 0)),
    ]
    for (name, share) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("p999", 0.999)] {
      figures[name] = .number(Double(running.percentile(share)))
    }
    let count = sample.expected["pmf"]?.list.count ?? 0
    figures["pmf"] = .list((0..<count).map { .number(running.share(of: $0)) })
    return figures
  }

  static func transient(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("rate_per_s"), let time = sample.input("time_s") else {
      return nil
    }
    let law: Distribution
    if let mean = sample.input("mean_service_s") {
      law = .exponential(mean: .seconds(mean))
    } else {
      law = .constant(.seconds(sample.input("service_s", 0) ?? 0))
    }
    let function = FunctionSpecification(law)
    let wanted = sample.tolerance["replications"]?.number ?? 20_000
    let runs = Effort.isFull ? Int(wanted) : Int(wanted) / 2
    var sum = 0.0
    for seed in 1...runs {
      let run = Run(
        Scenario.calls(
          .poisson(perSecond: rate), function, seed: UInt64(seed), horizon: time))
      sum += run.figure("work", "running-now")
    }
    return ["mean_concurrency": .number(sum / Double(runs))]
  }
}

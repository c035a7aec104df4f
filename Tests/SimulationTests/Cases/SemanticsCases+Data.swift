import Simulation

extension SemanticsCases {
  static func table(_ sample: SimulatorCase) -> [String: CaseValue]? {
    sample.input("provisioned_wcu").flatMap { burst(sample, $0) }
  }

  private static func burst(
    _ sample: SimulatorCase, _ capacity: Double
  ) -> [String: CaseValue]? {
    guard let idle = sample.input("idle_s"), let writes = sample.input("then_writes_at_once")
    else { return nil }
    var table = TableSpecification()
    table.mode = .provisioned(writes: Int(capacity), reads: 10)
    let burst = Traffic.Burst(at: SimTime.start + .seconds(idle), count: Int(writes))
    let client = ClientSpecification(
      target: 1, traffic: .bursts([burst]), operation: .write,
      size: Int((sample.input("item_kb", 1) ?? 1) * 1024))
    let run = Run(
      Scenario(
        services: [Service("client", .client(client)), Service("table", .table(table))]))
    return [
      "served_from_burst_and_current_second": .number(run.figure("table", "writes")),
      "throttled": .number(run.figure("table", "throttled")),
    ]
  }

  static func gateway(_ sample: SimulatorCase) -> [String: CaseValue]? {
    var gateway = GatewaySpecification()
    gateway.product = .rest
    gateway.target = 2
    gateway.timeout = .seconds(sample.input("integration_timeout_s", 29) ?? 29)
    let span = sample.input("function_duration_s", 1) ?? 1
    var function = FunctionSpecification(.constant(.seconds(span)))
    function.timeout = .seconds(sample.input("function_timeout_s", 900) ?? 900)
    let outcome = sample.inputs["outcome"]?.text ?? ""
    if outcome.contains("error") { function.errors = FaultPattern(.always) }
    if outcome.contains("crash") { function.crashes = FaultPattern(.always) }
    if outcome.contains("throttle") { function.reserved = 0 }
    let client = ClientSpecification(target: 1, traffic: .times([.start]))
    let run = Run(
      Scenario(services: [
        Service("client", .client(client)), Service("gateway", .gateway(gateway)),
        Service("work", .function(function)),
      ]))
    let status = run.metrics.services[0].measures.first { $0.id.hasPrefix("status-") }
    let end = run.entries.first { $0.step == .fail || $0.step == .answer }
    return [
      "client_status": .number(Double(status?.id.dropFirst(7) ?? "") ?? 0),
      "client_waits_s": .number(end?.time.seconds ?? 0),
      "function_runs_s": .number(run.figure("work", "mean-duration")),
      "billed_s": .number(run.figure("work", "billed") / 1000),
    ]
  }
}

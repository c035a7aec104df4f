/// A figure of a scenario that theory knows exactly.
package struct KnownResult: Hashable, Sendable {
  package let service: String
  /// The measure it is shown beside: `mean-wait`.
  package let measure: String
  package let value: Double
  /// The name of the result: `M/M/c`.
  package let law: String
}

extension ClosedForms {
  /// What theory says about a scenario: for services that one client with Poisson traffic calls,
  /// and that nothing else disturbs. O(services).
  package static func known(_ scenario: Scenario) -> [KnownResult] {
    guard scenario.wrong.isEmpty, scenario.zones.losses.isEmpty else { return [] }
    return scenario.services.flatMap { service -> [KnownResult] in
      guard case .client(let client) = service.kind, client.operation == .invoke,
        client.retry == .none, client.patience == nil, client.requestsMax == nil,
        case .poisson(let rate) = client.traffic
      else { return [] }
      let callers = scenario.services.count { $0.asks(client.target) }
      guard callers == 1 else { return [] }
      return known(scenario.services[client.target], rate: rate, scenario)
    }
  }

  private static func known(
    _ service: Service, rate: Double, _ scenario: Scenario
  ) -> [KnownResult] {
    switch service.kind {
    case .server(let fleet): knownQueue(fleet, service.name, rate)
    case .function(let function): knownLoss(function, service.name, rate, scenario)
    default: []
    }
  }

  private static func knownQueue(
    _ fleet: ServerSpecification, _ name: String, _ rate: Double
  ) -> [KnownResult] {
    guard fleet.scaling == nil, fleet.places == 1, fleet.queueMax == nil, fleet.patience == nil,
      fleet.crashes.isEmpty, fleet.patching.isEmpty, fleet.slow == .never, fleet.count > 0
    else { return [] }
    let mean = fleet.work.mean.seconds
    let load = rate * mean
    guard load < Double(fleet.count), load > 0 else { return [] }
    let use = KnownResult(
      service: name, measure: "utilisation", value: load / Double(fleet.count), law: "ρ = λs/c")
    if case .exponential = fleet.work {
      return [
        use,
        KnownResult(
          service: name, measure: "wait-share", value: erlangC(load: load, servers: fleet.count),
          law: "Erlang C"),
        KnownResult(
          service: name, measure: "mean-wait",
          value: meanWait(rate: rate, meanService: mean, servers: fleet.count), law: "M/M/c"),
      ]
    }
    guard fleet.work.isConstant, fleet.count == 1 else { return [use] }
    let wait = meanWaitConstant(rate: rate, service: mean)
    return [use, KnownResult(service: name, measure: "mean-wait", value: wait, law: "M/D/1")]
  }

  private static func knownLoss(
    _ function: FunctionSpecification, _ name: String, _ rate: Double, _ scenario: Scenario
  ) -> [KnownResult] {
    let isPlain =
      function.program.allSatisfy { $0.kind == .work } && function.coldResponse == nil
      && function.initialisation == .none && function.placement == .none
      && !function.isProcessorBound && function.slow == .never && function.crashes == .never
    guard isPlain else { return [] }
    let load = function.program.reduce(0) { $0 + rate * $1.duration.mean.seconds }
    let limit = function.reserved ?? scenario.rules.functions.accountLimit
    let blocking = erlangB(load: load, servers: limit)
    return [
      KnownResult(service: name, measure: "throttled-share", value: blocking, law: "Erlang B"),
      KnownResult(
        service: name, measure: "running", value: load * (1 - blocking), law: "λs(1 − B)"),
    ]
  }
}

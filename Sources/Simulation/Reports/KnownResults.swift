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
      guard let client = service.kind.client, client.operation == .invoke,
        client.retry == .none, client.breaker == nil, client.patience == nil,
        client.requestsMax == nil,
        client.until >= .start + (scenario.horizon ?? .forever),
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
    if let fleet = service.kind.server { return knownQueue(fleet, service.name, rate) }
    return service.kind.function.map { knownLoss($0, service, rate, scenario) } ?? []
  }

  private static func knownQueue(
    _ fleet: ServerSpecification, _ name: String, _ rate: Double
  ) -> [KnownResult] {
    guard fleet.scaling == nil, fleet.places == 1, fleet.slowFactor == 1, fleet.queueMax == nil,
      fleet.patience == nil,
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
    _ function: FunctionSpecification, _ service: Service, _ rate: Double, _ scenario: Scenario
  ) -> [KnownResult] {
    let isPlain =
      function.program.count == 1 && function.coldResponse == nil
      && function.initialisation == .none && function.placement == .none
      && !function.isProcessorBound && function.slow == .never && function.crashes == .never
      && function.provisionedMost == 0 && function.reserved != 0
      && function.idempotency == nil && function.secrets == nil && function.url != .signed
    guard isPlain, let work = function.program.first, work.kind == .work,
      let mean = work.duration.mean(upTo: function.timeout),
      let limit = limit(function, service, rate, scenario)
    else { return [] }
    let load = rate * mean
    let blocking = erlangB(load: load, servers: limit)
    return [
      KnownResult(
        service: service.name, measure: "throttled-share", value: blocking, law: "Erlang B"),
      KnownResult(
        service: service.name, measure: "running", value: load * (1 - blocking),
        law: "λs(1 − B)"),
    ]
  }

  /// How many requests the function may run at once; nil when something else limits it as well:
  /// other functions of the account, the rate of requests, or how fast environments are added.
  private static func limit(
    _ function: FunctionSpecification, _ service: Service, _ rate: Double, _ scenario: Scenario
  ) -> Int? {
    let rules = scenario.rules.functions
    let others = scenario.services.compactMap { other -> FunctionSpecification? in
      other.name == service.name ? nil : other.kind.function
    }
    let taken = others.reduce(0) { $0 + ($1.reserved ?? $1.provisionedMost) }
    let isAlone = others.allSatisfy { $0.reserved != nil }
    guard function.reserved != nil || isAlone else { return nil }
    let limit = function.reserved ?? max(0, rules.accountLimit - taken)
    let unit = rules.requestsPerConcurrency
    // Five a second for each unit: a Poisson stream does not come near ten.
    guard limit > 0, unit == 0 || rate <= Double(unit * limit) / 2 else { return nil }
    switch rules.scaling {
    case .unlimited: return limit
    case .sharedBurst(let burst, _): return limit <= burst ? limit : nil
    case .perFunction(let environments, _): return limit <= environments ? limit : nil
    }
  }
}

extension Distribution {
  /// The mean of the lesser of a draw and a limit, where it is known exactly; nil elsewhere.
  fileprivate func mean(upTo limit: SimDuration) -> Double? {
    switch self {
    case .constant(let span): min(span, limit).seconds
    case .exponential(let mean) where mean > .zero:
      mean.seconds * (1 - Mathematics.exp(-limit.seconds / mean.seconds))
    case .exponential: 0
    case .uniform(_, let high): high <= limit ? mean.seconds : nil
    case .empirical(let values): values.allSatisfy { $0 <= limit } ? mean.seconds : nil
    case .logNormal: nil
    }
  }
}

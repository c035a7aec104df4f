// What the program knows of gateways.
extension Gateway: SimulatedService {
  package static let facts = ServiceFacts(
    "gateway", "Checks HTTP requests, passes them on, maps answers to statuses.", part: .door)

  package static func outlets(of specification: Specification) -> [Outlet] {
    [Outlet(specification.target, after: specification.latency.least)]
      + Outlet.to(specification.authorizer?.target, isCertain: false)
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] {
    let answered = counts.statuses.reduce(0, +)
    return counts.arrived == answered + counts.open.count
      ? [] : ["gateway: \(counts.arrived) arrived, \(answered) answered"]
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// Requests or messages by product, its cache and connections, and bytes that leave: to the
  /// internet, or through its endpoints.
  package func meter(_ usage: inout ServiceUsage) {
    let refused = rules.billsRefused ? counts.refused : 0
    switch specification.product {
    case .http: usage.add("apigateway.http", Exact(counts.metered + refused), .receive)
    case .rest: usage.add("apigateway.rest", Exact(counts.billed + refused), .receive)
    case .socket:
      usage.add("apigateway.websocket-messages", Exact(counts.metered), .receive)
      let held = counts.connections.mean * counts.connections.total / 6e10
      usage.addStanding(
        "apigateway.websocket-minutes",
        usage.span.divided(by: 60) * Exact(specification.connections) + Exact(measured: held), nil)
    }
    if specification.cache != nil {
      usage.addStanding("apigateway.rest-cache-1.6", usage.hours, nil)
    }
    if let network = specification.network {
      usage.add(network, .gigabytes(counts.bytesIn) + .gigabytes(counts.bytesOut))
    } else {
      usage.add("transfer.out", .gigabytes(counts.bytesOut), .answer)
    }
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .throttle: states.count(.throttled)
    case .reject: states.count(.turnedAway)
    case .connect, .disconnect:
      states.set(.count(.connections), .number(Int(entry.value)), start: .number(0))
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func gateway(_ specification: Gateway.Specification) -> Self {
    Self(Gateway.self, specification)
  }
  package var gateway: Gateway.Specification? { specification(of: Gateway.self) }
}

extension GatewayCounts {
  var measures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("passed", Double(passed)),
      Measure("throttled", Double(throttled)), Measure("timeouts", Double(timeouts)),
      Measure("cached", Double(cached)), Measure("billed", Double(billed)),
      Measure("checks", Double(checks)), Measure("known-checks", Double(knownChecks)),
      Measure("connected", Double(connected)), Measure("connections", connections.mean, .mean),
      Measure("peak-connections", Double(connections.peak)),
      Measure("open", open.mean, .mean), Measure("peak-open", Double(open.peak)),
    ] + latency.measures("latency") + statusMeasures(statuses)
  }
}

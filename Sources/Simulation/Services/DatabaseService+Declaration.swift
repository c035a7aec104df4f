// What the program knows of databases.
extension DatabaseService: SimulatedService {
  package static let facts = ServiceFacts(
    "database", "Answers queries over a limited number of connections.", part: .store)

  package static func outlets(of specification: Specification) -> [Outlet] {
    []
  }

  package var violations: [String] {
    counts.connections.count <= limit ? [] : ["database: more connections than it takes"]
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// A standby is a second instance.
  package func meter(_ usage: inout ServiceUsage) {
    if let sleep = specification.sleep {
      let hours = Exact(measured: counts.awake.mean * counts.awake.total / 1e9).divided(by: 3600)
      return usage.addStanding(
        "aurora.capacity-unit-hours", hours * Exact(measured: sleep.units), nil)
    }
    let instances = specification.failover == nil ? 1 : 2
    usage.addStanding("rds.\(specification.type)", usage.hours * Exact(instances), nil)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .connect, .disconnect:
      states.set(.count(.connections), .number(Int(entry.value)), start: .number(0))
    case .throttle: states.count(.throttled)
    case .reject: states.count(.turnedAway)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func database(_ specification: DatabaseService.Specification) -> Self {
    Self(DatabaseService.self, specification)
  }
  package var database: DatabaseService.Specification? { specification(of: DatabaseService.self) }
}

extension DatabaseCounts {
  var measures: [Measure] {
    [
      Measure("queries", Double(queries)), Measure("refused", Double(refused)),
      Measure("denied", Double(denied)), Measure("unavailable", Double(unavailable)),
      Measure("connected", Double(connected)), Measure("failovers", Double(failovers)),
      Measure("connections", connections.mean, .mean),
      Measure("connections-now", Double(connections.count)),
      Measure("peak-connections", Double(connections.peak)),
      Measure("waiting", waiting.mean, .mean), Measure("wakes", Double(wakes)),
      Measure("awake", awake.mean, .mean),
    ] + latency.measures("latency")
  }
}

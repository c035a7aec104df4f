/// A run that came to its end, and all it left behind.
package struct Run: Sendable {
  package let scenario: Scenario
  package let end: RunEnd
  /// The marks of the focus, in order.
  package let entries: [TraceEntry]
  package let metrics: Metrics
  /// What is charged for.
  package let usage: Usage
  /// Exact distributions behind the metrics, by service name.
  package let occupancies: [String: Occupancies]

  /// How long counts of one service stood at each value.
  package struct Occupancies: Sendable {
    package var running = Occupancy()
    package var alive = Occupancy()
    package var latency = Histogram()
  }

  /// Runs a scenario to its end, or until a watch stops it.
  package init(_ scenario: Scenario, watch: RunWatch? = nil) {
    var simulator = Simulator(scenario, watch: watch)
    let end = simulator.run()
    self.init(scenario, end, simulator.effects, simulator.world)
  }

  init(_ scenario: Scenario, _ end: RunEnd, _ effects: Effects, _ world: World) {
    self.scenario = scenario
    self.end = end
    entries = effects.recorder.entries
    metrics = world.metrics(scenario)
    usage = world.usage(scenario, until: end.time)
    occupancies = world.occupancies(scenario)
  }
}

extension World {
  func metrics(_ scenario: Scenario) -> Metrics {
    Metrics(
      services: scenario.services.enumerated().map { index, service in
        let (kind, measures) = measures(of: index)
        return ServiceMetrics(
          service: service.name, title: service.title ?? service.name, kind: kind,
          measures: measures)
      })
  }

  func occupancies(_ scenario: Scenario) -> [String: Run.Occupancies] {
    var result: [String: Run.Occupancies] = [:]
    for (index, service) in scenario.services.enumerated() {
      result[service.name] = occupancies(of: index)
    }
    return result
  }
}

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
    var remains = Remains(scenario, until: end.time)
    world.visit(&remains)
    metrics = Metrics(services: remains.metrics)
    usage = remains.usage
    occupancies = remains.occupancies
  }
}

/// Collects what services leave behind.
private struct Remains: ServiceVisitor {
  let scenario: Scenario
  /// The time that is counted, in seconds, and its end.
  let span: Exact
  let end: SimTime
  var metrics: [ServiceMetrics] = []
  var usage = Usage()
  var occupancies: [String: Occupancies] = [:]
  private var index = 0

  init(_ scenario: Scenario, until end: SimTime) {
    self.scenario = scenario
    self.end = end
    span = Exact(measured: (end - (SimTime.start + scenario.warmUp)).seconds)
  }

  mutating func visit<S: SimulatedService>(_ service: S) {
    let place = scenario.services[index]
    index += 1
    metrics.append(
      ServiceMetrics(
        service: place.name, title: place.title ?? place.name, kind: S.facts.type,
        measures: service.measures))
    occupancies[place.name] = service.occupancies
    var used = ServiceUsage(place.name, span: span, until: end)
    service.meter(&used)
    for entry in used.entries { usage.add(entry) }
  }
}

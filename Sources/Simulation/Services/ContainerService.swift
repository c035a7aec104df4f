/// A fleet whose machines nobody sees: tasks.
package struct ContainerService {
  package typealias Specification = ContainerSpecification

  let specification: Specification
  private var fleet: ServerFleet

  package init(_ specification: Specification, _ site: ServiceSite) {
    self.specification = specification
    fleet = ServerFleet(specification.fleet, site)
  }
}

// What the program knows of container tasks.
extension ContainerService: SimulatedService {
  package static let facts = ServiceFacts(
    "container", "Container tasks behind a queue, paid for by the second.", part: .machine)

  package static func outlets(of specification: Specification) -> [Outlet] { [] }

  package mutating func begin(_ effects: inout Effects) { fleet.begin(&effects) }
  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    fleet.receive(message, &effects)
  }
  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    fleet.wake(timer, &effects)
  }
  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {
    fleet.lose(zone: zone, of: count, &effects)
  }
  package mutating func regain(zone: Int, _ effects: inout Effects) {
    fleet.regain(zone: zone, &effects)
  }
  package mutating func finish(_ effects: inout Effects) { fleet.finish(&effects) }
  package mutating func forget(at now: SimTime) { fleet.forget(at: now) }

  package var violations: [String] { fleet.violations }
  package var measures: [Measure] { fleet.measures }
  package var occupancies: Occupancies? { fleet.occupancies }

  /// Tasks are billed by their processors and memory.
  package func meter(_ usage: inout ServiceUsage) {
    fleet.meterBalancer(&usage)
    usage.addStanding(
      "fargate.processor-hours", fleet.hours * Exact(measured: specification.processors), .boot)
    usage.addStanding(
      "fargate.gigabyte-hours", fleet.hours * Exact(measured: specification.memory), .boot)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    ServerFleet.follow(entry, specification.fleet, &states)
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func container(_ specification: ContainerSpecification) -> Self {
    Self(ContainerService.self, specification)
  }
  package var container: ContainerSpecification? { specification(of: ContainerService.self) }
}

/// Makes an event every period, or when the calendar says so.
package struct ScheduleService {
  package typealias Specification = ScheduleSpecification

  let node: NodeID
  let specification: ScheduleSpecification
  private let numbering: UInt32
  private let luck: RandomStream
  private var made: UInt32 = 0
  private(set) var counts = EventCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    numbering = site.firstRequest
    luck = site.stream("duplicates")
  }

  package mutating func begin(_ effects: inout Effects) {
    guard let first = specification.next(after: nil) else { return }
    effects.remind(Timer(node, 0), after: first - .start, .arrival)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    counts.events += 1
    made += 1
    let request = numbering &+ made
    effects.note(.trigger, node, request: request, cause: .schedule)
    let event = Message.call(
      .invokeLater, to: node, from: node, token: .max, request: request, size: 256)
    let isTwice = specification.duplicates.hits(
      event, ordinal: Int(made), luck: luck.value(UInt64(made)), at: effects.now)
    for _ in 0..<(isTwice ? 2 : 1) {
      for (index, target) in specification.targets.enumerated() {
        counts.deliveries += 1
        effects.hand(on: event, from: node, to: target, branch: UInt32(index), nil)
      }
    }
    guard let next = specification.next(after: effects.now) else { return }
    effects.remind(Timer(node, 0), after: next - effects.now, .arrival)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {}
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) { counts = EventCounts() }
}

// What the program knows of schedules.
extension ScheduleService: SimulatedService {
  package static let facts = ServiceFacts(
    "schedule", "Makes an event every so often.", part: .source, isSource: true)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.targets.map { Outlet($0) }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// Scheduled events are free; they are metered so that the bill says so.
  package func meter(_ usage: inout ServiceUsage) {
    usage.add("eventbridge.scheduled", Exact(counts.events), .trigger)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .trigger: states.count(.deliveries)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func schedule(_ specification: ScheduleService.Specification) -> Self {
    Self(ScheduleService.self, specification)
  }
  package var schedule: ScheduleService.Specification? { specification(of: ScheduleService.self) }
}

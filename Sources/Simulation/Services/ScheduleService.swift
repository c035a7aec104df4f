/// Makes an event every period, or when the calendar says so.
package struct ScheduleService {
  package typealias Specification = ScheduleSpecification

  private enum Action {
    static let due: UInt8 = 0
    static let make: UInt8 = 1
    static let again: UInt8 = 2
  }

  let node: NodeID
  let specification: ScheduleSpecification
  private let numbering: UInt32
  private let luck: RandomStream
  private let twice: RandomStream
  private var courier: Courier
  /// Events that were due, and such that were made.
  private var due: UInt32 = 0
  private var made: UInt32 = 0
  private(set) var counts = EventCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    numbering = site.firstRequest
    luck = site.stream("window")
    courier = Courier(specification.recipients, action: Action.again, site)
    twice = site.stream("duplicates")
  }

  package mutating func begin(_ effects: inout Effects) {
    guard let first = specification.next(after: nil) else { return }
    effects.remind(Timer(node, Action.due), after: first - .start, .arrival)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.due: fall(due: effects.now, &effects)
    case Action.make: make(&effects)
    default: courier.wake(timer, &effects)
    }
  }

  /// An event is due: it is made now, or somewhere in its window.
  private mutating func fall(due now: SimTime, _ effects: inout Effects) {
    due += 1
    if specification.window > .zero {
      let wait = specification.window * luck.value(UInt64(due)).asFraction
      effects.remind(Timer(node, Action.make), after: wait, .arrival)
    } else {
      make(&effects)
    }
    guard let next = specification.next(after: now) else { return }
    effects.remind(Timer(node, Action.due), after: next - now, .arrival)
  }

  private mutating func make(_ effects: inout Effects) {
    counts.events += 1
    made += 1
    let request = numbering &+ made
    effects.note(.trigger, node, request: request, cause: .schedule)
    let event = Message.call(
      .invokeLater, to: node, from: node, token: .max, request: request, size: 256)
    let isTwice = specification.duplicates.hits(
      event, ordinal: Int(made), luck: twice.value(UInt64(made)), at: effects.now)
    for _ in 0..<(isTwice ? 2 : 1) {
      for index in specification.recipients.indices {
        courier.hand(on: event, to: index, branch: UInt32(index), nil, &effects)
      }
    }
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    courier.answered(message, &effects)
  }
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) {
    counts = EventCounts()
    courier.forget()
  }
}

// What the program knows of schedules.
extension ScheduleService: SimulatedService {
  package static let facts = ServiceFacts(
    "schedule", "Makes an event every so often.", part: .source, isSource: true)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.recipients.flatMap { $0.outlets }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures(courier.counts) }
  package var occupancies: Occupancies? { nil }

  /// Events of rules are free; they are metered so that the bill says so. Only the Scheduler knows
  /// windows.
  package func meter(_ usage: inout ServiceUsage) {
    let item = specification.window > .zero ? "scheduler.invocations" : "eventbridge.scheduled"
    usage.add(item, Exact(counts.events), .trigger)
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

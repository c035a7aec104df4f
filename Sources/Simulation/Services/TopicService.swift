/// Hands a copy of every message to every subscriber.
package struct TopicService {
  package typealias Specification = TopicSpecification

  let node: NodeID
  let specification: TopicSpecification
  private let billedPer: Int
  private let filters: [EventFilter]
  private var courier: Courier
  private(set) var counts = EventCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    billedPer = site.rules.topics.billedPer
    self.specification = specification
    filters = specification.recipients.map { EventFilter($0.wants, site.scenario) }
    courier = Courier(specification.recipients, site)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return courier.answered(message, &effects) }
    if let cause = message.denial {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: cause)
      return effects.send(message.answer(.forbidden))
    }
    counts.events += 1
    counts.parts += startedParts(Int(message.size), of: billedPer)
    effects.note(.publish, node, request: message.request)
    effects.send(message.answer(.ok))
    for (index, filter) in filters.enumerated() {
      guard filter.wants(message) else {
        counts.filtered += 1
        continue
      }
      courier.hand(on: message, to: index, branch: UInt32(index), .trigger, &effects)
    }
  }

  package mutating func begin(_ effects: inout Effects) {}
  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    courier.wake(timer, &effects)
  }
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) {
    counts = EventCounts()
    courier.forget()
  }
}

// What the program knows of topics.
extension TopicService: SimulatedService {
  package static let facts = ServiceFacts(
    "topic", "Hands a copy of every message to every subscriber.", part: .door)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.recipients.flatMap { $0.outlets }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] {
    counts.measures(courier.counts) + [Measure("filtered", Double(counts.filtered))]
  }
  package var occupancies: Occupancies? { nil }

  package func meter(_ usage: inout ServiceUsage) {
    usage.add("sns.requests", Exact(counts.parts), .publish)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .trigger: states.count(.deliveries)
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
  package static func topic(_ specification: TopicService.Specification) -> Self {
    Self(TopicService.self, specification)
  }
  package var topic: TopicService.Specification? { specification(of: TopicService.self) }
}

/// Sends events on to the targets of the rules they match.
package struct BusService {
  package typealias Specification = BusSpecification

  let node: NodeID
  let specification: BusSpecification
  private var taken = 0
  private let luck: RandomStream
  private let billedPer: Int
  private let filters: [EventFilter]
  private var courier: Courier
  private(set) var counts = EventCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    billedPer = site.rules.buses.billedPer
    self.specification = specification
    luck = site.stream("rules")
    filters = specification.rules.map { EventFilter($0.wants, site.scenario) }
    courier = Courier(specification.rules.flatMap { $0.recipients }, site)
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
    taken += 1
    effects.note(.emit, node, request: message.request)
    effects.send(message.answer(.ok))
    // A bus is not among the services through which a chain of calls is seen.
    var copy = message
    copy.chain = 0
    var branch: UInt32 = 0
    var place = 0
    for (index, rule) in specification.rules.enumerated() {
      let first = place
      place += rule.recipients.count
      guard matches(index, message, effects.now) else { continue }
      for recipient in first..<place {
        courier.hand(on: copy, to: recipient, branch: branch, .trigger, &effects)
        branch += 1
      }
    }
    guard branch == 0 else { return }
    counts.unmatched += 1
    effects.note(.pass, node, request: message.request, cause: .noRuleMatched)
  }

  private func matches(_ rule: Int, _ event: Message, _ now: SimTime) -> Bool {
    let draw = luck.value(UInt64(event.request), salt: UInt64(rule))
    return filters[rule].wants(event)
      && specification.rules[rule].matches.hits(event, ordinal: taken, luck: draw, at: now)
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

// What the program knows of event buses.
extension BusService: SimulatedService {
  package static let facts = ServiceFacts(
    "bus", "Sends events on to the targets of the rules they match.", part: .door)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.rules.flatMap { rule in
      rule.recipients.flatMap { $0.outlets }.map {
        Outlet($0.to, isCertain: $0.isCertain && rule.isForAll)
      }
    }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures(courier.counts) }
  package var occupancies: Occupancies? { nil }

  package func meter(_ usage: inout ServiceUsage) {
    usage.add("eventbridge.custom", Exact(counts.parts), .emit)
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
  package static func bus(_ specification: BusService.Specification) -> Self {
    Self(BusService.self, specification)
  }
  package var bus: BusService.Specification? { specification(of: BusService.self) }
}

/// Sends events on to the targets of the rules they match.
package struct BusService {
  package typealias Specification = BusSpecification

  let node: NodeID
  let specification: BusSpecification
  private var taken = 0
  private let luck: RandomStream
  private let billedPer: Int
  private(set) var counts = EventCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    billedPer = site.rules.buses.billedPer
    self.specification = specification
    luck = site.stream("rules")
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    counts.events += 1
    counts.parts += startedParts(Int(message.size), of: billedPer)
    taken += 1
    effects.note(.emit, node, request: message.request)
    effects.send(message.answer(.ok))
    var branch: UInt32 = 0
    for (index, rule) in specification.rules.enumerated() {
      let draw = luck.value(UInt64(message.request), salt: UInt64(index))
      let matches = rule.matches.hits(
        message, ordinal: taken, luck: draw, at: effects.now)
      guard matches else { continue }
      for target in rule.targets {
        counts.deliveries += 1
        // A bus is not among the services through which a chain of calls is seen.
        var copy = message
        copy.chain = 0
        effects.hand(on: copy, from: node, to: target, branch: branch, .trigger)
        branch += 1
      }
    }
    guard branch == 0 else { return }
    counts.unmatched += 1
    effects.note(.pass, node, request: message.request, cause: .noRuleMatched)
  }

  package mutating func begin(_ effects: inout Effects) {}
  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {}
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) { counts = EventCounts() }
}

// What the program knows of event buses.
extension BusService: SimulatedService {
  package static let facts = ServiceFacts(
    "bus", "Sends events on to the targets of the rules they match.", part: .door)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.rules.flatMap { rule in
      rule.targets.map { Outlet($0, isCertain: rule.matches == FaultPattern(.always)) }
    }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures }
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

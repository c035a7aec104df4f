/// The services of a run.
struct World {
  /// The node number under which zones receive their timers; no service has it.
  static let zonesNode = NodeID.max - 1

  private let zones: Zones
  private var zonesAway: [Int: Int] = [:]
  private var rows = ServiceRows()
  /// What policies say; nil where there are none.
  private var access: AccessTable?
  /// Calls that still go to a zone that was lost; nil where none ever does.
  private var detour: Detour?
  /// Where each service stands, in the order of the scenario.
  private var places: [RowPlace] = []

  init(_ scenario: Scenario) {
    zones = scenario.zones
    access = AccessTable(scenario)
    detour = Detour(scenario)
    var sources: UInt32 = 0
    for (index, service) in scenario.services.enumerated() {
      // Numbers of requests of different sources do not meet: each has its own hundred million.
      let site = ServiceSite(
        node: NodeID(index), name: service.name, scenario: scenario,
        firstRequest: sources &* Message.requestsOfOneSource,
        circle: service.kind.function == nil ? 0 : scenario.functionsInCircle(through: index))
      guard let place = rows.add(service.kind, site, 0) else {
        preconditionFailure("the kind \"\(service.kind.type)\" is not in the list of kinds")
      }
      places.append(place)
      if service.kind.facts.isSource { sources += 1 }
    }
  }

  mutating func begin(_ effects: inout Effects) {
    for (index, loss) in zones.losses.enumerated() {
      let timer = Timer(Self.zonesNode, 0, UInt32(index))
      effects.remind(timer, after: loss.from - .start, .control)
      effects.remind(Timer(Self.zonesNode, 1, UInt32(index)), after: loss.to - .start, .control)
    }
    // Who asks begins last: whatever it asks is ready.
    rows.change(Begin(sources: false), &effects)
    rows.change(Begin(sources: true), &effects)
  }

  @inline(__always)
  mutating func deliver(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call, access != nil || detour != nil else {
      return rows.receive(places[Int(message.to)], message, &effects)
    }
    deliver(checked: message, &effects)
  }

  /// A call that a policy may forbid, or that a lost zone may swallow.
  @inline(never)
  private mutating func deliver(checked message: Message, _ effects: inout Effects) {
    var message = message
    if let flaws = access?.flaws(of: message) { message.flaws |= flaws }
    guard detour?.swallows(message, at: effects.now) != true else {
      effects.note(.reject, message.to, request: message.request, cause: .zoneLost)
      return effects.send(message.answer(.internalError))
    }
    rows.receive(places[Int(message.to)], message, &effects)
  }

  @inline(__always)
  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard timer.node != Self.zonesNode else { return moveZone(timer, &effects) }
    rows.wake(places[Int(timer.node)], timer, &effects)
  }

  /// A zone goes away, or comes back.
  @inline(never)
  private mutating func moveZone(_ timer: Timer, _ effects: inout Effects) {
    let loss = zones.losses[Int(timer.token)]
    let isLost = timer.action == 0
    // Losses of one zone may overlap: it is away until the last of them is over.
    zonesAway[loss.zone, default: 0] += isLost ? 1 : -1
    guard zonesAway[loss.zone] == (isLost ? 1 : 0) else { return }
    effects.note(
      isLost ? .lose : .regain, Self.zonesNode, request: 0, subject: UInt32(loss.zone))
    if isLost { detour?.begin(at: effects.now) }
    rows.change(MoveZone(zone: loss.zone - 1, count: zones.count, isLost: isLost), &effects)
  }

  mutating func finish(_ effects: inout Effects) { rows.change(Finish(), &effects) }

  /// Begins counting anew, after a warm-up.
  mutating func forget(_ effects: inout Effects) { rows.change(Forget(), &effects) }

  /// What `visitor` makes of each service, in the order of the scenario.
  func visit<V: ServiceVisitor>(_ visitor: inout V) {
    for place in places { rows.visit(place, &visitor) }
  }
}

private struct Begin: ServiceChange {
  let sources: Bool

  func change<S: SimulatedService>(_ service: inout S, _ effects: inout Effects) {
    if S.facts.isSource == sources { service.begin(&effects) }
  }
}

private struct MoveZone: ServiceChange {
  let zone: Int
  let count: Int
  let isLost: Bool

  func change<S: SimulatedService>(_ service: inout S, _ effects: inout Effects) {
    if isLost {
      service.lose(zone: zone, of: count, &effects)
    } else {
      service.regain(zone: zone, &effects)
    }
  }
}

private struct Finish: ServiceChange {
  func change<S: SimulatedService>(_ service: inout S, _ effects: inout Effects) {
    service.finish(&effects)
  }
}

private struct Forget: ServiceChange {
  func change<S: SimulatedService>(_ service: inout S, _ effects: inout Effects) {
    service.forget(at: effects.now)
  }
}

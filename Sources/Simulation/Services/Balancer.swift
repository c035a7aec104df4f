/// A load balancer: it spreads requests over servers, each with a queue of its own, and asks now
/// and then whether they are well.
package struct Balancer {
  package typealias Specification = BalancerSpecification

  private enum Action {
    static let tired: UInt8 = 0
    static let look: UInt8 = 1
  }

  /// One behind it, as it knows it.
  private struct Target {
    let node: NodeID
    var isHealthy = true
    /// Whether there is a server at all.
    var isThere = true
    /// Answers that speak against what is held of it, one after the other.
    var streak = 0
    var open = 0
  }

  let node: NodeID
  let specification: BalancerSpecification
  private var targets: [Target]
  private var calls = CallTable()
  private var lane: LaneID = 0
  private var turn = 0
  private var luck: RandomStream
  private(set) var counts = BalancerCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    targets = specification.targets.map { Target(node: NodeID($0)) }
    luck = site.stream("routing")
  }

  package mutating func begin(_ effects: inout Effects) {
    lane = effects.openLane(specification.timeout, .expiry)
    look(&effects)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return answered(message, &effects) }
    counts.arrived += 1
    if let cause = message.denial {
      counts.denied += 1
      return refuse(message, .forbidden, cause, &effects)
    }
    guard let place = choose() else {
      counts.refused += 1
      return refuse(message, .unavailable, .nobodyBehind, &effects)
    }
    let token = calls.open(message, &effects)
    guard let index = calls.index(of: token) else { return }
    counts.passed += 1
    counts.open.add(1, at: effects.now)
    targets[place].open += 1
    calls[index].other = Int32(place)
    calls[index].mark = effects.join(lane, Timer(node, Action.tired, token))
    effects.note(.pass, node, request: message.request, subject: UInt32(place) + 1)
    effects.send(
      .call(
        .invoke, to: targets[place].node, from: node, token: token, request: message.request,
        size: message.size, attempt: message.attempt, branch: message.branch))
  }

  private mutating func refuse(
    _ message: Message, _ outcome: Outcome, _ cause: Cause, _ effects: inout Effects
  ) {
    counts.statuses[outcome.status] += 1
    effects.note(.reject, node, request: message.request, cause: cause)
    effects.send(message.answer(outcome))
  }

  /// One that is healthy; where none is, any that is there; nil where nobody stands behind it.
  /// O(targets).
  private mutating func choose() -> Int? {
    let healthy = targets.indices.filter { targets[$0].isThere && targets[$0].isHealthy }
    let usable = healthy.isEmpty ? targets.indices.filter { targets[$0].isThere } : healthy
    guard let first = usable.first else { return nil }
    switch specification.routing {
    case .roundRobin:
      let next = usable.first { $0 >= turn } ?? first
      turn = next + 1
      return next
    case .leastOutstanding:
      return usable.min { targets[$0].open < targets[$1].open }
    case .random: return usable[luck.index(below: usable.count)]
    }
  }

  private mutating func answered(_ answer: Message, _ effects: inout Effects) {
    guard answer.operation != .probe else { return judge(answer, &effects) }
    guard let index = calls.index(of: answer.token) else { return }
    effects.leave(lane, calls[index].mark)
    close(index, answer.outcome, answer.size, &effects)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard timer.action == Action.tired else { return look(&effects) }
    guard let index = calls.index(of: timer.token) else { return }
    counts.timeouts += 1
    effects.note(.timeOut, node, request: calls[index].call.request, cause: .timeLimit)
    close(index, .gatewayTimeout, 0, &effects)
  }

  private mutating func close(
    _ index: Int, _ outcome: Outcome, _ size: UInt32, _ effects: inout Effects
  ) {
    let entry = calls[index]
    targets[Int(entry.other)].open -= 1
    counts.open.add(-1, at: effects.now)
    counts.latency.add(effects.now - entry.since)
    counts.statuses[outcome.status] += 1
    counts.bytes.add(clamped: Int(size))
    calls.close(index)
    effects.send(entry.call.answer(outcome, size: size))
  }

  // Health.

  private mutating func look(_ effects: inout Effects) {
    for (place, target) in targets.enumerated() {
      effects.send(
        .call(.probe, to: target.node, from: node, token: UInt32(place), request: 0))
    }
    effects.remind(Timer(node, Action.look), after: specification.interval, .control)
  }

  /// What one behind it said when it was asked whether it is well.
  private mutating func judge(_ answer: Message, _ effects: inout Effects) {
    let place = Int(answer.token)
    targets[place].isThere = answer.outcome != .notFound
    let isWell = answer.outcome == .ok
    guard isWell != targets[place].isHealthy else { return targets[place].streak = 0 }
    targets[place].streak += 1
    let enough = isWell ? specification.successes : specification.failures
    guard targets[place].streak >= enough else { return }
    targets[place].isHealthy = isWell
    targets[place].streak = 0
    if !isWell { counts.leftOut += 1 }
    effects.note(
      isWell ? .takeIn : .leaveOut, node, request: 0, subject: UInt32(place) + 1,
      cause: isWell ? .isWell : .isUnwell)
  }

  package mutating func finish(_ effects: inout Effects) { counts.open.settle(at: effects.now) }

  package mutating func forget(at now: SimTime) {
    let open = counts.open
    counts = BalancerCounts()
    counts.open = open
    counts.open.forget(at: now)
  }
}

// What the program knows of load balancers.
extension Balancer: SimulatedService {
  package static let facts = ServiceFacts(
    "balancer", "Spreads requests over servers that are healthy.", part: .door)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.targets.map { Outlet($0, isCertain: specification.targets.count == 1) }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] {
    let answered = counts.statuses.reduce(0, +)
    return counts.arrived == answered + counts.open.count
      ? [] : ["balancer: \(counts.arrived) arrived, \(answered) answered"]
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  package func meter(_ usage: inout ServiceUsage) {
    usage.meterBalancer(
      requests: counts.arrived, open: counts.open.mean, gigabytes: .gigabytes(counts.bytes))
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .reject: states.count(.turnedAway)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? {
    let names = specification.names
    return names.indices.contains(subject - 1) ? names[subject - 1] : nil
  }
}

extension Service.Kind {
  package static func balancer(_ specification: Balancer.Specification) -> Self {
    Self(Balancer.self, specification)
  }
  package var balancer: Balancer.Specification? { specification(of: Balancer.self) }
}

extension ServiceUsage {
  /// Connections a second, connections at once, and gigabytes an hour that one unit of a load
  /// balancer carries.
  private static let unit = (perSecond: 25, atOnce: 3000.0)

  /// A load balancer costs hours, and units by whichever of connections and bytes needs most. Every
  /// request is taken for a connection of its own.
  mutating func meterBalancer(requests: Int, open: Double, gigabytes: Exact) {
    addStanding("alb.hours", hours, nil)
    let connections = Exact(requests).divided(by: Self.unit.perSecond * 3600)
    let held = hours * Exact(measured: open / Self.unit.atOnce)
    add("alb.capacity", max(connections, max(held, gigabytes)), .receive)
  }
}

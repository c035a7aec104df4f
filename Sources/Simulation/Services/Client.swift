/// The counts of a client.
package struct ClientCounts: Hashable, Sendable {
  /// Requests made; retries are not new requests.
  package var requests = 0
  package var attempts = 0
  package var answered = 0
  /// Requests that ended without success, by the last outcome.
  package var failed = 0
  package var throttled = 0
  /// Requests that the circuit breaker did not let out, and retries that the budget did not allow.
  package var cutOff = 0
  package var withheld = 0
  /// Answers by HTTP status / 100, retries included.
  package var statuses = [Int](repeating: 0, count: 600)
  package var latency = Histogram()
  /// Of requests that ended without success.
  package var failureLatency = Histogram()
  package var waiting = Occupancy()
}

/// Sends requests, waits for the answers, perhaps tries again.
package struct Client {
  package typealias Specification = ClientSpecification

  private enum Action {
    static let arrive: UInt8 = 0
    static let retry: UInt8 = 1
    static let tired: UInt8 = 2
    static let think: UInt8 = 3
  }

  private struct Pending {
    var start: SimTime
    var request: UInt32
    var attempt: UInt8
    var isOpen: Bool
    var flaws: UInt8
    var patienceSlot: Int32
  }

  let node: NodeID
  let specification: ClientSpecification
  private var arrivals: ArrivalProcess
  private var luck: RandomStream
  private var thinking: RandomStream
  private let waits: RandomStream
  private var pending = Slab<Pending>()
  private var free = Slab<UInt32>()
  private var patienceLane: LaneID?
  private var comingCount = 1
  private let target: NodeID
  private let isClosed: Bool
  private let hasFlaws: Bool
  private var guardian: CallGuard
  private let isGuarded: Bool
  private let requestsMax: Int
  private let until: SimTime
  private let numbering: UInt32
  /// Requests ever made, whatever is counted.
  private var made = 0
  private(set) var counts = ClientCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    var specification = specification
    if site.wrong.contains(.noRetry) { specification.retry.attempts = 1 }
    self.specification = specification
    arrivals = ArrivalProcess(
      specification.traffic, stream: site.stream("arrivals"))
    luck = site.stream("faults")
    thinking = site.stream("think")
    waits = site.stream("waits")
    guardian = CallGuard(budget: specification.budget, breaker: specification.breaker)
    isGuarded = guardian.isNeeded
    target = NodeID(specification.target)
    numbering = site.firstRequest
    requestsMax = specification.requestsMax ?? .max
    until = specification.until
    hasFlaws = specification.withoutToken != .never || specification.malformed != .never
    if case .closed = specification.traffic { isClosed = true } else { isClosed = false }
  }

  /// Requests under way.
  var openCount: Int { counts.waiting.count }

  package mutating func begin(_ effects: inout Effects) {
    if let patience = specification.patience {
      patienceLane = effects.openLane(patience, .expiry)
    }
    guard case .closed(let users, let think) = specification.traffic else {
      return expectNext(&effects)
    }
    for _ in 0..<users {
      let wait = think.duration(thinking.next())
      effects.remind(Timer(node, Action.think), after: wait, .arrival)
    }
  }

  @inline(__always)
  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.arrive {
      let coming = comingCount
      for _ in 0..<coming { ask(&effects) }
      expectNext(&effects)
    } else {
      wakeRarely(timer, &effects)
    }
  }

  private mutating func wakeRarely(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.retry: send(timer.token, &effects)
    case Action.tired: giveUp(timer.token, &effects)
    case Action.think: ask(&effects)
    default: break
    }
  }

  /// Schedules the next arrival, unless the client is to stop before it.
  @inline(__always)
  private mutating func expectNext(_ effects: inout Effects) {
    guard made < requestsMax, let (wait, count) = arrivals.next(after: effects.now)
    else { return }
    guard until > effects.now + wait else { return }
    comingCount = count
    effects.remind(Timer(node, Action.arrive), after: wait, .arrival)
  }

  @inline(__always)
  private mutating func ask(_ effects: inout Effects) {
    guard made < requestsMax, effects.now < until else { return }
    made += 1
    counts.requests += 1
    counts.waiting.add(1, at: effects.now)
    let request = numbering &+ UInt32(truncatingIfNeeded: made)
    let entry = Pending(
      start: effects.now, request: request, attempt: 0, isOpen: true,
      flaws: flaws(request, effects.now),
      patienceSlot: -1)
    let slot: UInt32
    if let reused = free.popLast() {
      slot = reused
      pending[Int(slot)] = entry
    } else {
      slot = UInt32(pending.count)
      pending.append(entry)
    }
    send(slot, &effects)
  }

  @inline(__always)
  private func flaws(_ request: UInt32, _ now: SimTime) -> UInt8 {
    guard hasFlaws else { return 0 }
    let call = Message.call(.invoke, to: target, from: node, token: 0, request: request)
    var flaws: UInt8 = 0
    let draw = luck.value(UInt64(made))
    if specification.withoutToken.hits(call, ordinal: made, luck: draw, at: now) {
      flaws |= CallFlaw.noToken
    }
    let other = luck.value(UInt64(made), salt: 1)
    if specification.malformed.hits(call, ordinal: made, luck: other, at: now) {
      flaws |= CallFlaw.malformed
    }
    return flaws
  }

  @inline(__always)
  private mutating func send(_ slot: UInt32, _ effects: inout Effects) {
    if isGuarded, guardian.judge(Int(slot), at: effects.now) == .refuse {
      return cutOff(Int(slot), &effects)
    }
    let request = pending[Int(slot)].request
    let attempt = pending[Int(slot)].attempt
    counts.attempts += 1
    effects.note(
      attempt == 0 ? .send : .retry, node, request: request,
      cause: attempt == 0 ? .firstAttempt : .retryAfterError, value: Int64(attempt))
    if let lane = patienceLane {
      pending[Int(slot)].patienceSlot = effects.join(lane, Timer(node, Action.tired, slot))
    }
    effects.send(
      .call(
        specification.operation, to: target, from: node, token: slot, request: request,
        size: UInt32(clamping: specification.size), attempt: attempt,
        flaws: pending[Int(slot)].flaws))
  }

  /// An answer arrived.
  @inline(__always)
  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .answer else { return }
    let slot = Int(message.token)
    // An answer to an attempt that the client gave up on changes nothing any more.
    guard pending[slot].request == message.request, pending[slot].isOpen,
      pending[slot].attempt == message.attempt
    else { return }
    counts.statuses[message.outcome.status] += 1
    leavePatience(slot, &effects)
    if message.outcome.isSuccess {
      if isGuarded { hear(message.outcome, slot, &effects) }
      counts.answered += 1
      close(slot, &effects)
      counts.latency.add(effects.now - pending[slot].start)
      effects.note(
        .answer, node, request: message.request, value: Int64(message.outcome.status))
      thinkAgain(&effects)
    } else {
      fail(slot, message.outcome, &effects)
    }
  }

  private mutating func leavePatience(_ slot: Int, _ effects: inout Effects) {
    guard let lane = patienceLane, pending[slot].patienceSlot >= 0 else { return }
    effects.leave(lane, pending[slot].patienceSlot)
    pending[slot].patienceSlot = -1
  }

  private mutating func giveUp(_ token: UInt32, _ effects: inout Effects) {
    pending[Int(token)].patienceSlot = -1
    effects.note(
      .giveUp, node, request: pending[Int(token)].request, cause: .waitedTooLong)
    fail(Int(token), .timedOut, &effects)
  }

  private mutating func fail(_ slot: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let attempt = Int(pending[slot].attempt)
    if isGuarded { hear(outcome, slot, &effects) }
    if outcome.isRetryable, attempt + 1 < min(specification.retry.attempts, 256) {
      if guardian.takeRetry() { return tryAgain(slot, after: attempt, &effects) }
      counts.withheld += 1
      return end(slot, outcome, .retryBudget, &effects)
    }
    end(slot, outcome, attempt > 0 ? .retriesExhausted : .none, &effects)
  }

  private mutating func tryAgain(_ slot: Int, after attempt: Int, _ effects: inout Effects) {
    let (waits, request) = (waits, UInt64(pending[slot].request))
    let wait = specification.retry.wait(after: attempt) {
      waits.value(request, salt: UInt64($0)).asFraction
    }
    pending[slot].attempt += 1
    effects.remind(Timer(node, Action.retry, UInt32(slot)), after: wait, .arrival)
  }

  /// The circuit breaker is open: the request fails without being sent.
  private mutating func cutOff(_ slot: Int, _ effects: inout Effects) {
    counts.cutOff += 1
    end(slot, .unavailable, .breakerOpen, &effects)
  }

  /// Tells the guard how a try ended. Who says no is there: that is no failure of a service.
  private mutating func hear(_ outcome: Outcome, _ slot: Int, _ effects: inout Effects) {
    let retries = outcome.isSuccess ? Int(pending[slot].attempt) : nil
    let change =
      outcome.isRetryable
      ? guardian.failed(slot, at: effects.now) : guardian.answered(slot, retries: retries)
    switch change {
    case .none: break
    case .opened:
      effects.note(
        .breakerOpens, node, request: pending[slot].request, cause: .failuresInARow,
        value: specification.breaker?.rest.nanoseconds ?? 0)
    case .closed: effects.note(.breakerCloses, node, request: pending[slot].request)
    }
  }

  private mutating func end(
    _ slot: Int, _ outcome: Outcome, _ cause: Cause, _ effects: inout Effects
  ) {
    counts.failed += 1
    counts.failureLatency.add(effects.now - pending[slot].start)
    if outcome == .throttled || outcome == .capacityExceeded { counts.throttled += 1 }
    effects.note(
      .fail, node, request: pending[slot].request,
      cause: cause, value: Int64(outcome.rawValue))
    close(slot, &effects)
    thinkAgain(&effects)
  }

  @inline(__always)
  private mutating func close(_ slot: Int, _ effects: inout Effects) {
    pending[slot].isOpen = false
    free.append(UInt32(slot))
    counts.waiting.add(-1, at: effects.now)
  }

  @inline(__always)
  private mutating func thinkAgain(_ effects: inout Effects) {
    guard isClosed, case .closed(_, let think) = specification.traffic else { return }
    let wait = think.duration(thinking.next())
    effects.remind(Timer(node, Action.think), after: wait, .arrival)
  }

  package mutating func finish(_ effects: inout Effects) { counts.waiting.settle(at: effects.now) }

  /// Counts anew from here; requests under way stay under way.
  package mutating func forget(at now: SimTime) {
    var fresh = ClientCounts()
    fresh.waiting = counts.waiting
    fresh.waiting.forget(at: now)
    counts = fresh
    guardian.forget()
  }
}

// What the program knows of clients.
extension Client: SimulatedService {
  package static let facts = ServiceFacts(
    "client", "Sends requests and waits for the answers.", part: .source, isSource: true)

  package static func outlets(of specification: Specification) -> [Outlet] {
    [Outlet(specification.target)]
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] {
    let ended = counts.answered + counts.failed
    return counts.requests == ended + openCount
      ? [] : ["client: \(counts.requests) requests are not \(ended) ended and \(openCount) open"]
  }

  package var measures: [Measure] {
    var measures = counts.measures
    if specification.budget != nil {
      measures.append(Measure("retries-withheld", Double(counts.withheld)))
    }
    if specification.breaker != nil {
      measures.append(Measure("cut-off", Double(counts.cutOff)))
      measures.append(Measure("breaker-openings", Double(guardian.openings)))
    }
    return measures
  }
  package var occupancies: Occupancies? {
    Occupancies(running: counts.waiting, alive: counts.waiting, latency: counts.latency)
  }

  /// Clients are not charged for.
  package func meter(_ usage: inout ServiceUsage) {}

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .send, .retry: states.set(.request(Int(entry.request)), .waiting)
    case .answer: states.set(.request(Int(entry.request)), .answered)
    case .fail: states.set(.request(Int(entry.request)), .failed)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func client(_ specification: Client.Specification) -> Self {
    Self(Client.self, specification)
  }
  package var client: Client.Specification? { specification(of: Client.self) }
}

extension ClientCounts {
  var measures: [Measure] {
    [
      Measure("requests", Double(requests)), Measure("answered", Double(answered)),
      Measure("failed", Double(failed)), Measure("throttled", Double(throttled)),
      Measure("waiting", Double(waiting.count)), Measure("attempts", Double(attempts)),
    ] + latency.measures("latency") + failureMeasures
      + [Measure("mean-in-system", waiting.mean, .mean)]
      + statusMeasures(statuses)
  }
}

extension ClientCounts {
  /// How long requests took that failed for good, where there are any.
  private var failureMeasures: [Measure] {
    guard failureLatency.count > 0 else { return [] }
    return [
      Measure("mean-failure-latency", failureLatency.meanSeconds, .seconds),
      Measure("p99-failure-latency", failureLatency.percentile(0.99).seconds, .seconds),
      Measure("max-failure-latency", failureLatency.greatest.seconds, .seconds),
    ]
  }
}

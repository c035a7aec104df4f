/// The counts of a gateway.
package struct GatewayCounts: Hashable, Sendable {
  package var arrived = 0
  package var passed = 0
  package var throttled = 0
  package var timeouts = 0
  package var statuses = [Int](repeating: 0, count: 600)
  package var bytesOut = 0
  package var bytesIn = 0
  /// Requests that are billed; and the same in the parts that the product counts: each started
  /// 512 KB of an HTTP API, each started 32 KB of a WebSocket message.
  package var billed = 0
  package var metered = 0
  /// Requests that were refused for want of a right or of room.
  package var refused = 0
  /// Requests that the cache answered.
  package var cached = 0
  /// How often the authorizer was asked, and how often its answer was known.
  package var checks = 0
  package var knownChecks = 0
  /// Connections that were opened, and that are open.
  package var connected = 0
  package var connections = Occupancy()
  package var open = Occupancy()
  package var latency = Histogram()
}

/// Checks requests, passes them on and maps the answers.
package struct Gateway {
  package typealias Specification = GatewaySpecification

  enum Action {
    static let pass: UInt8 = 0
    static let tired: UInt8 = 1
    static let idle: UInt8 = 2
    static let old: UInt8 = 3
  }

  let node: NodeID
  let specification: GatewaySpecification
  let rules: RuleBook.Gateways
  private let wrong: Set<WrongRule>
  /// Bytes of one request or message on the bill.
  private let billedPer: Int
  var calls = CallTable()
  private var bucket: TokenBucket
  var lane: LaneID = 0
  private let latency: Sampler
  let luck: RandomStream
  /// What the authorizer said, by person, and until when that holds.
  var verdicts: [Verdict] = []
  /// Until when answers are kept, by what was asked.
  private var kept: [SimTime] = []
  var sockets: [Socket] = []
  var connects: TokenBucket
  var idleLane: LaneID = 0
  var oldLane: LaneID = 0
  var counts = GatewayCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    rules = site.rules.gateways
    wrong = site.wrong
    billedPer =
      specification.product == .socket ? rules.socketBilledPer : rules.httpBilledPer
    let rate = site.isLimited ? specification.ratePerSecond : .infinity
    bucket = TokenBucket(perSecond: rate, capacity: Double(specification.bucket))
    latency = Sampler(specification.latency)
    luck = site.stream("latency")
    connects = TokenBucket(
      perSecond: site.isLimited ? Specification.connectsPerSecond : .infinity,
      capacity: Specification.connectsPerSecond)
    verdicts = Array(repeating: Verdict(), count: specification.authorizer?.people ?? 0)
    sockets = Array(repeating: Socket(), count: specification.people)
    if case .keys(let count, _) = specification.cache {
      kept = Array(repeating: .start, count: count)
    }
  }

  package mutating func begin(_ effects: inout Effects) {
    lane = effects.openLane(
      wrong.contains(.noTimeout) ? .forever : specification.timeout, .expiry)
    idleLane = effects.openLane(Specification.idleMax, .expiry)
    oldLane = effects.openLane(Specification.connectedMax, .expiry)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return answer(message, &effects) }
    counts.arrived += 1
    if let (outcome, cause) = refusal(message, effects.now) {
      return refuse(message, outcome, cause, &effects)
    }
    guard connect(message, &effects) else {
      return refuse(message, .throttled, .bucketEmpty, &effects)
    }
    guard let authorizer = specification.authorizer else {
      return admit(message, since: effects.now, &effects)
    }
    check(message, authorizer, &effects)
  }

  mutating func refuse(
    _ message: Message, _ outcome: Outcome, _ cause: Cause, _ effects: inout Effects
  ) {
    if outcome == .throttled { counts.throttled += 1 }
    if [.throttled, .unauthorized, .forbidden].contains(outcome) {
      counts.refused += 1
    } else {
      meter(Int(message.size))
    }
    counts.statuses[outcome.status] += 1
    effects.note(
      outcome == .throttled ? .throttle : .reject, node, request: message.request,
      cause: cause, value: Int64(outcome.status))
    effects.send(message.answer(outcome))
  }

  /// Lets a request in that came at `since`.
  mutating func admit(_ message: Message, since: SimTime, _ effects: inout Effects) {
    meter(Int(message.size))
    guard !isCached(message, effects.now) else { return answerFromCache(message, &effects) }
    counts.open.add(1, at: effects.now)
    let token = calls.open(message, &effects)
    if let index = calls.index(of: token) { calls[index].since = since }
    effects.note(.receive, node, request: message.request)
    let wait = latency.duration(luck.value(UInt64(message.request)))
    guard wait > .zero else { return pass(token, &effects) }
    effects.remind(Timer(node, Action.pass, token), after: wait, .completion)
  }

  /// A request, or a message in or out, as it is billed.
  private mutating func meter(_ bytes: Int) {
    counts.billed += 1
    counts.bytesIn.add(clamped: bytes)
    counts.metered += startedParts(bytes, of: billedPer)
  }

  private func isCached(_ message: Message, _ now: SimTime) -> Bool {
    switch specification.cache {
    case nil: false
    case .share(let share): luck.value(UInt64(message.request), salt: 1).asFraction < share
    case .keys: kept[key(of: message)] > now
    }
  }

  /// What is asked for, by its number.
  private func key(of message: Message) -> Int {
    Int(luck.value(UInt64(message.request), salt: 3) % UInt64(max(1, kept.count)))
  }

  private mutating func answerFromCache(_ message: Message, _ effects: inout Effects) {
    counts.cached += 1
    counts.statuses[Outcome.ok.status] += 1
    counts.bytesOut += Int(message.size)
    effects.note(.receive, node, request: message.request, cause: .inCache)
    effects.send(message.answer(.ok, size: message.size))
  }

  private mutating func refusal(_ message: Message, _ now: SimTime) -> (Outcome, Cause)? {
    guard bucket.take(at: now) else { return (.throttled, .bucketEmpty) }
    if let denial = message.denial, denial != .missingPermission { return (.forbidden, denial) }
    if specification.authorizer != nil, message.flaws & CallFlaw.noToken != 0 {
      return (.unauthorized, .noToken)
    }
    if specification.needsToken, message.flaws & CallFlaw.noToken != 0 {
      return (.unauthorized, .noToken)
    }
    if specification.needsToken, message.flaws & CallFlaw.noPermission != 0 {
      return (.forbidden, .missingPermission)
    }
    if message.flaws & CallFlaw.malformed != 0 { return (.badRequest, .malformed) }
    return Int(message.size) > specification.payloadMax ? (.tooLarge, .payloadTooLarge) : nil
  }

  private mutating func pass(_ token: UInt32, _ effects: inout Effects) {
    guard let index = calls.index(of: token) else { return }
    let call = calls[index].call
    counts.passed += 1
    calls[index].mark = effects.join(lane, Timer(node, Action.tired, token))
    effects.note(.pass, node, request: call.request)
    effects.send(
      .call(
        specification.operation, to: NodeID(specification.target), from: node, token: token,
        request: call.request, size: call.size, attempt: call.attempt, branch: call.branch))
  }

  /// The target answered, in time or too late.
  private mutating func answer(_ message: Message, _ effects: inout Effects) {
    guard let index = calls.index(of: message.token) else { return }
    effects.leave(lane, calls[index].mark)
    guard calls[index].other != Self.checking else {
      return decide(index, message.outcome, &effects)
    }
    if case .keys(_, let keep) = specification.cache, message.outcome == .ok {
      kept[key(of: calls[index].call)] = effects.now + keep
    }
    close(index, mapped(message.outcome), message.size, &effects)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.pass: return pass(timer.token, &effects)
    case Action.idle: return disconnect(timer, .idleTooLong, &effects)
    case Action.old: return disconnect(timer, .timeLimit, &effects)
    default: break
    }
    guard let index = calls.index(of: timer.token) else { return }
    counts.timeouts += 1
    effects.note(.timeOut, node, request: calls[index].call.request, cause: .timeLimit)
    close(
      index, status(rules.httpTimeoutStatus, else: .gatewayTimeout), 0, isLate: true, &effects)
  }

  private mutating func close(
    _ index: Int, _ outcome: Outcome, _ size: UInt32, isLate: Bool = false,
    _ effects: inout Effects
  ) {
    let entry = calls[index]
    counts.statuses[outcome.status] += 1
    counts.bytesOut.add(clamped: Int(size))
    if specification.product == .socket, outcome != .gatewayTimeout {
      counts.metered += startedParts(Int(size), of: billedPer)
    }
    counts.latency.add(effects.now - entry.since)
    counts.open.add(-1, at: effects.now)
    if !outcome.isSuccess, !isLate {
      effects.note(
        .reject, node, request: entry.call.request, cause: .handlerFailed,
        value: Int64(outcome.status))
    }
    effects.send(entry.call.answer(outcome, size: size))
    calls.close(index)
  }

  /// What a client of the gateway sees of an outcome behind it. A rejected invoke reads 500; a
  /// function's failure is a bad gateway to a REST API and what the book says to an HTTP API. The
  /// gateway itself does not try again.
  private func mapped(_ outcome: Outcome) -> Outcome {
    switch outcome {
    case .throttled: .internalError
    case .functionError, .timedOut, .crashed: status(rules.httpErrorStatus, else: .badGateway)
    case .partial: .ok
    case .forbidden, .capacityExceeded, .connectionsExhausted: .internalError
    default: outcome
    }
  }

  /// The outcome with a status of the book for HTTP APIs, or what a REST API answers.
  private func status(_ status: Int, else rest: Outcome) -> Outcome {
    guard specification.product == .http else { return rest }
    return [.internalError, .badGateway, .unavailable, .gatewayTimeout].first {
      $0.status == status
    } ?? rest
  }

  package mutating func finish(_ effects: inout Effects) {
    counts.open.settle(at: effects.now)
    counts.connections.settle(at: effects.now)
  }

  package mutating func forget(at now: SimTime) {
    let (open, connections) = (counts.open, counts.connections)
    counts = GatewayCounts()
    (counts.open, counts.connections) = (open, connections)
    counts.open.forget(at: now)
    counts.connections.forget(at: now)
  }
}

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
  package var open = Occupancy()
  package var latency = Histogram()
}

/// Checks requests, passes them on and maps the answers.
package struct Gateway {
  package typealias Specification = GatewaySpecification

  private enum Action {
    static let pass: UInt8 = 0
    static let tired: UInt8 = 1
  }

  let node: NodeID
  let specification: GatewaySpecification
  private let rules: RuleBook.Gateways
  private let wrong: Set<WrongRule>
  /// Bytes of one request or message on the bill.
  private let billedPer: Int
  private var calls = CallTable()
  private var bucket: TokenBucket
  private var lane: LaneID = 0
  private let latency: Sampler
  private let luck: RandomStream
  private(set) var counts = GatewayCounts()

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
  }

  package mutating func begin(_ effects: inout Effects) {
    lane = effects.openLane(
      wrong.contains(.noTimeout) ? .forever : specification.timeout, .expiry)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return answer(message, &effects) }
    counts.arrived += 1
    if let (outcome, cause) = refusal(message, effects.now) {
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
      return effects.send(message.answer(outcome))
    }
    meter(Int(message.size))
    guard !isCached(message) else { return answerFromCache(message, &effects) }
    counts.open.add(1, at: effects.now)
    let token = calls.open(message, &effects)
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

  private func isCached(_ message: Message) -> Bool {
    guard let share = specification.cacheHits else { return false }
    return luck.value(UInt64(message.request), salt: 1).asFraction < share
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
    close(index, mapped(message.outcome), message.size, &effects)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard timer.action == Action.tired else { return pass(timer.token, &effects) }
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

  package mutating func finish(_ effects: inout Effects) { counts.open.settle(at: effects.now) }

  package mutating func forget(at now: SimTime) {
    let open = counts.open
    counts = GatewayCounts()
    counts.open = open
    counts.open.forget(at: now)
  }
}

// What the program knows of gateways.
extension Gateway: SimulatedService {
  package static let facts = ServiceFacts(
    "gateway", "Checks HTTP requests, passes them on, maps answers to statuses.", part: .door)

  package static func outlets(of specification: Specification) -> [Outlet] {
    [Outlet(specification.target, after: specification.latency.least)]
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] {
    let answered = counts.statuses.reduce(0, +)
    return counts.arrived == answered + counts.open.count
      ? [] : ["gateway: \(counts.arrived) arrived, \(answered) answered"]
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// Requests or messages by product, its cache and connections, and bytes that leave: to the
  /// internet, or through its endpoints.
  package func meter(_ usage: inout ServiceUsage) {
    let refused = rules.billsRefused ? counts.refused : 0
    switch specification.product {
    case .http: usage.add("apigateway.http", Exact(counts.metered + refused), .receive)
    case .rest: usage.add("apigateway.rest", Exact(counts.billed + refused), .receive)
    case .socket:
      usage.add("apigateway.websocket-messages", Exact(counts.metered), .receive)
      usage.addStanding(
        "apigateway.websocket-minutes",
        usage.span.divided(by: 60) * Exact(specification.connections), nil)
    }
    if specification.cacheHits != nil {
      usage.addStanding("apigateway.rest-cache-1.6", usage.hours, nil)
    }
    if let network = specification.network {
      usage.add(network, .gigabytes(counts.bytesIn) + .gigabytes(counts.bytesOut))
    } else {
      usage.add("transfer.out", .gigabytes(counts.bytesOut), .answer)
    }
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
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
  package static func gateway(_ specification: Gateway.Specification) -> Self {
    Self(Gateway.self, specification)
  }
  package var gateway: Gateway.Specification? { specification(of: Gateway.self) }
}

extension GatewayCounts {
  var measures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("passed", Double(passed)),
      Measure("throttled", Double(throttled)), Measure("timeouts", Double(timeouts)),
      Measure("cached", Double(cached)), Measure("billed", Double(billed)),
      Measure("open", open.mean, .mean), Measure("peak-open", Double(open.peak)),
    ] + latency.measures("latency") + statusMeasures(statuses)
  }
}

/// The counts of a database.
package struct DatabaseCounts: Hashable, Sendable {
  package var queries = 0
  package var refused = 0
  package var denied = 0
  package var unavailable = 0
  package var connected = 0
  package var failovers = 0
  package var connections = Occupancy()
  package var waiting = Occupancy()
  package var latency = Histogram()
}

/// Connections are held by environments for as long as those live: a thousand of them hold a
/// thousand connections, idle or not. A pool hands a connection out for one query only.
package struct DatabaseService {
  package typealias Specification = DatabaseSpecification

  private enum Action {
    static let done: UInt8 = 0
    static let tired: UInt8 = 1
    static let back: UInt8 = 2
  }

  let node: NodeID
  let specification: DatabaseSpecification
  let limit: Int
  /// Who holds a connection: the calling service and its environment.
  private var holders: Set<UInt64> = []
  private var calls = CallTable()
  private var line = Ring<UInt32>()
  private var lane: LaneID = 0
  private let latency: Sampler
  private let connect: Sampler
  private let luck: RandomStream
  private var isAway = false
  private(set) var counts = DatabaseCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    limit = site.isLimited ? specification.connectionsMax : .max
    latency = Sampler(specification.latency)
    connect = Sampler(specification.connect)
    luck = site.stream("latency")
  }

  package mutating func begin(_ effects: inout Effects) {
    lane = effects.openLane(specification.poolPatience, .expiry)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    let holder = UInt64(message.from) << 32 | UInt64(message.branch)
    if message.operation == .disconnect { return disconnect(holder, &effects) }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    guard !isAway else {
      counts.unavailable += 1
      effects.note(.reject, node, request: message.request, cause: .zoneLost)
      return effects.send(message.answer(.unavailable))
    }
    if specification.hasPool { return borrow(message, &effects) }
    let isNew = !holders.contains(holder)
    if isNew {
      guard counts.connections.count < limit else { return refuse(message, &effects) }
      holders.insert(holder)
      counts.connected += 1
      counts.connections.add(1, at: effects.now)
      effects.note(
        .connect, node, request: message.request, subject: message.branch,
        value: Int64(counts.connections.count))
    }
    query(calls.open(message, &effects), isNew: isNew, &effects)
  }

  private mutating func refuse(_ message: Message, _ effects: inout Effects) {
    counts.refused += 1
    effects.note(
      .reject, node, request: message.request, subject: message.branch, cause: .connectionLimit)
    effects.send(message.answer(.connectionsExhausted))
  }

  private mutating func disconnect(_ holder: UInt64, _ effects: inout Effects) {
    guard holders.remove(holder) != nil else { return }
    counts.connections.add(-1, at: effects.now)
    effects.note(
      .disconnect, node, request: 0, subject: UInt32(truncatingIfNeeded: holder),
      value: Int64(counts.connections.count))
  }

  /// A pool: a free connection, or a place in the line for one.
  private mutating func borrow(_ message: Message, _ effects: inout Effects) {
    let token = calls.open(message, &effects)
    guard counts.connections.count >= limit, let index = calls.index(of: token) else {
      counts.connections.add(1, at: effects.now)
      return query(token, isNew: false, &effects)
    }
    calls[index].mark = effects.join(lane, Timer(node, Action.tired, token))
    counts.waiting.add(1, at: effects.now)
    line.append(token)
    effects.note(
      .wait, node, request: message.request, cause: .connectionLimit, value: Int64(line.count))
  }

  private mutating func query(_ token: UInt32, isNew: Bool, _ effects: inout Effects) {
    guard let index = calls.index(of: token) else { return }
    let call = calls[index].call
    counts.queries += 1
    effects.note(.query, node, request: call.request, subject: call.branch)
    let salt = UInt64(call.attempt) | UInt64(call.branch) << 8
    var span = latency.duration(luck.value(UInt64(call.request), salt: salt))
    let isSlow = specification.slow.hits(
      call, ordinal: Int(calls[index].ordinal),
      luck: luck.value(UInt64(call.request), salt: 1 << 41), at: effects.now)
    if isSlow { span = span * specification.slowFactor }
    if isNew { span = span + connect.duration(luck.value(UInt64(call.branch), salt: 1 << 40)) }
    effects.remind(Timer(node, Action.done, token), after: span, .completion)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.back { return comeBack(&effects) }
    guard let index = calls.index(of: timer.token) else { return }
    let entry = calls[index]
    calls.close(index)
    if timer.action == Action.tired {
      counts.waiting.add(-1, at: effects.now)
      return refuse(entry.call, &effects)
    }
    counts.latency.add(effects.now - entry.since)
    effects.send(entry.call.answer(.ok, size: entry.call.size))
    guard specification.hasPool else { return }
    counts.connections.add(-1, at: effects.now)
    while let token = line.popFirst() {
      guard let next = calls.index(of: token) else { continue }
      effects.leave(lane, calls[next].mark)
      counts.waiting.add(-1, at: effects.now)
      counts.connections.add(1, at: effects.now)
      return query(token, isNew: false, &effects)
    }
  }

  /// Its place is zone 1, a standby waits elsewhere: that takes over after a while, or nobody does
  /// until the zone is back.
  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {
    guard zone == 0 else { return }
    isAway = true
    effects.note(.lose, node, request: 0, cause: .zoneLost)
    if let failover = specification.failover {
      effects.remind(Timer(node, Action.back), after: failover, .control)
    }
  }

  package mutating func regain(zone: Int, _ effects: inout Effects) {
    guard zone == 0, isAway, specification.failover == nil else { return }
    isAway = false
    effects.note(.regain, node, request: 0, cause: .zoneBack)
  }

  private mutating func comeBack(_ effects: inout Effects) {
    isAway = false
    counts.failovers += 1
    effects.note(.failover, node, request: 0, cause: .zoneLost)
  }

  package mutating func finish(_ effects: inout Effects) {
    counts.connections.settle(at: effects.now)
    counts.waiting.settle(at: effects.now)
  }

  package mutating func forget(at now: SimTime) {
    let (connections, waiting) = (counts.connections, counts.waiting)
    counts = DatabaseCounts()
    (counts.connections, counts.waiting) = (connections, waiting)
    counts.connections.forget(at: now)
    counts.waiting.forget(at: now)
  }
}

// What the program knows of databases.
extension DatabaseService: SimulatedService {
  package static let facts = ServiceFacts(
    "database", "Answers queries over a limited number of connections.", part: .store)

  package static func outlets(of specification: Specification) -> [Outlet] {
    []
  }

  package var violations: [String] {
    counts.connections.count <= limit ? [] : ["database: more connections than it takes"]
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// A standby is a second instance.
  package func meter(_ usage: inout ServiceUsage) {
    let instances = specification.failover == nil ? 1 : 2
    usage.addStanding("rds.\(specification.type)", usage.hours * Exact(instances), nil)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .connect, .disconnect:
      states.set(.count(.connections), .number(Int(entry.value)), start: .number(0))
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
  package static func database(_ specification: DatabaseService.Specification) -> Self {
    Self(DatabaseService.self, specification)
  }
  package var database: DatabaseService.Specification? { specification(of: DatabaseService.self) }
}

extension DatabaseCounts {
  var measures: [Measure] {
    [
      Measure("queries", Double(queries)), Measure("refused", Double(refused)),
      Measure("denied", Double(denied)), Measure("unavailable", Double(unavailable)),
      Measure("connected", Double(connected)), Measure("failovers", Double(failovers)),
      Measure("connections", connections.mean, .mean),
      Measure("connections-now", Double(connections.count)),
      Measure("peak-connections", Double(connections.peak)),
      Measure("waiting", waiting.mean, .mean),
    ] + latency.measures("latency")
  }
}

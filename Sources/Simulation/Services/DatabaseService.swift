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
  /// 1 while it is awake, and how often it woke up.
  package var awake = Occupancy()
  package var wakes = 0
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
    static let shared: UInt8 = 3
    static let sleep: UInt8 = 4
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
  private var processor: SharedProcessor?
  /// Set anew with whoever comes or goes: reminders that are older mean nothing.
  private var turn: UInt32 = 0
  private var isAsleep = false
  private var awakeAt = SimTime.start
  private var quiet: UInt32 = 0
  private(set) var counts = DatabaseCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    limit = site.isLimited ? specification.connectionsMax : .max
    latency = Sampler(specification.latency)
    connect = Sampler(specification.connect)
    luck = site.stream("latency")
    processor = specification.processors.map { SharedProcessor(capacity: $0) }
  }

  package mutating func begin(_ effects: inout Effects) {
    lane = effects.openLane(specification.poolPatience, .expiry)
    isAsleep = specification.sleep != nil
    counts.awake.add(isAsleep ? 0 : 1, at: effects.now)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    let holder = UInt64(message.from) << 32 | UInt64(message.branch)
    if message.operation == .disconnect { return disconnect(holder, &effects) }
    if let cause = message.denial {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: cause)
      return effects.send(message.answer(.forbidden))
    }
    guard !isAway else {
      counts.unavailable += 1
      effects.note(.reject, node, request: message.request, cause: .zoneLost)
      return effects.send(message.answer(.unavailable))
    }
    wakeUp(for: message, &effects)
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
    fallQuiet(&effects)
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
    if effects.now < awakeAt {
      // It runs as soon as the database is awake; a processor is not shared by who waits for that.
      let wait = awakeAt - effects.now
      effects.remind(Timer(node, Action.done, token), after: wait + span, .completion)
    } else if processor != nil {
      processor?.add(token, span, at: effects.now)
      share(&effects)
    } else {
      effects.remind(Timer(node, Action.done, token), after: span, .completion)
    }
  }

  /// Is reminded of whoever is done next.
  private mutating func share(_ effects: inout Effects) {
    turn &+= 1
    guard let wait = processor?.wait else { return }
    effects.remind(Timer(node, Action.shared, turn), after: wait, .completion)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.back: return comeBack(&effects)
    case Action.sleep: return fallAsleep(timer.token, &effects)
    case Action.shared:
      guard timer.token == turn else { return }
      while let token = processor?.next(at: effects.now) { end(token, &effects) }
      return share(&effects)
    default: break
    }
    guard timer.action == Action.tired else { return end(timer.token, &effects) }
    guard let index = calls.index(of: timer.token) else { return }
    let call = calls[index].call
    calls.close(index)
    counts.waiting.add(-1, at: effects.now)
    refuse(call, &effects)
  }

  /// A query is done.
  private mutating func end(_ token: UInt32, _ effects: inout Effects) {
    guard let index = calls.index(of: token) else { return }
    let entry = calls[index]
    calls.close(index)
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

  // Sleep.

  /// Whoever comes wakes it up, and waits until it is awake.
  private mutating func wakeUp(for message: Message, _ effects: inout Effects) {
    quiet &+= 1
    guard let sleep = specification.sleep, isAsleep else { return }
    isAsleep = false
    awakeAt = effects.now + sleep.wake
    counts.wakes += 1
    counts.awake.add(1, at: effects.now)
    effects.note(.wakeUp, node, request: message.request, value: sleep.wake.nanoseconds)
  }

  /// Nobody is connected any more: it waits for a while whether somebody comes. A pool stays
  /// connected, and keeps it awake.
  private mutating func fallQuiet(_ effects: inout Effects) {
    guard let sleep = specification.sleep, holders.isEmpty, !specification.hasPool else { return }
    quiet &+= 1
    effects.remind(Timer(node, Action.sleep, quiet), after: sleep.after, .expiry)
  }

  private mutating func fallAsleep(_ token: UInt32, _ effects: inout Effects) {
    guard token == quiet, !isAsleep else { return }
    isAsleep = true
    counts.awake.add(-1, at: effects.now)
    effects.note(.fallAsleep, node, request: 0, cause: .nobodyConnected)
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
    counts.awake.settle(at: effects.now)
  }

  package mutating func forget(at now: SimTime) {
    let (connections, waiting, awake) = (counts.connections, counts.waiting, counts.awake)
    counts = DatabaseCounts()
    (counts.connections, counts.waiting, counts.awake) = (connections, waiting, awake)
    counts.awake.forget(at: now)
    counts.connections.forget(at: now)
    counts.waiting.forget(at: now)
  }
}

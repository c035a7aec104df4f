/// The counts of a cache.
package struct CacheCounts: Hashable, Sendable {
  package var lookups = 0
  package var hits = 0
  package var misses = 0
  package var evictions = 0
  package var expirations = 0
  /// Questions to the origin, and lookups that waited for the answer to another's.
  package var fetches = 0
  package var coalesced = 0
  /// Lookups while its place was away.
  package var unavailable = 0
  package var kept = Occupancy()
  package var latency = Histogram()
}

/// Answers again what it was asked before, for a while.
package struct CacheService {
  package typealias Specification = CacheSpecification

  private enum Action {
    static let hit: UInt8 = 0
    static let expire: UInt8 = 1
    static let miss: UInt8 = 2
  }

  private struct Slot {
    var isKept = false
    var laneSlot: Int32 = -1
    var newer: Int32 = -1
    var older: Int32 = -1
  }

  let node: NodeID
  let specification: CacheSpecification
  private var slots = Slab<Slot>()
  /// Shares of the keys, summed up, when they are not alike.
  private var popularity: [Double] = []
  private var newest: Int32 = -1
  private var oldest: Int32 = -1
  private var calls = CallTable()
  /// Who waits for the answer to another's question, by key; a key that is asked for has an entry.
  private var waiting: [Int: [UInt32]] = [:]
  private var isAway = false
  private var lane: LaneID = 0
  private let latency: Sampler
  private let luck: RandomStream
  private(set) var counts = CacheCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    latency = Sampler(specification.latency)
    luck = site.stream("keys")
    let keys = min(max(1, specification.keys), 1_000_000)
    for _ in 0..<keys { slots.append(Slot()) }
    guard specification.skew > 0 else { return }
    var sum = 0.0
    for key in 1...keys {
      sum += 1 / Mathematics.power(Double(key), specification.skew)
      popularity.append(sum)
    }
  }

  package mutating func begin(_ effects: inout Effects) {
    lane = effects.openLane(specification.timeToLive ?? .forever, .expiry)
  }

  private func key(_ request: UInt32, _ branch: UInt32) -> Int {
    let draw = luck.value(UInt64(request), salt: UInt64(branch))
    guard let total = popularity.last else {
      return Int(draw.multipliedFullWidth(by: UInt64(slots.count)).high)
    }
    let wanted = draw.asFraction * total
    var (low, high) = (0, popularity.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if popularity[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return fetched(message, &effects) }
    guard !isAway else {
      counts.unavailable += 1
      effects.note(.reject, node, request: message.request, cause: .zoneLost)
      return effects.send(message.answer(.unavailable))
    }
    counts.lookups += 1
    let key = key(message.request, message.branch)
    let token = calls.open(message, &effects)
    guard let index = calls.index(of: token) else { return }
    calls[index].mark = Int32(key)
    let isHit = slots[key].isKept
    if isHit { counts.hits += 1 } else { counts.misses += 1 }
    effects.note(
      isHit ? .hit : .miss, node, request: message.request, subject: UInt32(key) + 1,
      cause: isHit ? .inCache : .notInCache)
    if isHit { touch(key) }
    let span = latency.duration(luck.value(UInt64(message.request), salt: 1 << 40))
    effects.remind(
      Timer(node, isHit ? Action.hit : Action.miss, token), after: span, .completion)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.expire {
      slots[Int(timer.token)].laneSlot = -1
      counts.expirations += 1
      effects.note(.evict, node, request: 0, subject: timer.token + 1, cause: .cacheExpired)
      return drop(Int(timer.token), &effects)
    }
    guard let index = calls.index(of: timer.token) else { return }
    guard timer.action == Action.miss, let origin = specification.origin else {
      if timer.action == Action.miss { keep(Int(calls[index].mark), &effects) }
      return answer(index, .ok, &effects)
    }
    let call = calls[index].call
    if specification.coalesces {
      let key = Int(calls[index].mark)
      guard waiting[key] == nil else {
        counts.coalesced += 1
        effects.note(.wait, node, request: call.request, cause: .askedAlready)
        waiting[key]?.append(timer.token)
        return
      }
      waiting[key] = []
    }
    counts.fetches += 1
    effects.send(
      .call(
        specification.originOperation, to: NodeID(origin), from: node, token: timer.token,
        request: call.request, size: call.size, attempt: call.attempt, branch: call.branch))
  }

  private mutating func fetched(_ message: Message, _ effects: inout Effects) {
    guard let index = calls.index(of: message.token) else { return }
    let key = Int(calls[index].mark)
    if message.outcome.isSuccess, !isAway { keep(key, &effects) }
    answer(index, message.outcome, &effects)
    for token in waiting.removeValue(forKey: key) ?? [] {
      guard let other = calls.index(of: token) else { continue }
      answer(other, message.outcome, &effects)
    }
  }

  private mutating func answer(_ index: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let entry = calls[index]
    counts.latency.add(effects.now - entry.since)
    effects.send(entry.call.answer(outcome, size: entry.call.size))
    calls.close(index)
  }

  private mutating func keep(_ key: Int, _ effects: inout Effects) {
    guard !slots[key].isKept, specification.capacity > 0 else { return }
    if counts.kept.count >= specification.capacity, oldest >= 0 {
      evict(Int(oldest), .cacheFull, &effects)
    }
    slots[key].isKept = true
    counts.kept.add(1, at: effects.now)
    link(key)
    if specification.timeToLive != nil {
      slots[key].laneSlot = effects.join(lane, Timer(node, Action.expire, UInt32(key)))
    }
  }

  private mutating func evict(_ key: Int, _ cause: Cause, _ effects: inout Effects) {
    counts.evictions += 1
    effects.note(.evict, node, request: 0, subject: UInt32(key) + 1, cause: cause)
    if slots[key].laneSlot >= 0 { effects.leave(lane, slots[key].laneSlot) }
    slots[key].laneSlot = -1
    drop(key, &effects)
  }

  private mutating func drop(_ key: Int, _ effects: inout Effects) {
    slots[key].isKept = false
    counts.kept.add(-1, at: effects.now)
    unlink(key)
  }

  /// Used again: it leaves last.
  private mutating func touch(_ key: Int) {
    unlink(key)
    link(key)
  }

  private mutating func link(_ key: Int) {
    slots[key].newer = -1
    slots[key].older = newest
    if newest >= 0 { slots[Int(newest)].newer = Int32(key) } else { oldest = Int32(key) }
    newest = Int32(key)
  }

  private mutating func unlink(_ key: Int) {
    let (newer, older) = (slots[key].newer, slots[key].older)
    if newer >= 0 { slots[Int(newer)].older = older } else { newest = older }
    if older >= 0 { slots[Int(older)].newer = newer } else { oldest = newer }
  }

  package mutating func finish(_ effects: inout Effects) { counts.kept.settle(at: effects.now) }

  package mutating func forget(at now: SimTime) {
    let kept = counts.kept
    counts = CacheCounts()
    counts.kept = kept
    counts.kept.forget(at: now)
  }
}

// What the program knows of caches.
extension CacheService: SimulatedService {
  package static let facts = ServiceFacts(
    "cache", "Answers again what it was asked before, for a while.", part: .store)

  package static func outlets(of specification: Specification) -> [Outlet] {
    Outlet.to(specification.origin, after: specification.latency.least, isCertain: false)
  }

  /// Its place is zone 1: what it knew is gone with it, and it is empty when it is back.
  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {
    guard zone == 0 else { return }
    isAway = true
    effects.note(.lose, node, request: 0, cause: .zoneLost)
    while oldest >= 0 { evict(Int(oldest), .zoneLost, &effects) }
  }

  package mutating func regain(zone: Int, _ effects: inout Effects) {
    guard zone == 0 else { return }
    isAway = false
    effects.note(.regain, node, request: 0, cause: .zoneBack)
  }

  package var violations: [String] {
    var broken: [String] = []
    if counts.lookups != counts.hits + counts.misses { broken.append("cache: lost a lookup") }
    if counts.kept.count > specification.capacity { broken.append("cache: more than fits") }
    return broken
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  package func meter(_ usage: inout ServiceUsage) {
    usage.addStanding("elasticache.\(specification.type)", usage.hours, nil)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .hit: states.count(.hits)
    case .miss: states.count(.misses)
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
  package static func cache(_ specification: CacheService.Specification) -> Self {
    Self(CacheService.self, specification)
  }
  package var cache: CacheService.Specification? { specification(of: CacheService.self) }
}

extension CacheCounts {
  var measures: [Measure] {
    [
      Measure("lookups", Double(lookups)), Measure("hits", Double(hits)),
      Measure("misses", Double(misses)),
      Measure("hit-share", Double(hits) / Double(max(1, lookups)), .share),
      Measure("fetches", Double(fetches)), Measure("coalesced", Double(coalesced)),
      Measure("unavailable", Double(unavailable)),
      Measure("evictions", Double(evictions)), Measure("expirations", Double(expirations)),
      Measure("kept", kept.mean, .mean), Measure("kept-now", Double(kept.count)),
    ] + latency.measures("latency")
  }
}

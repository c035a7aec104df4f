/// The counts of a bucket.
package struct BucketCounts: Hashable, Sendable {
  package var puts = 0
  package var fetches = 0
  package var denied = 0
  package var failed = 0
  package var notifications = 0
  /// Bytes stored, and the same times the seconds at which they were.
  package var bytes = 0
  package var byteSeconds = 0.0
  package var latency = Histogram()
}

/// An object store that tells of new objects.
package struct BucketService {
  package typealias Specification = BucketSpecification

  private enum Action {
    static let done: UInt8 = 0
    static let notify: UInt8 = 1
  }

  let node: NodeID
  let specification: BucketSpecification
  private var calls = CallTable()
  /// Events of new objects that are still to go out, and objects ever stored.
  private var notices = CallTable()
  private var stored = 0
  private let latency: Sampler
  private let delay: Sampler
  private let luck: RandomStream
  private(set) var counts = BucketCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    latency = Sampler(specification.latency)
    delay = Sampler(specification.notifyDelay)
    luck = site.stream("latency")
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    let token = calls.open(message, &effects)
    let span = latency.duration(
      luck.value(UInt64(message.request), salt: UInt64(message.attempt) << 1))
    guard span > .zero else { return done(token, &effects) }
    effects.remind(Timer(node, Action.done, token), after: span, .completion)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.done {
      done(timer.token, &effects)
    } else if let index = notices.index(of: timer.token) {
      let call = notices[index].call
      notices.close(index)
      notify(call, &effects)
    }
  }

  private mutating func done(_ token: UInt32, _ effects: inout Effects) {
    guard let index = calls.index(of: token) else { return }
    let entry = calls[index]
    calls.close(index)
    let call = entry.call
    counts.latency.add(effects.now - entry.since)
    let fails = specification.errors.hits(
      call, ordinal: Int(entry.ordinal), luck: luck.value(UInt64(call.request), salt: 1 << 41),
      at: effects.now)
    if fails {
      counts.failed += 1
      effects.note(.error, node, request: call.request, cause: .crashInjected)
      return effects.send(call.answer(.internalError))
    }
    let isPut = call.operation != .fetch && call.operation != .read
    effects.note(isPut ? .put : .fetch, node, request: call.request, value: Int64(call.size))
    effects.send(call.answer(.ok, size: call.size))
    guard isPut else { return counts.fetches += 1 }
    counts.puts += 1
    stored += 1
    counts.bytes.add(clamped: Int(call.size))
    counts.byteSeconds += Double(call.size) * (effects.now - .start).seconds
    guard specification.notifies != nil else { return }
    expectNotification(call, &effects)
    let isTwice = specification.duplicates.hits(
      call, ordinal: stored, luck: luck.value(UInt64(call.request), salt: 1 << 42),
      at: effects.now)
    if isTwice { expectNotification(call, &effects) }
  }

  private mutating func expectNotification(_ call: Message, _ effects: inout Effects) {
    let wait = delay.duration(luck.value(UInt64(call.request), salt: 1 << 43))
    guard wait > .zero else { return notify(call, &effects) }
    effects.remind(
      Timer(node, Action.notify, notices.open(call, &effects)), after: wait, .arrival)
  }

  private mutating func notify(_ call: Message, _ effects: inout Effects) {
    guard let target = specification.notifies else { return }
    counts.notifications += 1
    effects.note(.notify, node, request: call.request, cause: .objectCreated)
    effects.send(
      .call(
        .invokeLater, to: NodeID(target), from: node, token: .max, request: call.request,
        size: 1024, chain: call.chain))
  }

  package mutating func begin(_ effects: inout Effects) {}
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) { counts = BucketCounts() }
}

// What the program knows of object stores.
extension BucketService: SimulatedService {
  package static let facts = ServiceFacts(
    "bucket", "Stores objects and tells of new ones.", part: .store)

  package static func outlets(of specification: Specification) -> [Outlet] {
    Outlet.to(
      specification.notifies,
      after: specification.latency.least + specification.notifyDelay.least)
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// Calls, and what is kept: from the start, and from each put on.
  package func meter(_ usage: inout ServiceUsage) {
    usage.add("s3.put", Exact(counts.puts), .put)
    usage.add("s3.get", Exact(counts.fetches), .fetch)
    let added = Double(counts.bytes) * (usage.end - .start).seconds - counts.byteSeconds
    let kept = Exact(specification.stored) * usage.span + Exact(measured: max(0, added))
    usage.addStanding(
      "s3.storage", kept.divided(by: 1 << 30).divided(by: 3600).divided(by: 730), .put)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .put: states.count(.objects)
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
  package static func bucket(_ specification: BucketService.Specification) -> Self {
    Self(BucketService.self, specification)
  }
  package var bucket: BucketService.Specification? { specification(of: BucketService.self) }
}

extension BucketCounts {
  var measures: [Measure] {
    [
      Measure("puts", Double(puts)), Measure("fetches", Double(fetches)),
      Measure("denied", Double(denied)), Measure("failed", Double(failed)),
      Measure("notifications", Double(notifications)), Measure("bytes", Double(bytes)),
    ] + latency.measures("latency")
  }
}

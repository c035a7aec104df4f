/// A stream of records, each kept for a while and read by everybody who wants to.
package struct StreamServiceSpecification: Hashable, Sendable {
  /// Parts with an order of their own; all readers read the same.
  package var shards = 1
  /// Each reader keeps its own place.
  package var readers: [StreamSpecification] = []

  package init() {}

  /// What one shard takes. Source: Kinesis Data Streams Developer Guide, quotas.
  static let recordsPerSecond = 1_000.0
  static let bytesPerSecond = 1_048_576.0
  /// Bytes of one unit on the bill. Source: Kinesis Data Streams pricing page, from memory.
  static let billedPer = 25 << 10
}

/// The counts of a stream.
package struct StreamServiceCounts: Hashable, Sendable {
  package var records = 0
  package var parts = 0
  package var throttled = 0
  package var denied = 0
  package var readers: [StreamCounts] = []
}

/// A stream that takes records into shards, and hands each reader its batches.
package struct StreamService {
  package typealias Specification = StreamServiceSpecification

  let node: NodeID
  let specification: StreamServiceSpecification
  private var records: [TokenBucket]
  private var bytes: [TokenBucket]
  private var readers: [StreamReader]
  private var taken: UInt32 = 0
  private(set) var counts = StreamServiceCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    let recordsPerSecond = site.isLimited ? Specification.recordsPerSecond : .infinity
    let bytesPerSecond = site.isLimited ? Specification.bytesPerSecond : .infinity
    records = (0..<specification.shards).map { _ in
      TokenBucket(perSecond: recordsPerSecond, capacity: Specification.recordsPerSecond)
    }
    bytes = (0..<specification.shards).map { _ in
      TokenBucket(perSecond: bytesPerSecond, capacity: Specification.bytesPerSecond)
    }
    readers = specification.readers.map { reader in
      var reader = reader
      reader.shards = specification.shards
      return StreamReader(reader, site)
    }
    update()
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return conclude(message, &effects) }
    if let cause = message.denial {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: cause)
      return effects.send(message.answer(.forbidden))
    }
    let shard = Int(message.request) % specification.shards
    guard records[shard].take(at: effects.now),
      bytes[shard].take(Double(message.size), at: effects.now)
    else {
      counts.throttled += 1
      effects.note(.throttle, node, request: message.request, cause: .capacityUsedUp)
      return effects.send(message.answer(.capacityExceeded))
    }
    taken &+= 1
    counts.records += 1
    counts.parts += startedParts(Int(message.size), of: Specification.billedPer)
    effects.note(.enqueue, node, request: message.request, subject: taken)
    effects.send(message.answer(.ok))
    for reader in readers.indices {
      readers[reader].append(message, action: UInt8(reader), &effects)
    }
    update()
  }

  private mutating func conclude(_ answer: Message, _ effects: inout Effects) {
    guard answer.operation == .batch else { return }
    for reader in readers.indices
    where specification.readers[reader].target == Int(answer.from) {
      readers[reader].conclude(answer, action: UInt8(reader), &effects)
    }
    update()
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    readers[Int(timer.action)].wake(Int(timer.token), action: timer.action, &effects)
    update()
  }

  private mutating func update() { counts.readers = readers.map { $0.counts } }

  package mutating func begin(_ effects: inout Effects) {}
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) {
    counts = StreamServiceCounts()
    for reader in readers.indices { readers[reader].counts = StreamCounts() }
    update()
  }
}

// What the program knows of streams.
extension StreamService: SimulatedService {
  package static let facts = ServiceFacts(
    "stream", "Keeps records in order for everybody who reads.", part: .line)

  package static func outlets(of specification: Specification) -> [Outlet] {
    specification.readers.flatMap { reader in
      [Outlet(reader.target)] + Outlet.to(reader.onFailure, isCertain: false)
    }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  package func meter(_ usage: inout ServiceUsage) {
    usage.addStanding(
      "kinesis.shard-hours", usage.hours * Exact(specification.shards), nil)
    usage.add("kinesis.put-units", Exact(counts.parts), .enqueue)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .enqueue: states.count(.itemsWritten)
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
  package static func stream(_ specification: StreamService.Specification) -> Self {
    Self(StreamService.self, specification)
  }
  package var stream: StreamService.Specification? { specification(of: StreamService.self) }
}

extension StreamServiceCounts {
  /// Those of the first reader have no number.
  var measures: [Measure] {
    [
      Measure("records", Double(records)), Measure("throttled", Double(throttled)),
      Measure("denied", Double(denied)),
    ] + (readers.first?.measures ?? [])
  }
}

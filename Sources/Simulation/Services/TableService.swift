/// The counts of a table.
package struct TableCounts: Hashable, Sendable {
  package var reads = 0
  package var writes = 0
  package var throttled = 0
  package var failed = 0
  package var denied = 0
  /// Half units taken.
  package var readHalves = 0
  package var writeHalves = 0
  package var streamed = 0
  /// Of its stream's reader; nil when nobody reads it.
  package var stream: StreamCounts?
  package var latency = Histogram()
}

/// A table: units, credit, throttling, stream.
package struct TableService {
  package typealias Specification = TableSpecification

  let node: NodeID
  let specification: TableSpecification
  private let rules: RuleBook.Tables
  private let isLimited: Bool
  private var reading: CapacityMeter
  private var writing: CapacityMeter
  private var keyReading: CapacityMeter
  private var keyWriting: CapacityMeter
  private var calls = CallTable()
  private var reader: StreamReader?
  private let latency: Sampler
  private let luck: RandomStream
  private(set) var counts = TableCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    reader = specification.stream.map { StreamReader($0, site) }
    self.specification = specification
    let rules = site.rules.tables
    self.rules = rules
    isLimited = site.isLimited
    switch specification.mode {
    case .onDemand:
      reading = CapacityMeter(startingWith: rules.demandReadsStart * 2)
      writing = CapacityMeter(startingWith: rules.demandWritesStart * 2)
    case .provisioned(let writes, let reads):
      reading = CapacityMeter(halves: reads * 2, burstSeconds: rules.burstSeconds)
      writing = CapacityMeter(halves: writes * 2, burstSeconds: rules.burstSeconds)
    }
    keyReading = CapacityMeter(halves: rules.keyReadsMax * 2, burstSeconds: 0)
    keyWriting = CapacityMeter(halves: rules.keyWritesMax * 2, burstSeconds: 0)
    latency = Sampler(specification.latency)
    luck = site.stream("latency")
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else {
      reader?.conclude(message, action: Self.streamAction, &effects)
      return updateStream()
    }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    let isWrite = [.write, .writeTransaction, .remove].contains(message.operation)
    let halves = TableUnits.halves(message.operation, bytes: Int(message.size), rules: rules)
    if isLimited, let cause = take(halves, isWrite, effects.now) {
      counts.throttled += 1
      effects.note(.throttle, node, request: message.request, cause: cause)
      return effects.send(message.answer(.capacityExceeded))
    }
    var span = latency.duration(
      luck.value(UInt64(message.request), salt: UInt64(message.attempt)))
    let token = calls.open(message, &effects)
    guard let index = calls.index(of: token) else { return }
    let isSlow = specification.slow.hits(
      message, ordinal: Int(calls[index].ordinal),
      luck: luck.value(UInt64(message.request), salt: 1 << 40), at: effects.now)
    if isSlow { span = span * specification.slowFactor }
    guard span > .zero else { return done(token, &effects) }
    effects.remind(Timer(node, 0, token), after: span, .completion)
  }

  private mutating func take(_ halves: Int, _ isWrite: Bool, _ now: SimTime) -> Cause? {
    if specification.isOneKey {
      let cause =
        isWrite ? keyWriting.take(halves, at: now) : keyReading.take(halves, at: now)
      if cause != nil { return .partitionHot }
    }
    return isWrite ? writing.take(halves, at: now) : reading.take(halves, at: now)
  }

  private mutating func count(_ isWrite: Bool, _ halves: Int) {
    if isWrite {
      counts.writes += 1
      counts.writeHalves += halves
    } else {
      counts.reads += 1
      counts.readHalves += halves
    }
  }

  private func step(_ operation: OperationKind) -> StepKind {
    switch operation {
    case .write, .writeTransaction: .write
    case .remove: .remove
    case .query: .query
    default: .read
    }
  }

  /// The reminder of a shard; all others are of calls.
  private static let streamAction: UInt8 = 1

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard timer.action == Self.streamAction else { return done(timer.token, &effects) }
    reader?.wake(Int(timer.token), action: Self.streamAction, &effects)
    updateStream()
  }

  private mutating func updateStream() { counts.stream = reader?.counts }

  private mutating func done(_ token: UInt32, _ effects: inout Effects) {
    guard let index = calls.index(of: token) else { return }
    let entry = calls[index]
    let call = entry.call
    calls.close(index)
    counts.latency.add(effects.now - entry.since)
    let fails = specification.errors.hits(
      call, ordinal: Int(entry.ordinal), luck: luck.value(UInt64(call.request), salt: 1 << 41),
      at: effects.now)
    if fails {
      counts.failed += 1
      effects.note(.error, node, request: call.request, cause: .crashInjected)
      return effects.send(call.answer(.internalError))
    }
    let isWrite = [.write, .writeTransaction, .remove].contains(call.operation)
    let halves = TableUnits.halves(call.operation, bytes: Int(call.size), rules: rules)
    count(isWrite, halves)
    effects.note(step(call.operation), node, request: call.request, value: Int64(halves))
    effects.send(call.answer(.ok, size: call.size))
    guard isWrite, reader != nil else { return }
    counts.streamed += 1
    effects.note(.stream, node, request: call.request, cause: .itemChanged)
    reader?.append(call, action: Self.streamAction, &effects)
    updateStream()
  }

  package mutating func begin(_ effects: inout Effects) {}
  package mutating func finish(_ effects: inout Effects) {}
  package mutating func forget(at now: SimTime) {
    counts = TableCounts()
    reader?.counts = StreamCounts()
  }
}

// What the program knows of tables.
extension TableService: SimulatedService {
  package static let facts = ServiceFacts(
    "table", "Keeps items; capacity is metered in units.", part: .store)

  package static func outlets(of specification: Specification) -> [Outlet] {
    Outlet.to(specification.stream?.target, after: specification.latency.least)
      + Outlet.to(specification.stream?.onFailure, isCertain: false)
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] { [] }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  /// Units on demand, or hours of bought capacity; and what is kept.
  package func meter(_ usage: inout ServiceUsage) {
    switch specification.mode {
    case .onDemand:
      usage.add("dynamodb.write", Exact(counts.writeHalves, over: 2), .write)
      usage.add("dynamodb.read", Exact(counts.readHalves, over: 2), .read)
    case .provisioned(let writes, let reads):
      usage.addStanding("dynamodb.write-capacity", usage.hours * Exact(writes), .write)
      usage.addStanding("dynamodb.read-capacity", usage.hours * Exact(reads), .read)
    }
    usage.addStanding(
      "dynamodb.storage", Exact(measured: specification.stored) * usage.hours.divided(by: 730),
      nil)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .write: states.count(.itemsWritten)
    case .read: states.count(.itemsRead)
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
  package static func table(_ specification: TableService.Specification) -> Self {
    Self(TableService.self, specification)
  }
  package var table: TableService.Specification? { specification(of: TableService.self) }
}

extension TableCounts {
  var measures: [Measure] {
    [
      Measure("reads", Double(reads)), Measure("writes", Double(writes)),
      Measure("read-units", Double(readHalves) / 2, .units),
      Measure("write-units", Double(writeHalves) / 2, .units),
      Measure("throttled", Double(throttled)), Measure("denied", Double(denied)),
      Measure("failed", Double(failed)), Measure("streamed", Double(streamed)),
    ] + latency.measures("latency") + (stream.map { $0.measures } ?? [])
  }
}

/// What happened at a table.
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
struct TableService {
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

  init(
    node: NodeID, specification: TableSpecification, rules: RuleBook, isLimited: Bool,
    seed: UInt64, name: String
  ) {
    reader = specification.stream.map {
      StreamReader(
        node: node, specification: $0, bytesMax: rules.queues.batchBytesMax, seed: seed, name: name)
    }
    let rules = rules.tables
    self.node = node
    self.specification = specification
    self.rules = rules
    self.isLimited = isLimited
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
    luck = RandomStream(seed: seed, name: name + "/latency")
  }

  mutating func receive(_ message: Message, _ effects: inout Effects) {
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

  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard timer.action == Self.streamAction else { return done(timer.token, &effects) }
    reader?.wake(Int(timer.token), action: Self.streamAction, &effects)
    updateStream()
  }

  private mutating func updateStream() { counts.stream = reader?.counts }

  /// Changes that nobody has processed yet.
  var streamWaiting: Int? { reader?.waitingCount }

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

  mutating func forget() {
    counts = TableCounts()
    reader?.counts = StreamCounts()
  }
}

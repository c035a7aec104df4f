/// The counts of a stream's changes.
package struct StreamCounts: Hashable, Sendable {
  package var batches = 0
  package var retries = 0
  /// Changes that were given up: tried too often, or too old.
  package var dropped = 0
  /// How old changes were when they were done.
  package var age = Histogram()
}

/// The event source mapping of a stream: shards, order, batches, retries.
struct StreamReader {
  private struct Record {
    var call: Message
    var time: SimTime
    var number: UInt32
    var isPoison: Bool
  }

  private struct Shard {
    var waiting = Ring<Record>()
    /// Records of the batch under way; 0 when there is none.
    var size = 0
    /// Records of the next batch at most: fewer after a failure that is bisected.
    var limit: Int
    var tries = 0
    var isWindowOver = false
    var waits = false
  }

  private let node: NodeID
  private let specification: StreamSpecification
  private let bytesMax: Int
  private let luck: RandomStream
  private var shards: [Shard]
  private var taken: UInt32 = 0
  var counts = StreamCounts()

  init(_ specification: StreamSpecification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    bytesMax = site.rules.queues.batchBytesMax
    luck = site.stream("stream")
    shards = (0..<max(1, specification.shards)).map { _ in Shard(limit: specification.batch) }
  }

  /// A change: it goes to the shard of its request's key.
  mutating func append(_ call: Message, action: UInt8, _ effects: inout Effects) {
    taken &+= 1
    let isPoison = specification.poison.hits(
      call, ordinal: Int(taken), luck: luck.value(UInt64(taken)), at: effects.now)
    let shard = Int(call.request) % shards.count
    shards[shard].waiting.append(
      Record(call: call, time: effects.now, number: taken, isPoison: isPoison))
    deliver(shard, action, &effects)
  }

  /// A wait of a shard is over: of its window, or before a retry.
  mutating func wake(_ shard: Int, action: UInt8, _ effects: inout Effects) {
    shards[shard].waits = false
    shards[shard].isWindowOver = true
    deliver(shard, action, &effects)
  }

  private mutating func deliver(_ shard: Int, _ action: UInt8, _ effects: inout Effects) {
    guard shards[shard].size == 0, !shards[shard].waits else { return }
    dropOld(shard, &effects)
    guard let first = shards[shard].waiting.first else { return }
    let isFull = shards[shard].waiting.count >= shards[shard].limit
    guard isFull || specification.window == .zero || shards[shard].isWindowOver else {
      return wait(shard, specification.window, action, &effects)
    }
    shards[shard].isWindowOver = false
    var (count, bytes, poison) = (0, 0, 0)
    while count < min(shards[shard].limit, shards[shard].waiting.count) {
      let record = shards[shard].waiting[count]
      bytes += Int(record.call.size)
      if count > 0, bytes > bytesMax { break }
      if record.isPoison { poison += 1 }
      count += 1
    }
    shards[shard].size = count
    counts.batches += 1
    effects.note(
      .poll, node, request: first.call.request, subject: first.number,
      cause: isFull ? .batchFull : .windowClosed, value: Int64(count))
    effects.send(
      .call(
        .batch, to: NodeID(specification.target), from: node, token: UInt32(shard),
        request: first.call.request, size: UInt32(clamping: bytes),
        attempt: UInt8(clamping: shards[shard].tries), branch: UInt32(count),
        flaws: UInt8(clamping: poison)))
  }

  private mutating func wait(
    _ shard: Int, _ span: SimDuration, _ action: UInt8, _ effects: inout Effects
  ) {
    shards[shard].waits = true
    effects.remind(Timer(node, action, UInt32(shard)), after: span, .arrival)
  }

  /// The function answered a batch. Until all of it is done or given up, its shard stands.
  mutating func conclude(_ answer: Message, action: UInt8, _ effects: inout Effects) {
    let shard = Int(answer.token)
    guard shards.indices.contains(shard), shards[shard].size > 0 else { return }
    let size = shards[shard].size
    shards[shard].size = 0
    if answer.outcome == .ok {
      finish(shard, size, effects.now)
      (shards[shard].limit, shards[shard].tries) = (specification.batch, 0)
      return deliver(shard, action, &effects)
    }
    var left = size
    if answer.outcome == .partial {
      // What stands before the first failure is done.
      let done = (0..<size).first { shards[shard].waiting[$0].isPoison } ?? size
      finish(shard, done, effects.now)
      left -= done
    }
    fail(shard, left, answer.outcome, action, &effects)
  }

  private mutating func finish(_ shard: Int, _ count: Int, _ now: SimTime) {
    for _ in 0..<count {
      if let record = shards[shard].waiting.popFirst() { counts.age.add(now - record.time) }
    }
  }

  private mutating func fail(
    _ shard: Int, _ size: Int, _ outcome: Outcome, _ action: UInt8, _ effects: inout Effects
  ) {
    counts.retries += 1
    if specification.bisects, size > 1, outcome != .throttled {
      shards[shard].limit = (size + 1) / 2
    } else if outcome != .throttled {
      shards[shard].tries += 1
      if let most = specification.retriesMax, shards[shard].tries > most {
        drop(shard, size, .retriesExhausted, &effects)
        (shards[shard].limit, shards[shard].tries) = (specification.batch, 0)
        return deliver(shard, action, &effects)
      }
    }
    // How long the poller waits is not documented: a second, doubled up to a minute.
    let span = RetryPolicy(
      attempts: .max, delay: .seconds(1), backoff: 2, delayMax: .seconds(60)
    ).wait(after: max(0, shards[shard].tries - 1))
    let request = shards[shard].waiting.first?.call.request ?? 0
    effects.note(
      .retryLater, node, request: request, cause: .retryAfterError, value: span.nanoseconds)
    wait(shard, span, action, &effects)
  }

  private mutating func dropOld(_ shard: Int, _ effects: inout Effects) {
    while let first = shards[shard].waiting.first,
      effects.now - first.time > specification.ageMax
    {
      drop(shard, 1, .tooOld, &effects)
    }
  }

  /// Gives changes up: whoever is to hear of it hears once for all of them.
  private mutating func drop(
    _ shard: Int, _ count: Int, _ cause: Cause, _ effects: inout Effects
  ) {
    guard let first = shards[shard].waiting.first else { return }
    for _ in 0..<count { _ = shards[shard].waiting.popFirst() }
    counts.dropped += count
    effects.note(.deadLetter, node, request: first.call.request, cause: cause)
    guard let target = specification.onFailure else { return }
    effects.hand(on: first.call, from: node, to: target, branch: 0, nil)
  }
}

extension StreamCounts {
  var measures: [Measure] {
    [
      Measure("stream-batches", Double(batches)), Measure("stream-retries", Double(retries)),
      Measure("stream-dropped", Double(dropped)),
    ] + age.measures("iterator-age")
  }
}

// What takes messages out of a queue: batches, their window, the number of pollers.
extension QueueService {
  /// Batches that may be under way now. They grow while messages wait.
  private func pollers(at now: SimTime) -> Int {
    let minutes = backlogSince.map { Int((now - $0).nanoseconds / 60_000_000_000) } ?? 0
    let grown = min(rules.pollersMax, rules.pollersStart + minutes * rules.pollersPerMinute)
    return min(grown, specification.concurrencyMax ?? .max)
  }

  /// Messages that may be handed out now.
  private var readyCount: Int {
    specification.groups > 0 ? groups.readyCount : counts.visible.count
  }

  /// Whether what waits fills a batch, by number or by bytes.
  private var isFull: Bool {
    readyCount >= specification.batch || visibleBytes >= rules.batchBytesMax
  }

  /// Hands out as many batches as pollers, messages and the window allow.
  mutating func deliver(_ effects: inout Effects, windowIsOver: Bool = false) {
    guard let consumer = specification.consumer else { return }
    while readyCount > 0, counts.inFlight.count < rules.inFlightMax {
      guard batches.openCount < pollers(at: effects.now) else { return expectPollers(&effects) }
      guard windowIsOver || specification.window == .zero || isFull else {
        return openWindow(&effects)
      }
      // A batch that is full has ended its window; who comes next begins another.
      windowIsOpen = false
      guard let first = takeBatch(&effects) else { return }
      hand(first, to: consumer, &effects)
    }
    if readyCount == 0 {
      backlogSince = nil
      windowIsOpen = false
    }
  }

  /// More pollers come while messages wait, up to what the consumer may have at once.
  private mutating func expectPollers(_ effects: inout Effects) {
    if backlogSince == nil { backlogSince = effects.now }
    let most = min(rules.pollersMax, specification.concurrencyMax ?? .max)
    guard !pollersWake, pollers(at: effects.now) < most else { return }
    pollersWake = true
    effects.remind(Timer(node, Action.morePollers), after: .seconds(60), .control)
  }

  private mutating func openWindow(_ effects: inout Effects) {
    guard !windowIsOpen else { return }
    windowIsOpen = true
    windowNumber &+= 1
    effects.remind(
      Timer(node, Action.window, windowNumber), after: specification.window, .arrival)
  }

  /// Takes messages off the line, chained by `next`; the result is the first.
  private mutating func takeBatch(_ effects: inout Effects) -> Int? {
    let places = specification.groups > 0 ? nextOrdered() : nextInLine()
    guard let first = places.first else { return nil }
    for (index, place) in places.enumerated() {
      items[place].next = index + 1 < places.count ? Int32(places[index + 1]) : -1
      items[place].state = .inFlight
      items[place].receives += 1
      counts.received += 1
      visibleBytes -= Int(items[place].call.size)
      counts.visible.add(-1, at: effects.now)
      counts.inFlight.add(1, at: effects.now)
      items[place].hiddenSlot = effects.join(
        hidingLane, Timer(node, Action.reappear, token(UInt32(place))))
      effects.note(
        .poll, node, request: items[place].call.request, subject: items[place].number,
        cause: places.count == specification.batch ? .batchFull : .windowClosed,
        value: Int64(items[place].receives))
    }
    return first
  }

  /// A batch ends before the message with which it would be too large.
  private mutating func nextInLine() -> [Int] {
    var places: [Int] = []
    var bytes = 0
    while places.count < specification.batch, let token = line.first {
      guard let place = place(of: token), items[place].state == .visible else {
        _ = line.popFirst()
        continue
      }
      bytes += Int(items[place].call.size)
      guard places.isEmpty || bytes <= rules.batchBytesMax else { break }
      _ = line.popFirst()
      places.append(place)
    }
    return places
  }

  private mutating func nextOrdered() -> [Int] {
    var bytes = 0
    let items = items
    return groups.take(specification.batch) { [max = rules.batchBytesMax] place in
      let isFirst = bytes == 0
      bytes += Int(items[place].call.size)
      return isFirst || bytes <= max
    }
  }

  private mutating func hand(_ first: Int, to consumer: Int, _ effects: inout Effects) {
    counts.batches += 1
    var (count, poison, size) = (0, 0, 0)
    let token = batches.open(items[first].call, &effects)
    var place = first
    while place >= 0 {
      count += 1
      if items[place].isPoison { poison += 1 }
      size += Int(items[place].call.size)
      items[place].batch = token
      place = Int(items[place].next)
    }
    counts.batchParts += startedParts(size, of: rules.billedPer)
    guard let index = batches.index(of: token) else { return }
    batches[index].mark = Int32(first)
    let call = items[first].call
    effects.send(
      .call(
        .batch, to: NodeID(consumer), from: node, token: token, request: call.request,
        size: UInt32(clamping: size), attempt: UInt8(min(items[first].receives - 1, 255)),
        branch: UInt32(count), flaws: UInt8(min(poison, 255)), chain: call.chain))
  }

  /// A consumer is done with a batch: what it processed is deleted, the rest stays hidden until its
  /// time is over.
  mutating func conclude(_ answer: Message, _ effects: inout Effects) {
    guard let index = batches.index(of: answer.token) else { return }
    var place = Int(batches[index].mark)
    var isDeleting = false
    // Of an ordered batch nothing counts as done behind the first that failed.
    var isStopped = false
    while place >= 0 {
      let next = Int(items[place].next)
      let isMine = items[place].batch == answer.token && items[place].state == .inFlight
      if answer.outcome == .partial, items[place].isPoison, specification.groups > 0 {
        isStopped = true
      }
      let isDone =
        answer.outcome == .ok
        || (answer.outcome == .partial && !items[place].isPoison && !isStopped)
      if isMine, isDone {
        isDeleting = true
        delete(place, &effects)
      }
      place = next
    }
    if isDeleting { counts.deleteCalls += 1 }
    batches.close(index)
    deliver(&effects)
  }

  /// A copy of the message was where the deletion did not arrive, and is found again.
  private mutating func comeAgain(_ place: Int, _ effects: inout Effects) {
    counts.duplicates += 1
    items[place].comesAgain = false
    items[place].batch = .max
    if items[place].hiddenSlot >= 0 { effects.leave(hidingLane, items[place].hiddenSlot) }
    items[place].hiddenSlot = -1
    counts.inFlight.add(-1, at: effects.now)
    effects.note(
      .reappear, node, request: items[place].call.request, subject: items[place].number,
      cause: .comesTwice)
    show(UInt32(place), &effects)
  }

  private mutating func delete(_ place: Int, _ effects: inout Effects) {
    if items[place].comesAgain { return comeAgain(place, &effects) }
    counts.deleted += 1
    counts.age.add(effects.now - items[place].sent)
    effects.note(
      .delete, node, request: items[place].call.request, subject: items[place].number)
    drop(place, &effects)
  }
}

/// The counts of a queue.
package struct QueueCounts: Hashable, Sendable {
  package var sent = 0
  /// Sends and batches as they are billed: each started part of a payload counts.
  package var sendParts = 0
  package var batchParts = 0
  package var denied = 0
  /// Messages handed to a consumer, again counted again.
  package var received = 0
  package var batches = 0
  package var deleted = 0
  package var deleteCalls = 0
  package var reappeared = 0
  package var duplicates = 0
  package var dead = 0
  package var expired = 0
  package var visible = Occupancy()
  package var inFlight = Occupancy()
  package var age = Histogram()
}

/// Messages wait, are handed out in batches, hidden meanwhile, and deleted when done.
package struct QueueService {
  package typealias Specification = QueueSpecification

  enum Action {
    static let reappear: UInt8 = 0
    static let expire: UInt8 = 1
    static let window: UInt8 = 2
    static let morePollers: UInt8 = 3
  }

  enum State: UInt8 { case gone, visible, inFlight }

  struct Item {
    var call: Message
    var number: UInt32
    var sent: SimTime
    var state: State
    var receives = 0
    var generation: UInt8
    var isPoison: Bool
    /// A copy of it outlives its deletion.
    var comesAgain = false
    var group: Int32
    var next: Int32 = -1
    var batch: UInt32 = .max
    var hiddenSlot: Int32 = -1
    var keptSlot: Int32 = -1
  }

  let node: NodeID
  let specification: QueueSpecification
  let rules: RuleBook.Queues
  let wrong: Set<WrongRule>
  var items = Slab<Item>()
  var free = Slab<UInt32>()
  /// Standard queue: tokens in order of sending, stale ones among them.
  var line = Ring<UInt32>()
  /// Ordered queue: its groups.
  var groups: MessageGroups
  /// Bytes of the messages that wait.
  var visibleBytes = 0
  var batches = CallTable()
  var hidingLane: LaneID = 0
  var keepingLane: LaneID = 0
  /// Whether a batch is waiting for more messages, and which of all windows that is.
  var windowIsOpen = false
  var windowNumber: UInt32 = 0
  var backlogSince: SimTime?
  var pollersWake = false
  private let lengthMax: Int
  private let hasDuplicates: Bool
  /// Messages ever taken; the next one's number is one more.
  private var taken: UInt32 = 0
  let luck: RandomStream
  var counts = QueueCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    hasDuplicates = specification.duplicates != .never
    lengthMax = site.scenario.limits.queueLengthMax
    self.specification = specification
    rules = site.rules.queues
    wrong = site.wrong
    groups = MessageGroups(specification.groups)
    luck = site.stream("poison")
  }

  package mutating func begin(_ effects: inout Effects) {
    hidingLane = effects.openLane(specification.hiding, .expiry)
    keepingLane = effects.openLane(specification.retention, .expiry)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return conclude(message, &effects) }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    guard counts.visible.count + counts.inFlight.count < lengthMax else {
      return effects.stop(.queueLimit, at: node)
    }
    counts.sent += 1
    counts.sendParts += startedParts(Int(message.size), of: rules.billedPer)
    let place = keep(message, &effects)
    effects.note(
      .enqueue, node, request: message.request, subject: items[Int(place)].number,
      value: Int64(counts.visible.count + 1))
    effects.send(message.answer(.ok))
    show(place, &effects)
    deliver(&effects)
  }

  private mutating func keep(_ message: Message, _ effects: inout Effects) -> UInt32 {
    taken &+= 1
    let number = taken
    let isPoison = specification.poison.hits(
      message, ordinal: Int(number), luck: luck.value(UInt64(number)), at: effects.now)
    let groups = specification.groups
    let comesAgain =
      hasDuplicates
      && specification.duplicates.hits(
        message, ordinal: Int(number), luck: luck.value(UInt64(number), salt: 1), at: effects.now)
    var item = Item(
      call: message, number: number, sent: effects.now, state: .visible, generation: 0,
      isPoison: isPoison, comesAgain: comesAgain,
      group: groups > 0 ? Int32(Int(message.request &+ message.branch) % groups) : -1)
    let place: UInt32
    if let reused = free.popLast() {
      place = reused
      item.generation = items[Int(place)].generation
      items[Int(place)] = item
    } else {
      place = UInt32(items.count)
      items.append(item)
    }
    items[Int(place)].keptSlot = effects.join(
      keepingLane, Timer(node, Action.expire, token(place)))
    return place
  }

  func token(_ place: UInt32) -> UInt32 {
    place | UInt32(items[Int(place)].generation) << 24
  }

  func place(of token: UInt32) -> Int? {
    let place = Int(token & 0xFF_FFFF)
    return items[place].generation == UInt8(token >> 24) ? place : nil
  }

  /// Puts a message where consumers find it.
  mutating func show(_ place: UInt32, _ effects: inout Effects) {
    items[Int(place)].state = .visible
    counts.visible.add(1, at: effects.now)
    visibleBytes += Int(items[Int(place)].call.size)
    guard specification.groups > 0 else { return line.append(token(place)) }
    let item = items[Int(place)]
    groups.insert(Int(place), number: item.number, into: item.group)
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.reappear:
      guard let place = place(of: timer.token) else { return }
      reappear(place, &effects)
    case Action.expire:
      guard let place = place(of: timer.token) else { return }
      items[place].keptSlot = -1
      counts.expired += 1
      effects.note(
        .delete, node, request: items[place].call.request, subject: items[place].number,
        cause: .tooOld)
      let wasUnderWay = items[place].state == .inFlight
      drop(place, &effects)
      if wasUnderWay { deliver(&effects) }
    case Action.window:
      guard windowIsOpen, timer.token == windowNumber else { return }
      windowIsOpen = false
      deliver(&effects, windowIsOver: true)
    default:
      pollersWake = false
      deliver(&effects)
    }
  }

  /// A message was hidden for its time and nobody deleted it.
  private mutating func reappear(_ place: Int, _ effects: inout Effects) {
    items[place].hiddenSlot = -1
    items[place].batch = .max
    counts.inFlight.add(-1, at: effects.now)
    if items[place].group >= 0 { groups.settle(items[place].group) }
    let (request, number) = (items[place].call.request, items[place].number)
    let isDone =
      wrong.contains(.noRetry) || items[place].receives >= specification.receivesMax ?? .max
    guard !isDone else {
      counts.dead += 1
      effects.note(.deadLetter, node, request: request, subject: number, cause: .receivedTooOften)
      if let target = specification.deadLetter {
        effects.hand(on: items[place].call, from: node, to: target, branch: 0, nil)
      }
      items[place].state = .gone
      drop(place, &effects)
      return deliver(&effects)
    }
    counts.reappeared += 1
    effects.note(.reappear, node, request: request, subject: number, cause: .visibilityExpired)
    show(UInt32(place), &effects)
    deliver(&effects)
  }

  /// Forgets a message for good.
  mutating func drop(_ place: Int, _ effects: inout Effects) {
    if items[place].keptSlot >= 0 { effects.leave(keepingLane, items[place].keptSlot) }
    if items[place].hiddenSlot >= 0 { effects.leave(hidingLane, items[place].hiddenSlot) }
    switch items[place].state {
    case .visible:
      counts.visible.add(-1, at: effects.now)
      visibleBytes -= Int(items[place].call.size)
      if items[place].group >= 0 { groups.remove(place, from: items[place].group) }
    case .inFlight:
      counts.inFlight.add(-1, at: effects.now)
      if items[place].group >= 0 { groups.settle(items[place].group) }
    case .gone: break
    }
    items[place].state = .gone
    items[place].hiddenSlot = -1
    items[place].keptSlot = -1
    items[place].generation &+= 1
    free.append(UInt32(place))
  }

  package mutating func finish(_ effects: inout Effects) {
    counts.visible.settle(at: effects.now)
    counts.inFlight.settle(at: effects.now)
  }

  package mutating func forget(at now: SimTime) {
    let (visible, inFlight) = (counts.visible, counts.inFlight)
    counts = QueueCounts()
    (counts.visible, counts.inFlight) = (visible, inFlight)
    counts.visible.forget(at: now)
    counts.inFlight.forget(at: now)
  }
}

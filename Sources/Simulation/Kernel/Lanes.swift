/// A lane by its number.
typealias LaneID = Int

/// Waits of one constant length, in the order they began, which is the order they end. Only the
/// head of a lane stands in the event queue; joining, leaving early and ending are O(1).
///
/// Idle environments wait here for their expiry: almost all of them are called before it, and a
/// heap would carry every one of those waits to the end.
struct Lanes {
  struct Waiter {
    var time: Int64
    var order: UInt64
    var timer: Timer
    var before: Int32
    var after: Int32
  }

  private struct Lane {
    let delay: Int64
    let precedence: Precedence
    var head: Int32 = -1
    var tail: Int32 = -1
    var isArmed = false
  }

  /// The node number under which lanes receive their timers; no service has it.
  static let node = NodeID.max

  private var lanes = Slab<Lane>()
  private var waiters = Slab<Waiter>()
  private var free: Int32 = -1

  /// Opens a lane whose waits last `delay`.
  mutating func open(_ delay: SimDuration, _ precedence: Precedence) -> LaneID {
    lanes.append(Lane(delay: delay.nanoseconds, precedence: precedence))
    return lanes.count - 1
  }

  /// Adds a wait that begins now; the result names it for `leave`.
  @inline(__always)
  mutating func join(
    _ lane: LaneID, _ timer: Timer, at now: SimTime, _ queue: inout EventQueue
  ) -> Int32 {
    let (time, overflow) = now.nanoseconds.addingReportingOverflow(lanes[lane].delay)
    let waiter = Waiter(
      time: overflow ? .max : time, order: queue.order(lanes[lane].precedence), timer: timer,
      before: lanes[lane].tail, after: -1)
    let slot = keep(waiter)
    if waiter.before >= 0 {
      waiters[Int(waiter.before)].after = slot
    } else {
      lanes[lane].head = slot
    }
    lanes[lane].tail = slot
    if !lanes[lane].isArmed { arm(lane, &queue) }
    return slot
  }

  /// Ends a wait early. Its lane's armed entry stays in the queue and finds out when it is due.
  @inline(__always)
  mutating func leave(_ lane: LaneID, _ slot: Int32) {
    let (before, after) = (waiters[Int(slot)].before, waiters[Int(slot)].after)
    if before >= 0 { waiters[Int(before)].after = after } else { lanes[lane].head = after }
    if after >= 0 { waiters[Int(after)].before = before } else { lanes[lane].tail = before }
    waiters[Int(slot)].after = free
    free = slot
  }

  var bytes: Int { waiters.bytes }

  /// The timer of the wait that ends now, if the armed entry still stands for one.
  mutating func due(_ entry: EventQueue.Entry, _ queue: inout EventQueue) -> Timer? {
    let lane = Int(entry.timer.token)
    lanes[lane].isArmed = false
    let head = lanes[lane].head
    guard head >= 0 else { return nil }
    guard waiters[Int(head)].order == entry.order else {
      arm(lane, &queue)
      return nil
    }
    let timer = waiters[Int(head)].timer
    leave(lane, head)
    if lanes[lane].head >= 0 { arm(lane, &queue) }
    return timer
  }

  private mutating func arm(_ lane: LaneID, _ queue: inout EventQueue) {
    lanes[lane].isArmed = true
    let head = waiters[Int(lanes[lane].head)]
    queue.push(
      EventQueue.Entry(
        time: head.time, order: head.order, timer: Timer(Self.node, 0, UInt32(lane))))
  }

  @inline(__always)
  private mutating func keep(_ waiter: Waiter) -> Int32 {
    guard free >= 0 else {
      waiters.append(waiter)
      return Int32(waiters.count - 1)
    }
    let slot = free
    free = waiters[Int(slot)].after
    waiters[Int(slot)] = waiter
    return slot
  }
}

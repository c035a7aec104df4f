/// The effects of a service besides changing itself: speak to others at this instant, be reminded
/// later, and leave a mark in the trace. Services never see the queue, the clock's hand or each
/// other.
package struct Effects {
  private(set) var now = SimTime.start
  private var queue = EventQueue()
  private var lanes = Lanes()
  private var instant = InstantQueue()
  var recorder: Recorder
  var account: Account
  /// Timers that came due and messages that were delivered.
  private(set) var eventCount = 0
  /// The count of events at which the loop looks up.
  var pause = 0
  /// What a service has too much of, when one does: the run ends at the next look.
  private(set) var excess: RunEnd.Excess?

  init(recorder: Recorder, account: Account) {
    self.recorder = recorder
    self.account = account
  }

  /// Ends the run: a service cannot hold what comes to it.
  mutating func stop(_ reason: RunEnd.Reason, at node: NodeID) {
    if excess == nil { excess = RunEnd.Excess(reason: reason, node: node) }
    pause = 0
  }

  /// Whether a service may hold one more of what it numbers; the run ends when it may not.
  @inline(__always)
  mutating func hasPlace(_ count: Int, for node: NodeID) -> Bool {
    if count < Limits.placesMax - 1 { return true }
    stop(.tooManyAtOnce, at: node)
    return false
  }

  /// What is under way takes about so many bytes: services keep some three times as much about a
  /// wait or a message as stands here.
  var bytes: Int { 4 * (queue.bytes + lanes.bytes + instant.bytes) + recorder.bytes }

  /// Hands a message over at this instant, after those already handed over.
  @inline(__always)
  mutating func send(_ message: Message) { instant.append(message) }

  /// Reminds a service after `delay`.
  @inline(__always)
  mutating func remind(
    _ timer: Timer, after delay: SimDuration, _ precedence: Precedence
  ) {
    // A window that ends before it begins is over at once.
    let time = now + max(.zero, delay)
    guard time != .never else { return }
    queue.push(
      EventQueue.Entry(time: time.nanoseconds, order: queue.order(precedence), timer: timer))
  }

  /// Opens a lane for waits of one constant length.
  mutating func openLane(_ delay: SimDuration, _ precedence: Precedence) -> LaneID {
    lanes.open(delay, precedence)
  }

  /// Begins a wait in a lane; the result ends it early in `leave`.
  @inline(__always)
  mutating func join(_ lane: LaneID, _ timer: Timer) -> Int32 {
    lanes.join(lane, timer, at: now, &queue)
  }

  @inline(__always)
  mutating func leave(_ lane: LaneID, _ slot: Int32) { lanes.leave(lane, slot) }

  /// Marks a step of the trace, when somebody reads along.
  @inline(__always)
  mutating func note(
    _ step: StepKind, _ node: NodeID, request: UInt32, subject: UInt32 = 0,
    cause: Cause = .none, value: Int64 = 0
  ) {
    guard recorder.isOn else { return }
    recorder.record(
      TraceEntry(
        time: now, node: node, step: step, cause: cause, request: request, subject: subject,
        value: value))
  }

  /// The next message of this instant.
  @inline(__always)
  mutating func nextMessage() -> Message? {
    guard let message = instant.popFirst() else { return nil }
    eventCount += 1
    return message
  }

  /// The next timer due at or before `horizon`; time moves there.
  @inline(__always)
  mutating func nextTimer(until horizon: SimTime) -> Timer? {
    while let entry = queue.pop(until: horizon.nanoseconds) {
      assert(entry.time >= now.nanoseconds, "time never runs backwards")
      if entry.timer.node != Lanes.node {
        now = SimTime(nanoseconds: entry.time)
        eventCount += 1
        return entry.timer
      }
      if let timer = lanes.due(entry, &queue) {
        now = SimTime(nanoseconds: entry.time)
        eventCount += 1
        return timer
      }
    }
    return nil
  }

  /// Moves time to the end of the run.
  mutating func finish(at end: SimTime) { now = max(now, end) }

  /// How many timers wait; lanes count once each.
  var pendingCount: Int { queue.count }
}

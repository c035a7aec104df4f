/// One run of a scenario, as a loop: messages of this instant, then the next timer, until nothing
/// is left or a limit is reached.
package struct Simulator: ~Copyable {
  let scenario: Scenario
  var world: World
  var effects: Effects
  private let end: SimTime
  private var isWarm: Bool
  private let watch: RunWatch?
  private let instantEventsMax: Int
  /// Where the loop looked up last: the events by then, and those of the instant before.
  private var looked = (time: SimTime.start, events: 0, before: 0)

  /// A run that has not begun.
  package init(_ scenario: Scenario, watch: RunWatch? = nil) {
    self.watch = watch
    self.scenario = scenario
    effects = Effects(
      recorder: Recorder(focus: scenario.focus, entriesMax: scenario.limits.traceEntriesMax),
      account: Account(scenario))
    world = World(scenario)
    end = min(SimTime.start + (scenario.horizon ?? .forever), .latest)
    isWarm = scenario.warmUp == .zero
    instantEventsMax = scenario.limits.instantEventsMax + 1000 * scenario.requestsAtOnce
    world.begin(&effects)
    effects.pause = nextPause
  }

  /// Runs to the end.
  package mutating func run() -> RunEnd {
    if !isWarm {
      let warm = min(SimTime.start + scenario.warmUp, end)
      let reason = run(until: warm)
      guard reason == .horizon || reason == .nothingLeft else { return finish(reason) }
      effects.finish(at: warm)
      world.forget(at: effects.now)
      isWarm = true
    }
    return finish(run(until: end))
  }

  /// The count of events at which the loop looks up.
  private var nextPause: Int {
    min(scenario.limits.eventsMax, effects.eventCount + RunWatch.stride)
  }

  /// One event after the other, up to and including those due at `horizon`.
  private mutating func run(until horizon: SimTime) -> RunEnd.Reason {
    while true {
      while let message = effects.nextMessage() {
        world.deliver(message, &effects)
        if effects.eventCount >= effects.pause, let reason = lookUp(at: message.to) {
          return reason
        }
      }
      guard let timer = effects.nextTimer(until: horizon) else { break }
      world.wake(timer, &effects)
      if effects.eventCount >= effects.pause, let reason = lookUp(at: timer.node) {
        return reason
      }
    }
    return scenario.horizon != nil && effects.pendingCount > 0 ? .horizon : .nothingLeft
  }

  /// Whether the run must end before its time, while the service `node` was at work.
  private mutating func lookUp(at node: NodeID) -> RunEnd.Reason? {
    if let excess = effects.excess { return excess.reason }
    let count = effects.eventCount
    if count >= scenario.limits.eventsMax { return .eventLimit }
    if let watch, watch.isStopped { return .interrupted }
    watch?.add(events: count - looked.events)
    let atOnce = looked.time == effects.now ? looked.before + count - looked.events : 0
    looked = (effects.now, count, atOnce)
    if atOnce > instantEventsMax { effects.stop(.instantLimit, at: node) }
    if effects.bytes > scenario.limits.bytesMax {
      effects.stop(.memoryLimit, at: node)
    }
    if let excess = effects.excess { return excess.reason }
    effects.pause = nextPause
    return nil
  }

  /// Takes one event; false when nothing is left. Tests look at the state in between.
  package mutating func step() -> Bool {
    if let message = effects.nextMessage() {
      world.deliver(message, &effects)
      return true
    }
    guard let timer = effects.nextTimer(until: end) else { return false }
    world.wake(timer, &effects)
    return true
  }

  /// A run with a horizon lasts until then, whatever is left to happen: what is paid for by time is
  /// paid for, and a mean over time knows of the quiet.
  private mutating func finish(_ reason: RunEnd.Reason) -> RunEnd {
    let last = effects.now
    let isWhole = reason == .horizon || (reason == .nothingLeft && scenario.horizon != nil)
    if isWhole { effects.finish(at: end) }
    world.finish(&effects)
    watch?.addRun()
    return RunEnd(
      reason: reason, time: effects.now, lastEvent: last, eventCount: effects.eventCount,
      isTraceCut: effects.recorder.isCut, culprits: scenario.names(behind: effects.excess))
  }
}

/// How a run came to its end.
package struct RunEnd: Hashable, Sendable {
  /// Why no further event was taken.
  package enum Reason: String, Sendable, CaseIterable {
    case nothingLeft = "nothing-left"
    case horizon
    case eventLimit = "event-limit"
    /// Very much happened while no time passed: services that answer each other in a circle.
    case instantLimit = "instant-limit"
    /// What was under way took more bytes than it may.
    case memoryLimit = "memory-limit"
    /// A queue was longer than it may be.
    case queueLimit = "queue-limit"
    /// A service held more calls, messages or environments than a run can tell apart.
    case tooManyAtOnce = "too-many-at-once"
    /// Somebody stopped it from outside: figures are of what had happened by then.
    case interrupted

    /// Whether the run came to the end that its author meant.
    package var isWhole: Bool { self == .nothingLeft || self == .horizon }
  }

  /// What a service has too much of.
  struct Excess {
    let reason: Reason
    let node: NodeID
  }

  package let reason: Reason
  /// The instant up to which everything was counted: the horizon, where there is one.
  package let time: SimTime
  /// When the last event was taken.
  package let lastEvent: SimTime
  package let eventCount: Int
  /// True when there were more marks than the trace may hold.
  package let isTraceCut: Bool
  /// The services that were at it when a limit was reached, by name: a circle in order, or one.
  package let culprits: [String]
}

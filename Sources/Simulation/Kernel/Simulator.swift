/// One run of a scenario, as a loop: messages of this instant, then the next timer, until nothing
/// is left or a limit is reached.
package struct Simulator: ~Copyable {
  let scenario: Scenario
  var world: World
  var effects: Effects
  private let end: SimTime
  private var isWarm: Bool
  private let watch: RunWatch?

  /// A run that has not begun.
  package init(_ scenario: Scenario, watch: RunWatch? = nil) {
    self.watch = watch
    self.scenario = scenario
    effects = Effects(
      recorder: Recorder(focus: scenario.focus, entriesMax: scenario.limits.traceEntriesMax),
      account: Account(scenario))
    world = World(scenario)
    end = SimTime.start + (scenario.horizon ?? .forever)
    isWarm = scenario.warmUp == .zero
    world.begin(&effects)
  }

  /// Runs to the end.
  package mutating func run() -> RunEnd {
    if !isWarm {
      let reason = run(until: SimTime.start + scenario.warmUp)
      guard reason == .horizon || reason == .nothingLeft else { return finish(reason) }
      effects.finish(at: SimTime.start + scenario.warmUp)
      world.forget(at: effects.now)
      isWarm = true
    }
    return finish(run(until: end))
  }

  /// The count of events at which the loop looks up: the limit, or the next look of a watch.
  private var nextPause: Int {
    guard watch != nil else { return scenario.limits.eventsMax }
    return min(scenario.limits.eventsMax, effects.eventCount + RunWatch.stride)
  }

  /// One event after the other, up to and including those due at `horizon`.
  private mutating func run(until horizon: SimTime) -> RunEnd.Reason {
    let last = min(horizon, SimTime(nanoseconds: .max - 1))
    var pause = nextPause
    while true {
      while let message = effects.nextMessage() { world.deliver(message, &effects) }
      if effects.eventCount >= pause {
        if effects.eventCount >= scenario.limits.eventsMax { return .eventLimit }
        if let watch, watch.isStopped { return .interrupted }
        watch?.add(events: RunWatch.stride)
        pause = nextPause
      }
      guard let timer = effects.nextTimer(until: last) else { break }
      world.wake(timer, &effects)
    }
    return horizon != .never && effects.pendingCount > 0 ? .horizon : .nothingLeft
  }

  /// Takes one event; false when nothing is left. Tests look at the state in between.
  package mutating func step() -> Bool {
    if let message = effects.nextMessage() {
      world.deliver(message, &effects)
      return true
    }
    let last = min(end, SimTime(nanoseconds: .max - 1))
    guard let timer = effects.nextTimer(until: last) else { return false }
    world.wake(timer, &effects)
    return true
  }

  private mutating func finish(_ reason: RunEnd.Reason) -> RunEnd {
    if reason == .horizon { effects.finish(at: end) }
    world.finish(&effects)
    watch?.addRun()
    return RunEnd(
      reason: reason, time: effects.now, eventCount: effects.eventCount,
      isTraceCut: effects.recorder.isCut)
  }
}

/// How a run came to its end.
package struct RunEnd: Hashable, Sendable {
  /// Why no further event was taken.
  package enum Reason: String, Sendable {
    case nothingLeft = "nothing-left"
    case horizon
    case eventLimit = "event-limit"
    /// Somebody stopped it from outside: figures are of what had happened by then.
    case interrupted
  }

  package let reason: Reason
  package let time: SimTime
  package let eventCount: Int
  /// True when there were more marks than the trace may hold.
  package let isTraceCut: Bool
}

/// One run of a scenario, as a loop: messages of this instant, then the next timer, until nothing
/// is left or a limit is reached.
package struct Simulator: ~Copyable {
  let scenario: Scenario
  var world: World
  var effects: Effects
  private let end: SimTime
  private var isWarm: Bool

  /// A run that has not begun.
  package init(_ scenario: Scenario) {
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

  /// One event after the other, up to and including those due at `horizon`.
  private mutating func run(until horizon: SimTime) -> RunEnd.Reason {
    let last = min(horizon, SimTime(nanoseconds: .max - 1))
    let eventsMax = scenario.limits.eventsMax
    while true {
      while let message = effects.nextMessage() { world.deliver(message, &effects) }
      guard effects.eventCount < eventsMax else { return .eventLimit }
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
  }

  package let reason: Reason
  package let time: SimTime
  package let eventCount: Int
  /// True when there were more marks than the trace may hold.
  package let isTraceCut: Bool
}

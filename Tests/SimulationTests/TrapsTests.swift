import Simulation
import Testing

/// What explanations of this subject often get wrong, held against every step of many runs, as they
/// are and under every wrong rule.
@Suite struct TrapsTests {
  private struct Situation: CustomStringConvertible {
    let seed: UInt64
    let rule: WrongRule?

    var description: String { "seed \(seed), \(rule?.rawValue ?? "as it is")" }
  }

  private static let situations: [Situation] = (1...6).flatMap { seed -> [Situation] in
    let rules: [WrongRule?] = [nil] + WrongRule.allCases
    return rules.map { Situation(seed: UInt64(seed), rule: $0) }
  }

  /// Visits with pauses around the idle time, a limit that is reached and a timeout that is hit.
  private func trace(_ situation: Situation) -> Trace {
    var function = FunctionSpecification(.exponential(mean: .seconds(2)), idle: 20)
    function.initialisation = .constant(.seconds(1))
    function.reserved = 3
    function.timeout = .seconds(6)
    let scenario = Scenario.calls(
      .poisson(perSecond: situation.seed.isMultiple(of: 2) ? 0.05 : 1), function,
      seed: situation.seed, horizon: 400, requests: 40,
      wrong: situation.rule.map { [$0] } ?? [])
    var traced = scenario
    traced.focus = .everything
    return Trace(Run(traced))
  }

  /// The values of all variables by name, before each step and after the last.
  private func states(_ trace: Trace) -> [[String: String]] {
    var values = Dictionary(
      trace.variables.map { ($0.name, $0.start.text) }, uniquingKeysWith: { first, _ in first })
    var states = [values]
    for step in trace.steps {
      for change in step.changes {
        values[trace.variables[change.variable].name] = change.value.text
      }
      states.append(values)
    }
    return states
  }

  @Test(arguments: situations.indices)
  func theTableAndTheTrackerSayTheSameOfAUser(_ index: Int) throws {
    let trace = trace(Self.situations[index])
    let table = ExecutionTable(trace, columns: [.user])
    let tracker = Tracker(trace)
    var values = Dictionary(
      tracker.rows.map { ($0.name, $0.start) }, uniquingKeysWith: { first, _ in first })
    var changes = 0
    for (row, step) in zip(table.rows, trace.steps) {
      if let place = tracker.steps.firstIndex(of: step.id) {
        for line in tracker.rows { values[line.name] = line.values[place] ?? values[line.name] }
        changes += 1
      }
      guard step.request > 0 else { continue }
      #expect(row.cells == [values["request \(step.request)"]?.text], "\(step.id)")
    }
    #expect(table.rows.count == trace.steps.count && changes == tracker.steps.count)
  }

  /// Who waits for an answer waits, whatever the function is doing meanwhile.
  @Test func aUserIsNeverProcessing() {
    for situation in Self.situations {
      let trace = trace(situation)
      let places = trace.variables.indices.filter {
        trace.variables[$0].name.hasPrefix("request ")
      }
      let words = trace.steps.flatMap(\.changes).filter { places.contains($0.variable) }
      #expect(Set(words.map(\.value.text)).isSubset(of: ["waiting", "answered", "failed"]))
    }
  }

  @Test(arguments: situations.indices)
  func onlyWhatIsThereIsIdleOrReused(_ index: Int) {
    let trace = trace(Self.situations[index])
    let states = states(trace)
    for (place, step) in trace.steps.enumerated() where step.kind == .reuse {
      let state = states[place]["environment \(step.subject)"]
      #expect(state == "idle" || state == "running" || state == "initialising", "\(step.id)")
    }
    for state in states {
      let there = state.filter {
        $0.key.hasPrefix("environment ") && $0.value != "none" && $0.value != "released"
      }
      #expect(state["environments"] == String(there.count))
    }
  }

  /// An environment is kept after a run, idle, for exactly the idle time; then it is released.
  @Test(arguments: 1...6)
  func nothingIsReleasedRightAfterARun(_ seed: Int) {
    let trace = trace(Situation(seed: UInt64(seed), rule: nil))
    let states = states(trace)
    var since: [Int: SimTime] = [:]
    var releases = 0
    for (place, step) in trace.steps.enumerated() {
      if step.kind == .keep {
        since[step.subject] = step.time
        #expect(states[place + 1]["environment \(step.subject)"] == "idle")
      }
      // A timeout resets an environment; that is the other way to lose one.
      guard step.kind == .release, step.cause != .timeLimit else { continue }
      releases += 1
      #expect(step.time - (since[step.subject] ?? .start) == .seconds(20))
      #expect(states[place]["environment \(step.subject)"] == "idle")
    }
    #expect(releases > 0)
  }
}

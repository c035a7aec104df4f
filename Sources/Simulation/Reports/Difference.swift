/// The differences between two runs on the same random numbers.
package struct Difference: Sendable {
  /// A figure that changed.
  package struct Figure: Hashable, Sendable {
    package let service: String
    package let id: String
    package let before: Double
    package let after: Double
  }

  /// A step that both runs have, at another time or with another value.
  package struct Changed: Hashable, Sendable {
    package let before: Step
    package let after: Step
  }

  /// Steps only the first run has.
  package let gone: [Step]
  /// Steps only the second run has.
  package let added: [Step]
  package let changed: [Changed]
  package let figures: [Figure]
  /// The first step of the first run that the second does not take in the same way; nil when the
  /// traces are equal.
  package let firstDeparture: Step?
  /// The same with both sides and the variables that differ after it; nil when the traces are
  /// equal.
  package let divergence: Divergence?
  /// What is charged otherwise; empty without bills.
  package let charges: [Charge]

  /// The identity of a step in both runs: its kind, who acts, for which request, and its number
  /// among such steps.
  private struct Key: Hashable {
    let kind: StepKind
    let service: String
    let request: Int
    let count: Int
  }

  /// Compares two runs by their traces and figures, and by their bills when given. O(steps).
  package init(_ before: Run, _ after: Run, bills: (before: Bill, after: Bill)? = nil) {
    let traces = (Trace(before), Trace(after))
    let (first, second) = (Self.keyed(traces.0), Self.keyed(traces.1))
    let firstSteps = Dictionary(uniqueKeysWithValues: first)
    let secondSteps = Dictionary(uniqueKeysWithValues: second)
    gone = first.filter { secondSteps[$0.0] == nil }.map(\.1)
    added = second.filter { firstSteps[$0.0] == nil }.map(\.1)
    changed = first.compactMap { key, step in
      guard let other = secondSteps[key], !Self.isEqual(step, other) else { return nil }
      return Changed(before: step, after: other)
    }
    let length = min(first.count, second.count)
    let place =
      (0..<length).first {
        first[$0].0 != second[$0].0 || !Self.isEqual(first[$0].1, second[$0].1)
      } ?? (first.count == second.count ? nil : length)
    divergence = place.map { Divergence(traces.0, traces.1, at: $0) }
    firstDeparture = divergence?.before ?? divergence?.after
    charges = bills.map { Charge.changed($0.before, $0.after) } ?? []
    figures = Self.figures(before.metrics, after.metrics)
  }

  private static func keyed(_ trace: Trace) -> [(Key, Step)] {
    var counts: [Key: Int] = [:]
    return trace.steps.map { step in
      let plain = Key(kind: step.kind, service: step.service, request: step.request, count: 0)
      let count = counts[plain, default: 0] + 1
      counts[plain] = count
      let key = Key(
        kind: step.kind, service: step.service, request: step.request, count: count)
      return (key, step)
    }
  }

  private static func isEqual(_ left: Step, _ right: Step) -> Bool {
    left.time == right.time && left.value == right.value && left.subject == right.subject
      && left.cause == right.cause
  }

  private static func figures(_ before: Metrics, _ after: Metrics) -> [Figure] {
    before.services.flatMap { service in
      service.measures.compactMap { measure in
        guard let value = after[service.service, measure.id], value != measure.value else {
          return nil
        }
        return Figure(
          service: service.service, id: measure.id, before: measure.value, after: value)
      }
    }
  }
}

/// A scenario with something else in it.
package struct Variant: Hashable, Sendable {
  package let name: String
  /// The name readers see; nil shows `name`.
  package let title: String?
  package let scenario: Scenario
  /// By which prices it is billed, where they are others than those of the scenario itself.
  package let prices: PriceBook?

  package init(
    _ name: String, _ scenario: Scenario, title: String? = nil, prices: PriceBook? = nil
  ) {
    self.name = name
    self.title = title
    self.scenario = scenario
    self.prices = prices
  }

  /// Runs the variant beside the run it is held against.
  package func run(beside base: Run) -> Run { Run(scenario(beside: base) { Run($0) }) }

  /// The scenario of that run. It runs to its own end; where that comes earlier than the end of
  /// `base`, time goes on until then, since means over different times cannot be compared.
  package func scenario(beside base: Run, running run: (Scenario) -> Run) -> Scenario {
    guard scenario.horizon == nil, run(scenario).end.time < base.end.time else { return scenario }
    var other = scenario
    other.horizon = base.end.time - .start
    return other
  }

  /// The scenario under a wrong rule, on the same luck.
  package init(_ scenario: Scenario, believing rule: WrongRule) {
    var other = scenario
    other.wrong.insert(rule)
    self.init(rule.rawValue, other)
  }
}

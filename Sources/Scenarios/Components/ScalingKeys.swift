import DataNodes
import Diagnostics
import Simulation

/// A step of step scaling as written: from a use on there are more, or down from it fewer.
struct ScalingStep {
  var above: Double?
  var below: Double?
  var change = 1

  var steps: [ServerSpecification.Scaling.Step] {
    [
      above.map { .init(use: $0, change: change) },
      below.map { .init(use: $0, change: -change) },
    ].compactMap { $0 }
  }
}

/// Bounds that hold from an instant on, as written.
struct ScalingBounds {
  var at = SimTime.start
  var least = 0
  var most = 1
  var isDaily = false

  var bounds: ServerSpecification.Scaling.Bounds {
    .init(at: at, least: least, most: max(least, most), isDaily: isDaily)
  }
}

extension Notation where Value == [ServerSpecification.Scaling.Step], Scope == ScenarioScope {
  /// Steps by the use, of servers and of tasks.
  static var scalingSteps: Self {
    Notation<[ScalingStep], Scope>.list(of: .object(step), count: 1...20)
      .map { $0.flatMap(\.steps) }
  }

  private static var step: Keys<ScalingStep, Scope> {
    Keys(
      "a step", { _ in ScalingStep() },
      [
        Key("above", .share, \.above, "From this use on there are more."),
        Key("below", .share, \.below, "Down from this use there are fewer."),
        Key("change", .integer(in: 1...100_000), \.change, required: true, "So many."),
      ])
  }
}

extension Notation where Value == [ServerSpecification.Scaling.Bounds], Scope == ScenarioScope {
  /// Other bounds at certain times, of servers and of tasks.
  static var scalingPlan: Self {
    Notation<[ScalingBounds], Scope>.list(of: .object(bounds), count: 1...100)
      .map { $0.map(\.bounds) }
  }

  private static var bounds: Keys<ScalingBounds, Scope> {
    Keys(
      "bounds", { _ in ScalingBounds() },
      [
        Key("at", .instant, \.at, required: true, "From when on."),
        Key("least", .integer(in: 0...100_000), \.least, required: true, "Never fewer."),
        Key("most", .integer(in: 1...100_000), \.most, required: true, "Never more."),
        Key("daily", .boolean, \.isDaily, "True: each day at this time."),
      ])
  }
}

extension ScenarioScope {
  /// Reports keys that have no effect as things stand.
  mutating func refuse(_ names: [String], of node: DataNode?, for needed: String) {
    for member in names.compactMap({ node?.member($0) }) {
      bag.report(.noEffect(member, without: needed))
    }
  }
}

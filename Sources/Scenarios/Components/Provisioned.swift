import DataNodes
import Simulation

/// Environments prepared ahead: a number, windows of time, or a law.
struct Provisioned: Sendable {
  var count = 0
  var plan: [FunctionSpecification.ProvisionedChange] = []
  var tracking: TargetTracking?

  /// A span in which so many are prepared.
  struct Window: Sendable {
    var count = 1
    var from = SimTime.start
    var to = SimTime.never
  }

  init(count: Int) { self.count = count }

  init(_ tracking: TargetTracking) {
    count = tracking.least
    self.tracking = tracking
    self.tracking?.most = max(tracking.least, tracking.most)
  }

  /// The sum of all windows, which may overlap, at each of their ends.
  init(_ windows: [Window]) {
    let times = Set(windows.flatMap { [$0.from, $0.to] }).filter { $0 < .never }.sorted()
    plan = times.map { time in  // any order: sorted above
      let open = windows.filter { $0.from <= time && time < $0.to }
      return .init(at: time, count: open.reduce(0) { $0 + $1.count })
    }
    guard let first = plan.first, first.time == .start else { return }
    count = first.count
    plan.removeFirst()
  }
}

extension Notation where Value == Provisioned, Scope == ScenarioScope {
  static var provisioned: Self {
    .oneOf([
      Notation<Int, Scope>.integer(in: 0...100_000).map { Provisioned(count: $0) },
      Notation<[Provisioned.Window], Scope>.list(of: .object(window), count: 1...1000)
        .map { Provisioned($0) },
      Notation<TargetTracking, Scope>.object(tracking).map { Provisioned($0) },
    ])
  }

  private static var window: Keys<Provisioned.Window, Scope> {
    Keys(
      "a window", { _ in Provisioned.Window() },
      [
        Key("count", .integer(in: 1...100_000), \.count, required: true, "So many."),
        Key("from", .instant, \.from, required: true, "From when on."),
        Key("to", .instant, \.to, required: true, "Until when."),
      ])
  }

  private static var tracking: Keys<TargetTracking, Scope> {
    Keys(
      "target tracking", { _ in TargetTracking() },
      [
        Key("least", .integer(in: 1...100_000), \.least, required: true, "Never fewer."),
        Key("most", .integer(in: 1...100_000), \.most, required: true, "Never more."),
        Key("target", .aim, \.target, "The use aimed at."),
      ])
  }
}

/// A kind of service that runs simulate: all that the program knows of it.
///
/// There are no defaults, so that what a new kind forgets does not compile. A conforming type, in a
/// file of its own with its keys and figures, and one line in `ServiceRows` make a kind known.
package protocol SimulatedService {
  /// The values of its keys.
  associatedtype Specification: Hashable & Sendable

  /// What it is called and how it is shown.
  static var facts: ServiceFacts { get }

  /// Whom a service with these values calls by itself.
  static func outlets(of specification: Specification) -> [Outlet]

  init(_ specification: Specification, _ site: ServiceSite)

  /// The run begins.
  mutating func begin(_ effects: inout Effects)
  /// A call, or the answer to one.
  mutating func receive(_ message: Message, _ effects: inout Effects)
  /// One of its reminders is due.
  mutating func wake(_ timer: Timer, _ effects: inout Effects)
  /// A zone, from 0, goes away.
  mutating func lose(zone: Int, of count: Int, _ effects: inout Effects)
  /// A zone comes back.
  mutating func regain(zone: Int, _ effects: inout Effects)
  /// The run is over: means over time end here.
  mutating func finish(_ effects: inout Effects)
  /// Statistics begin anew, after a warm-up; what is under way stays under way.
  mutating func forget(at now: SimTime)

  /// Sentences about laws that are broken now; empty when all hold.
  var violations: [String] { get }
  /// Its figures, in the order they are shown.
  var measures: [Measure] { get }
  /// The distributions behind them, where a chart can show some.
  var occupancies: Occupancies? { get }
  /// Enters what it used of the things that are charged for.
  func meter(_ usage: inout ServiceUsage)

  /// What a step of such a service means for the variables that readers follow.
  static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates)
  /// The own name of subject number `subject`, from 1, where it has one.
  static func subjectName(_ subject: Int, _ specification: Specification) -> String?
}

/// The facts about a kind of service.
package struct ServiceFacts: Sendable {
  /// What authors write behind `type:`.
  package let type: String
  /// One sentence for the manual.
  package let summary: String
  /// Its place on a stage.
  package let part: StagePart
  /// Whether requests begin here: who asks begins last, when whatever it asks is ready.
  package let isSource: Bool

  package init(_ type: String, _ summary: String, part: StagePart, isSource: Bool = false) {
    self.type = type
    self.summary = summary
    self.part = part
    self.isSource = isSource
  }
}

/// How a service is drawn on a stage.
package enum StagePart: String, Sendable, CaseIterable {
  /// Where requests come from.
  case source
  /// What requests pass through.
  case door
  /// Environments that come and go.
  case pool
  /// Messages that wait.
  case line
  /// Things that are kept.
  case store
  /// Servers with places.
  case machine
  /// States that follow one another.
  case states
}

/// Where a service stands in its run.
package struct ServiceSite {
  let node: NodeID
  let name: String
  let scenario: Scenario
  /// The number before its first request: sources number their requests apart.
  let firstRequest: UInt32
  /// How many functions a call passes that goes round through this one; 0 when none does.
  let circle: Int

  var wrong: Set<WrongRule> { scenario.wrong }
  var rules: RuleBook { scenario.rules }
  /// False under the wrong rule that nothing has a limit.
  var isLimited: Bool { !scenario.wrong.contains(.noLimit) }

  /// The service's own source of luck of this name.
  func stream(_ name: String) -> RandomStream {
    RandomStream(seed: scenario.seed, name: self.name + "/" + name)
  }
}

/// Exact distributions of one service.
package struct Occupancies: Sendable {
  package var running: Occupancy
  package var alive: Occupancy
  package var latency: Histogram
}

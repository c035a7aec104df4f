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

  /// A quantity that a service has too much of.
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

import Synchronization

/// A look into runs from outside: how far they are, and a way to stop them. What they compute does
/// not depend on it until they are stopped.
package final class RunWatch: Sendable {
  private let eventCount = Atomic<Int>(0)
  private let runCount = Atomic<Int>(0)
  private let stopped = Atomic<Bool>(false)
  /// Events between two looks.
  static let stride = 1 << 16

  package init() {}

  /// Events taken so far, of all runs together.
  package var events: Int { eventCount.load(ordering: .relaxed) }
  /// Runs that came to their end.
  package var runs: Int { runCount.load(ordering: .relaxed) }
  /// Whether runs end at the next look.
  package var isStopped: Bool { stopped.load(ordering: .relaxed) }

  /// Ends all runs that look here.
  package func stop() { stopped.store(true, ordering: .relaxed) }

  func add(events count: Int) { eventCount.add(count, ordering: .relaxed) }
  func addRun() { runCount.add(1, ordering: .relaxed) }
}

/// An object store.
package struct BucketSpecification: Hashable, Sendable {
  package var latency = Distribution.none
  /// Who hears of every new object, by its place in the scenario.
  package var notifies: Int?
  /// How long after the put the event goes out.
  package var notifyDelay = Distribution.none
  /// Events that are delivered a second time: at least once is not exactly once.
  package var duplicates = FaultPattern.never
  package var errors = FaultPattern.never
  /// Bytes that it holds when the run begins.
  package var stored = 0

  package init() {}
}

/// Bounds that every run keeps, so that a mistaken scenario ends with a sentence and not with the
/// machine.
package struct Limits: Hashable, Sendable {
  /// Timers and messages of one run.
  package var eventsMax: Int
  /// Marks kept for the trace.
  package var traceEntriesMax: Int
  /// Requests or messages waiting in one queue.
  package var queueLengthMax: Int

  /// The bounds a scenario has unless it says otherwise.
  package init(
    eventsMax: Int = 200_000_000, traceEntriesMax: Int = 20_000, queueLengthMax: Int = 5_000_000
  ) {
    self.eventsMax = eventsMax
    self.traceEntriesMax = traceEntriesMax
    self.queueLengthMax = queueLengthMax
  }
}

/// Bounds that every run keeps, so that a mistaken scenario ends with a sentence and not with the
/// machine.
package struct Limits: Hashable, Sendable {
  /// Timers and messages of one run.
  package var eventsMax: Int
  /// Timers and messages in which no time passes, besides a thousand for each request that comes
  /// at once: more of them is a circle.
  package var instantEventsMax: Int
  /// Marks kept for the trace.
  package var traceEntriesMax: Int
  /// Requests or messages waiting in one queue.
  package var queueLengthMax: Int
  /// Bytes that what is under way may take.
  package var bytesMax: Int

  /// Environments, open calls or messages of one service: what a token can tell apart.
  static let placesMax = 1 << 24
  /// Environments of one function.
  static let environmentsMax = 1 << 20

  /// The bounds a scenario has unless it says otherwise.
  package init(
    eventsMax: Int = 200_000_000, instantEventsMax: Int = 4_000_000,
    traceEntriesMax: Int = 20_000, queueLengthMax: Int = 5_000_000, bytesMax: Int = 4 << 30
  ) {
    self.eventsMax = eventsMax
    self.instantEventsMax = instantEventsMax
    self.traceEntriesMax = traceEntriesMax
    self.queueLengthMax = queueLengthMax
    self.bytesMax = bytesMax
  }
}

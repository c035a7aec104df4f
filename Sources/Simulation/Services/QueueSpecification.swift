/// A message queue, and what polls it.
package struct QueueSpecification: Hashable, Sendable {
  /// How long a received message stays hidden from others.
  package var visibility = SimDuration.seconds(30)
  package var retention = SimDuration.seconds(4 * 86_400)
  /// Messages of one group are kept in order, one batch at a time; 0 for a standard queue.
  package var groups = 0
  /// Where messages go that were received too often, by place in the scenario.
  package var deadLetter: Int?
  package var receivesMax: Int?
  /// Who gets the batches, by place in the scenario; nil when nobody polls.
  package var consumer: Int?
  package var batch = 10
  package var window = SimDuration.zero
  /// The consumer's timeout, which the hiding has to outlast.
  package var consumerTimeout = SimDuration.zero
  /// Batches at once, however many messages wait.
  package var concurrencyMax: Int?
  /// Messages that no consumer can process, by number of sending.
  package var poison = FaultPattern.never
  /// Messages of which a copy outlives the deletion and comes once more, by number of sending.
  package var duplicates = FaultPattern.never

  package init() {}

  /// How long messages of a polled queue are hidden: the poller asks for more than the queue's own
  /// time when its window and the consumer's timeout need it.
  package static func effectiveVisibility(
    window: SimDuration, consumerTimeout: SimDuration, visibility: SimDuration
  ) -> SimDuration {
    let needed = window + consumerTimeout
    guard window > .zero, needed > visibility else { return visibility }
    return needed + .seconds(30)
  }

  var hiding: SimDuration {
    Self.effectiveVisibility(
      window: window, consumerTimeout: consumerTimeout, visibility: visibility)
  }
}

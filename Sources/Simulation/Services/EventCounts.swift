/// The counts of a topic, a bus or a schedule.
package struct EventCounts: Hashable, Sendable {
  /// Events that came in or were made.
  package var events = 0
  /// Events as they are billed: each started part of one counts.
  package var parts = 0
  /// Copies handed on.
  package var deliveries = 0
  /// Events that no rule wanted.
  package var unmatched = 0
  package var denied = 0
}

extension EventCounts {
  var measures: [Measure] {
    [
      Measure("events", Double(events)), Measure("deliveries", Double(deliveries)),
      Measure("unmatched", Double(unmatched)), Measure("denied", Double(denied)),
    ]
  }
}

extension Effects {
  /// Passes an event on as a call that nobody waits for.
  mutating func hand(
    on message: Message, from node: NodeID, to target: Int, branch: UInt32, _ step: StepKind?
  ) {
    if let step { note(step, node, request: message.request, subject: branch + 1) }
    send(
      .call(
        .invokeLater, to: NodeID(target), from: node, token: .max, request: message.request,
        size: message.size, branch: message.branch &* 31 &+ branch, chain: message.chain))
  }
}

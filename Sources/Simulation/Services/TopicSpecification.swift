/// A topic: every subscriber gets every message that it wants.
package struct TopicSpecification: Hashable, Sendable {
  package var recipients: [Recipient] = []

  package init(recipients: [Recipient] = []) { self.recipients = recipients }

  /// What Amazon SNS does where it delivers to services of AWS: three retries at once, two a second
  /// apart, ten with waits from 1 s to 20 s, then 100,000 every 20 s. Source: SNS Developer Guide,
  /// "message delivery retries".
  package static let toServices = DeliveryPolicy([
    .init(3, from: .zero, to: .zero), .init(2, from: .seconds(1), to: .seconds(1)),
    .init(10, from: .seconds(1), to: .seconds(20)),
    .init(100_000, from: .seconds(20), to: .seconds(20)),
  ])

  /// Its default where it delivers over HTTP: three retries, 20 s apart. The same source.
  package static let overHTTP = DeliveryPolicy([
    .init(3, from: .seconds(20), to: .seconds(20))
  ])
}

/// Runs something again and again.
package struct ScheduleSpecification: Hashable, Sendable {
  /// Who is called.
  package var recipients: [Recipient] = []
  /// How long after the instant an event may come: somewhere in there, by luck.
  package var window = SimDuration.zero
  package var period = SimDuration.seconds(60)
  package var first = SimTime.start
  /// When it is by the calendar; `period` and `first` mean nothing then.
  package var cron: CronExpression?
  /// The minute since the start of 1970 at which the run begins: 2023-09-04, a Monday.
  package var beginsAt = 19_604 * 1440
  /// No event at or after this instant.
  package var until = SimTime.never
  /// Events that come twice, by number.
  package var duplicates = FaultPattern.never

  package init(recipients: [Recipient] = []) { self.recipients = recipients }

  /// The first event that follows `time`, or is due at the start; nil when there is none.
  func next(after time: SimTime?) -> SimTime? {
    let next: SimTime
    if let cron {
      let minute = time.map { Int($0.nanoseconds / 60_000_000_000) + 1 } ?? 0
      guard let found = cron.next(from: beginsAt + minute) else { return nil }
      next = .start + .seconds(Double(found - beginsAt) * 60)
    } else {
      next = time.map { $0 + period } ?? first
    }
    return next < until ? next : nil
  }
}

/// A bus: rules send events on to targets.
package struct BusSpecification: Hashable, Sendable {
  /// Events that match in every way go to these targets.
  package struct Rule: Hashable, Sendable {
    package var matches: FaultPattern
    package var wants: EventPattern
    package var recipients: [Recipient]

    package init(
      matches: FaultPattern = FaultPattern(.always), wants: EventPattern = EventPattern(),
      recipients: [Recipient]
    ) {
      self.matches = matches
      self.wants = wants
      self.recipients = recipients
    }

    var isForAll: Bool { matches == FaultPattern(.always) && wants == EventPattern() }
  }

  package var rules: [Rule] = []

  package init(rules: [Rule] = []) { self.rules = rules }

  package static let retriesMax = 185
  package static let ageMax = SimDuration.seconds(86_400)

  /// What Amazon EventBridge does: up to 185 retries in 24 hours, with waits that grow. How they
  /// grow is not documented: 1 s to 10 min is our assumption. Source: EventBridge User Guide,
  /// "retrying events".
  package static func policy(
    retries: Int = retriesMax, ageMax: SimDuration = ageMax
  ) -> DeliveryPolicy {
    let waits = RetryPolicy(
      attempts: retries + 1, delay: .seconds(1), backoff: 2, delayMax: .seconds(600))
    return DeliveryPolicy(waits, ageMax: ageMax)
  }
}

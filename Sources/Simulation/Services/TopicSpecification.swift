/// A topic: every subscriber gets every message.
package struct TopicSpecification: Hashable, Sendable {
  /// Who gets a copy, by place in the scenario.
  package var subscribers: [Int] = []
  package var latency = Distribution.none

  package init(subscribers: [Int] = []) { self.subscribers = subscribers }
}

/// Runs something again and again.
package struct ScheduleSpecification: Hashable, Sendable {
  /// Who is called, by place in the scenario.
  package var targets: [Int] = []
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

  package init(targets: [Int] = []) { self.targets = targets }

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
  /// Events of these numbers or shares go to these targets.
  package struct Rule: Hashable, Sendable {
    package var matches: FaultPattern
    package var targets: [Int]

    package init(matches: FaultPattern = FaultPattern(.always), targets: [Int]) {
      self.matches = matches
      self.targets = targets
    }
  }

  package var rules: [Rule] = []

  package init(rules: [Rule] = []) { self.rules = rules }
}

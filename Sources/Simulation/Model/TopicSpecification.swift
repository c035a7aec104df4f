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
  /// No event at or after this instant.
  package var until = SimTime.never

  package init(targets: [Int] = []) { self.targets = targets }
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

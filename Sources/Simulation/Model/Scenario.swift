/// A system and what happens to it: the whole input of a run. Two equal scenarios give the same
/// run, byte for byte, on every machine.
package struct Scenario: Hashable, Sendable {
  package var name: String
  /// What flows through it; nil where requests are just requests.
  package var noun: Noun?
  /// The services; they name each other by their place here.
  package var services: [Service]
  package var rules: RuleBook
  /// Where all luck comes from.
  package var seed: UInt64
  /// The run ends here, or earlier when nothing is left to happen.
  package var horizon: SimDuration?
  package var limits: Limits
  /// Which part is kept as a trace.
  package var focus: Focus
  /// Rules that do not hold, switched on to show where they lead.
  package var wrong: Set<WrongRule>
  /// Statistics begin here: the time before is for warming up.
  package var warmUp: SimDuration
  /// Zones the system is spread over, and when one is lost.
  package var zones: Zones

  package init(
    name: String = "scenario", services: [Service] = [], rules: RuleBook = RuleBook(),
    seed: UInt64 = 1, horizon: SimDuration? = nil, limits: Limits = Limits(),
    focus: Focus = .everything, wrong: Set<WrongRule> = [], warmUp: SimDuration = .zero,
    zones: Zones = Zones()
  ) {
    self.name = name
    self.services = services
    self.rules = rules
    self.seed = seed
    self.horizon = horizon
    self.limits = limits
    self.focus = focus
    self.wrong = wrong
    self.warmUp = warmUp
    self.zones = zones
  }

  /// Stops every client after so many requests.
  package mutating func limitRequests(to count: Int) {
    for index in services.indices {
      guard var client = services[index].kind.client else { continue }
      client.requestsMax = min(count, client.requestsMax ?? .max)
      services[index].kind = .client(client)
    }
  }

  /// The place of the service with this name.
  package func index(of name: String) -> Int? {
    services.firstIndex { $0.name == name }
  }
}

/// One service of a scenario.
package struct Service: Hashable, Sendable {
  /// The name others use, such as `orders`.
  package var name: String
  /// The name readers see; nil shows `name`.
  package var title: String?
  /// What it gets and keeps, where it is something else than what the scenario says.
  package var noun: Noun?
  /// Its role and its policy.
  package var access = Access()
  package var kind: Kind

  package init(_ name: String, _ kind: Kind, title: String? = nil, noun: Noun? = nil) {
    self.name = name
    self.kind = kind
    self.title = title
    self.noun = noun
  }
}

/// Places that fail independently of each other.
package struct Zones: Hashable, Sendable {
  /// How many there are.
  package var count = 1
  /// When one is away.
  package var losses: [Loss] = []
  /// How long managed services go on sending calls to a zone that was lost.
  package var detour = SimDuration.zero

  package init(count: Int = 1, losses: [Loss] = []) {
    self.count = count
    self.losses = losses
  }

  /// Zone number `zone`, from 1, is away from `from` until before `to`.
  package struct Loss: Hashable, Sendable {
    package var zone: Int
    package var from: SimTime
    package var to: SimTime

    package init(zone: Int, from: SimTime, to: SimTime) {
      self.zone = zone
      self.from = from
      self.to = to
    }
  }
}

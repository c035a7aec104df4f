/// What happened at a topic, a bus or a schedule.
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

/// Hands a copy of every message to every subscriber.
struct TopicService {
  let node: NodeID
  let specification: TopicSpecification
  private let billedPer: Int
  private(set) var counts = EventCounts()

  init(node: NodeID, specification: TopicSpecification, rules: RuleBook.Events) {
    self.node = node
    billedPer = rules.billedPer
    self.specification = specification
  }

  mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    counts.events += 1
    counts.parts += startedParts(Int(message.size), of: billedPer)
    effects.note(.publish, node, request: message.request)
    effects.send(message.answer(.ok))
    for (index, target) in specification.subscribers.enumerated() {
      counts.deliveries += 1
      effects.hand(on: message, from: node, to: target, branch: UInt32(index), .trigger)
    }
  }

  mutating func forget() { counts = EventCounts() }
}

/// Sends events on to the targets of the rules they match.
struct BusService {
  let node: NodeID
  let specification: BusSpecification
  private var taken = 0
  private let luck: RandomStream
  private let billedPer: Int
  private(set) var counts = EventCounts()

  init(
    node: NodeID, specification: BusSpecification, rules: RuleBook.Events, seed: UInt64,
    name: String
  ) {
    self.node = node
    billedPer = rules.billedPer
    self.specification = specification
    luck = RandomStream(seed: seed, name: name + "/rules")
  }

  mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    counts.events += 1
    counts.parts += startedParts(Int(message.size), of: billedPer)
    taken += 1
    effects.note(.emit, node, request: message.request)
    effects.send(message.answer(.ok))
    var branch: UInt32 = 0
    for (index, rule) in specification.rules.enumerated() {
      let draw = luck.value(UInt64(message.request), salt: UInt64(index))
      let matches = rule.matches.hits(
        message, ordinal: taken, luck: draw, at: effects.now)
      guard matches else { continue }
      for target in rule.targets {
        counts.deliveries += 1
        // A bus is not among the services through which a chain of calls is seen.
        var copy = message
        copy.chain = 0
        effects.hand(on: copy, from: node, to: target, branch: branch, .trigger)
        branch += 1
      }
    }
    guard branch == 0 else { return }
    counts.unmatched += 1
    effects.note(.pass, node, request: message.request, cause: .noRuleMatched)
  }

  mutating func forget() { counts = EventCounts() }
}

/// Makes an event every period, or when the calendar says so.
struct ScheduleService {
  let node: NodeID
  let specification: ScheduleSpecification
  private let numbering: UInt32
  private var made: UInt32 = 0
  private(set) var counts = EventCounts()

  init(node: NodeID, specification: ScheduleSpecification, firstRequest: UInt32) {
    self.node = node
    self.specification = specification
    numbering = firstRequest
  }

  func begin(_ effects: inout Effects) {
    guard let first = specification.next(after: nil) else { return }
    effects.remind(Timer(node, 0), after: first - .start, .arrival)
  }

  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    counts.events += 1
    made += 1
    let request = numbering &+ made
    effects.note(.trigger, node, request: request, cause: .schedule)
    for (index, target) in specification.targets.enumerated() {
      counts.deliveries += 1
      let event = Message.call(
        .invokeLater, to: node, from: node, token: .max, request: request, size: 256)
      effects.hand(on: event, from: node, to: target, branch: UInt32(index), nil)
    }
    guard let next = specification.next(after: effects.now) else { return }
    effects.remind(Timer(node, 0), after: next - effects.now, .arrival)
  }

  mutating func forget() { counts = EventCounts() }
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

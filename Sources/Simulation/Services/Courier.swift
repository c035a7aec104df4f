/// The law by which what a target refused is tried again, and given up.
package struct DeliveryPolicy: Hashable, Sendable {
  /// Retries that follow one another, with waits that grow evenly by a factor.
  package struct Phase: Hashable, Sendable {
    package let count: Int
    package let first: SimDuration
    package let last: SimDuration

    package init(_ count: Int, from first: SimDuration, to last: SimDuration) {
      self.count = count
      self.first = first
      self.last = last
    }

    func wait(_ place: Int) -> SimDuration {
      guard count > 1, last > first, first > .zero else { return first }
      let part = Double(place) / Double(count - 1)
      return first * Mathematics.exp(Mathematics.log(last.seconds / first.seconds) * part)
    }
  }

  package var phases: [Phase]
  /// No retry begins later than this after the event.
  package var ageMax: SimDuration

  package init(_ phases: [Phase], ageMax: SimDuration = .forever) {
    self.phases = phases
    self.ageMax = ageMax
  }

  /// A policy of an author's own.
  package init(_ policy: RetryPolicy, ageMax: SimDuration = .forever) {
    let waits = (0..<max(0, policy.attempts - 1)).map { policy.wait(after: $0) }
    self.init(waits.map { Phase(1, from: $0, to: $0) }, ageMax: ageMax)
  }

  /// Once and never again.
  package static let once = DeliveryPolicy([])

  /// The wait before retry number `retry`, from 0; nil when there is none.
  func wait(before retry: Int) -> SimDuration? {
    var place = retry
    for phase in phases {
      if place < phase.count { return phase.wait(place) }
      place -= phase.count
    }
    return nil
  }
}

/// A service that gets events, and what becomes of those that it refuses.
package struct Recipient: Hashable, Sendable {
  /// The service, by its place in the scenario.
  package var target: Int
  /// Events that it wants.
  package var wants: EventPattern
  package var policy: DeliveryPolicy
  /// The queue that gets what was given up, by its place.
  package var deadLetter: Int?

  package init(
    _ target: Int, wants: EventPattern = EventPattern(), policy: DeliveryPolicy = .once,
    deadLetter: Int? = nil
  ) {
    self.target = target
    self.wants = wants
    self.policy = policy
    self.deadLetter = deadLetter
  }

  var outlets: [Outlet] {
    [Outlet(target, isCertain: wants == EventPattern())]
      + Outlet.to(deadLetter, isCertain: false)
  }
}

/// The carrier of events to recipients: what is refused is tried again by the recipient's policy,
/// then put into its dead-letter queue, or lost.
struct Courier {
  private let node: NodeID
  /// The action of its reminders.
  private let action: UInt8
  private let recipients: [Recipient]
  private let triesOnce: Bool
  private var open = CallTable()
  private(set) var counts = Counts()

  struct Counts: Hashable, Sendable {
    var deliveries = 0
    var retries = 0
    /// Given up, and put into a queue.
    var dead = 0
    /// Given up for good.
    var lost = 0
  }

  init(_ recipients: [Recipient], action: UInt8 = 0, _ site: ServiceSite) {
    node = site.node
    self.recipients = recipients
    self.action = action
    triesOnce = site.wrong.contains(.noRetry)
  }

  /// Hands a copy to the recipient at `place`.
  mutating func hand(
    on event: Message, to place: Int, branch: UInt32, _ step: StepKind?, _ effects: inout Effects
  ) {
    counts.deliveries += 1
    if let step { effects.note(step, node, request: event.request, subject: branch + 1) }
    let call = Message.call(
      .invokeLater, to: NodeID(recipients[place].target), from: node, token: .max,
      request: event.request, size: event.size, branch: event.branch &* 31 &+ branch,
      chain: event.chain)
    let token = open.open(call, &effects)
    guard let index = open.index(of: token) else { return }
    open[index].mark = Int32(place)
    open[index].call.token = token
    effects.send(open[index].call)
  }

  /// A recipient answered.
  mutating func answered(_ answer: Message, _ effects: inout Effects) {
    guard let index = open.index(of: answer.token) else { return }
    guard !answer.outcome.isSuccess else { return open.close(index) }
    let entry = open[index]
    let policy = recipients[Int(entry.mark)].policy
    let retry = Int(entry.other) + 1
    guard !triesOnce, answer.outcome.isRetryable, let wait = policy.wait(before: retry),
      effects.now + wait - entry.since <= policy.ageMax
    else { return giveUp(index, after: answer.outcome, &effects) }
    counts.retries += 1
    open[index].other = Int32(retry)
    open[index].call.attempt.add(clamped: 1)
    effects.note(
      .retryLater, node, request: entry.call.request,
      cause: answer.outcome == .throttled ? .retryAfterThrottle : .retryAfterError,
      value: wait.nanoseconds)
    effects.remind(Timer(node, action, answer.token), after: wait, .arrival)
  }

  /// A retry is due.
  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard let index = open.index(of: timer.token) else { return }
    effects.send(open[index].call)
  }

  private mutating func giveUp(
    _ index: Int, after outcome: Outcome, _ effects: inout Effects
  ) {
    let entry = open[index]
    open.close(index)
    effects.note(
      .deadLetter, node, request: entry.call.request,
      cause: outcome == .forbidden ? .missingPermission : .retriesExhausted)
    guard let queue = recipients[Int(entry.mark)].deadLetter else { return counts.lost += 1 }
    counts.dead += 1
    effects.send(
      .call(
        .send, to: NodeID(queue), from: node, token: .max, request: entry.call.request,
        size: entry.call.size, branch: entry.call.branch))
  }

  mutating func forget() { counts = Counts() }
}

extension Courier.Counts {
  var measures: [Measure] {
    [
      Measure("deliveries", Double(deliveries)), Measure("retries", Double(retries)),
      Measure("dead-letters", Double(dead)), Measure("lost", Double(lost)),
    ]
  }
}

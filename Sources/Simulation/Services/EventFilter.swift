/// The judge of what requests are about, by their numbers: wherever a request comes to, it is of
/// the same kind, and nothing has to be handed on with it.
struct EventFilter {
  /// The kinds of one source of requests, and which of them pass.
  private struct Source {
    let kinds: [(matches: FaultPattern, passes: Bool)]
    let luck: RandomStream
  }

  /// In the order in which sources number their requests; empty where kinds do not matter.
  private let sources: [Source]
  /// Whether what is of no kind passes.
  private let passesOthers: Bool
  private let over: UInt32?

  init(_ pattern: EventPattern, _ scenario: Scenario) {
    over = pattern.over.map { UInt32(clamping: $0) }
    passesOthers = pattern.kinds.isEmpty
    guard !pattern.kinds.isEmpty || !pattern.except.isEmpty else {
      sources = []
      return
    }
    sources = scenario.services.filter { $0.kind.facts.isSource }.map { service in
      let kinds = service.kind.client?.kinds ?? []
      return Source(
        kinds: kinds.map { kind in
          let isWanted = pattern.kinds.isEmpty || pattern.kinds.contains(kind.name)
          return (kind.matches, isWanted && !pattern.except.contains(kind.name))
        }, luck: RandomStream(seed: scenario.seed, name: service.name + "/kinds"))
    }
  }

  /// Whether an event is wanted. O(kinds).
  func wants(_ event: Message) -> Bool {
    if let over, event.size <= over { return false }
    guard !sources.isEmpty else { return true }
    let (source, number) = event.request.quotientAndRemainder(
      dividingBy: Message.requestsOfOneSource)
    guard Int(source) < sources.count else { return passesOthers }
    let luck = sources[Int(source)].luck.value(UInt64(number))
    var first = event
    first.attempt = 0
    for kind in sources[Int(source)].kinds
    where kind.matches.hits(first, ordinal: Int(number), luck: luck, at: .start) {
      return kind.passes
    }
    return passesOthers
  }
}

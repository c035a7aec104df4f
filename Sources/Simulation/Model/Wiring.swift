/// Who hands on to whom in a scenario.
package struct Link: Hashable, Sendable {
  /// The services, by their places.
  package let from: Int
  package let to: Int
  /// The least time between what comes in and what is handed on.
  package let delay: SimDuration
  /// Whether everything that comes in is handed on, and nothing has to go wrong first.
  package let isCertain: Bool
  /// Whether the other service does more than answer: it hands on what it was given.
  package var passesOn = true
}

extension Scenario {
  /// All links between services, in the order of the services. O(services + links).
  package var wiring: [Link] {
    services.enumerated().flatMap { place, service in service.links(from: place) }
  }

  /// Those that something new goes along: who reads from a bucket tells it nothing.
  package var handovers: [Link] { wiring.filter(\.passesOn) }

  /// How many requests come at one instant at most.
  var requestsAtOnce: Int {
    services.reduce(0) { sum, service in
      guard case .client(let client) = service.kind else { return sum }
      let (total, isTooLarge) = sum.addingReportingOverflow(client.traffic.atOnce)
      return isTooLarge ? sum : min(total, 1_000_000_000)
    }
  }

  /// How many functions a call passes that goes round through this one; 0 when none does.
  func functionsInCircle(through place: Int) -> Int {
    (Circles(wiring).shortest(through: place) ?? []).count { index in
      if case .function = services[index].kind { true } else { false }
    }
  }

  /// The services behind an excess: the circle it went round in, or the one that had too much.
  func names(behind excess: RunEnd.Excess?) -> [String] {
    guard let excess, services.indices.contains(Int(excess.node)) else { return [] }
    let places =
      excess.reason == .instantLimit ? Circles(handovers).shortest(through: Int(excess.node)) : nil
    return (places ?? [Int(excess.node)]).map { services[$0].name }
  }
}

extension Traffic {
  /// How many requests come at one instant at most.
  fileprivate var atOnce: Int {
    switch self {
    case .times(let times): times.count
    case .bursts(let bursts): bursts.reduce(0) { $0 + $1.count }
    case .closed(let users, _): users
    case .constant, .poisson, .ramp, .diurnal: 1
    }
  }
}

extension Service {
  /// What this service hands on, standing at `place` of its scenario.
  func links(from place: Int) -> [Link] {
    func link(_ to: Int?, _ delay: SimDuration = .zero, isCertain: Bool = true) -> [Link] {
      to.map { [Link(from: place, to: $0, delay: delay, isCertain: isCertain)] } ?? []
    }
    switch kind {
    case .client(let client): return link(client.target)
    case .gateway(let gateway): return link(gateway.target, gateway.latency.least)
    case .function(let function):
      return function.links(link) + link(function.onFailure, isCertain: false)
        + link(function.onSuccess, function.program.leastWork)
    case .bucket(let bucket):
      return link(bucket.notifies, bucket.latency.least + bucket.notifyDelay.least)
    case .table(let table):
      return link(table.stream?.target, table.latency.least)
        + link(table.stream?.onFailure, isCertain: false)
    case .queue(let queue):
      return link(queue.consumer) + link(queue.deadLetter, queue.hiding, isCertain: false)
    case .topic(let topic): return topic.subscribers.flatMap { link($0) }
    case .bus(let bus):
      return bus.rules.flatMap { rule in
        rule.targets.flatMap { link($0, isCertain: rule.matches == FaultPattern(.always)) }
      }
    case .schedule(let schedule): return schedule.targets.flatMap { link($0) }
    case .workflow(let workflow): return workflow.links { link($0, $1, isCertain: $2) }
    case .server, .container, .database: return []
    case .cache(let cache): return link(cache.origin, cache.latency.least, isCertain: false)
    }
  }

  /// Whether this service may call the one at `target` by itself.
  func asks(_ target: Int) -> Bool { links(from: -1).contains { $0.to == target } }
}

extension FunctionSpecification {
  fileprivate func links(_ link: (Int?, SimDuration, Bool) -> [Link]) -> [Link] {
    program.indices.filter { program[$0].kind != .work }.flatMap { index in
      link(program[index].target, program[..<index].leastWork, true).map { link in
        var link = link
        link.passesOn = !program[index].kind.isReading
        return link
      }
    }
  }
}

extension WorkflowSpecification {
  /// A state is certain to be entered only when it is the first, and comes at once only then.
  fileprivate func links(_ link: (Int?, SimDuration, Bool) -> [Link]) -> [Link] {
    states.indices.flatMap { index -> [Link] in
      guard case .task(let operation) = states[index].kind, operation.kind != .work else {
        return []
      }
      return link(operation.target, .zero, index == start)
    }
  }
}

extension OperationKind {
  fileprivate var isReading: Bool {
    switch self {
    case .read, .readEventually, .readTransaction, .fetch: true
    default: false
    }
  }
}

extension Collection<Operation> {
  /// The least time that the work among these operations takes.
  fileprivate var leastWork: SimDuration {
    reduce(.zero) { $1.kind == .work ? $0 + $1.duration.least : $0 }
  }
}

extension Distribution {
  /// No draw is shorter; a law that begins at 0 takes some time all the same.
  fileprivate var least: SimDuration {
    switch self {
    case .constant(let span): span
    case .exponential(let mean): min(mean, SimDuration(nanoseconds: 1))
    case .logNormal(let median, _): min(median, SimDuration(nanoseconds: 1))
    case .uniform(let low, let high): max(low, min(high, SimDuration(nanoseconds: 1)))
    case .empirical(let values): values.min() ?? .zero
    }
  }
}

/// Ways through the wiring that come back to where they began.
package struct Circles {
  private let next: [Int: [Link]]
  private let places: [Int]

  package init(_ links: [Link]) {
    next = Dictionary(grouping: links, by: \.from)
    places = Set(links.map(\.from)).sorted()
  }

  /// The shortest circle through a place, by the places in their order; nil when there is none.
  /// O(links).
  package func shortest(through start: Int) -> [Int]? {
    var from: [Int: Int] = [:]
    var line = [start]
    var head = 0
    while head < line.count {
      let place = line[head]
      head += 1
      for link in next[place] ?? [] {
        if link.to == start { return path(to: place, start, from) }
        guard from[link.to] == nil else { continue }
        from[link.to] = place
        line.append(link.to)
      }
    }
    return nil
  }

  private func path(to end: Int, _ start: Int, _ from: [Int: Int]) -> [Int] {
    var path = [end]
    while let last = path.last, last != start, let before = from[last] { path.append(before) }
    return path.reversed()
  }

  /// One circle for each place that is in one and in no circle found before, in the order of the
  /// places. O(places × links).
  package var all: [[Int]] {
    var seen: Set<Int> = []
    var circles: [[Int]] = []
    for place in places where !seen.contains(place) {
      guard let circle = shortest(through: place) else { continue }
      circles.append(circle)
      seen.formUnion(circle)
    }
    return circles
  }
}

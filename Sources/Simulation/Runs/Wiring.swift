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
  package var handovers: [Link] { wiring.filter { $0.passesOn } }

  /// How many requests come at one instant at most.
  var requestsAtOnce: Int {
    services.reduce(0) { sum, service in
      guard let client = service.kind.client else { return sum }
      let (total, isTooLarge) = sum.addingReportingOverflow(client.traffic.atOnce)
      return isTooLarge ? sum : min(total, 1_000_000_000)
    }
  }

  /// How many functions a call passes that goes round through this one; 0 when none does.
  func functionsInCircle(through place: Int) -> Int {
    (Circles(wiring).shortest(through: place) ?? []).count { services[$0].kind.function != nil }
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
  var atOnce: Int {
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
    kind.outlets.map {
      Link(
        from: place, to: $0.to, delay: $0.delay, isCertain: $0.isCertain, passesOn: $0.passesOn)
    }
  }

  /// Whether this service may call the one at `target` by itself.
  func asks(_ target: Int) -> Bool { kind.outlets.contains { $0.to == target } }
}

/// Ways through the wiring that come back to where they began.
package struct Circles {
  private let next: [Int: [Link]]
  private let places: [Int]

  package init(_ links: [Link]) {
    next = Dictionary(grouping: links, by: { $0.from })
    places = Set(links.map { $0.from }).sorted()
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

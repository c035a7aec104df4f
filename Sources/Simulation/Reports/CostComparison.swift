/// Servers that could carry the load of a run instead: always on, and enough for its peak.
package struct ServerAlternative: Hashable, Sendable {
  /// The price book's kind of server: `t3.small` is the item `ec2.t3.small`.
  package var type: String
  /// Requests that one server works on at a time.
  package var places: Int
  /// Part of the places kept free at the peak, 0..<1.
  package var headroom: Double
  /// A fleet of this size, whatever the peak; nil follows the peak.
  package var count: Int?

  package init(
    type: String = "t3.small", places: Int = 2, headroom: Double = 0, count: Int? = nil
  ) {
    self.type = type
    self.places = places
    self.headroom = headroom
    self.count = count
  }

  /// Servers for `peak` requests at once, at least one.
  package func fleet(for peak: Double) -> Int {
    if let count { return count }
    let places = Double(max(1, places)) * max(0.01, 1 - headroom)
    return max(1, Int(clamped: min((peak / places).rounded(.up), 1e9)))
  }

  /// The greatest peak that a fleet of `count` carries.
  func peak(of count: Int) -> Double {
    Double(count) * Double(max(1, places)) * max(0.01, 1 - headroom)
  }

  /// So many servers for so many hours.
  package func usage(_ count: Int, hours: Exact) -> Usage {
    Usage([
      .init("ec2.\(type)", hours * Exact(count), service: "servers", isStanding: true)
    ])
  }
}

/// The cost of a run's load as it was run, and on servers: for the run, for a month, and for
/// more or less of the same load.
package struct CostComparison: Sendable {
  /// The costs at one rate, unrounded.
  package struct Point: Hashable, Sendable {
    package let requestsPerMonth: Int
    package let requestsPerSecond: Double
    /// As it was run.
    package let asRun: Exact
    package let onServers: Exact
    /// Servers for the peak.
    package let fleet: Int
  }

  /// The least load at which servers cost no more.
  package struct Meeting: Sendable {
    package let point: Point
    /// A month's bill at that load.
    package let asRun: Bill
    package let onServers: Bill
  }

  /// No month has more requests.
  private static let requestsMax = 1_000_000_000_000

  /// A month of 730 hours, as providers reckon.
  package static let monthSeconds = 2_628_000.0

  private let usage: Usage
  private let span: Double
  private let requests: Double
  private let book: PriceBook
  private let options: Bill.Options
  package let alternative: ServerAlternative
  /// Requests at work at once, at most.
  package let peak: Int
  /// How many requests servers must hold at once, by the load.
  private let crowd: Crowd

  /// The load of a run. A run that ended by itself is taken to begin anew at once.
  package init(
    _ run: Run, _ book: PriceBook, alternative: ServerAlternative = ServerAlternative(),
    options: Bill.Options = Bill.Options()
  ) {
    usage = run.usage
    span = max(1e-9, (run.end.time - .start - run.scenario.warmUp).seconds)
    requests = run.metrics.services.reduce(0) { sum, service in
      sum + (service.kind == "client" ? service["requests"] ?? 0 : 0)
    }
    peak = Self.peak(run)
    crowd = Crowd(run, peak: peak)
    self.book = book
    self.alternative = alternative
    self.options = options
  }

  /// Requests at once at more or less of a load. Of Poisson traffic the crowd that is not exceeded
  /// for 99.9 % of the time is a + c√a for a mean of a; the mean grows with the load, and c stays.
  /// That does not depend on how long the sample was, as the greatest crowd does. All other traffic
  /// is taken to come in the same pattern, so many times.
  private struct Crowd {
    private let peak: Double
    private let mean: Double
    /// c; nil where the crowd grows with the load.
    private let spread: Double?

    init(_ run: Run, peak: Int) {
      self.peak = Double(peak)
      let working = CostComparison.working(run)
      mean = working.reduce(0) { $0 + $1.mean }
      let usual = working.reduce(0) { $0 + Double($1.percentile(0.999)) }
      let isPoisson = run.scenario.services.allSatisfy { service in
        guard let client = service.kind.client else { return true }
        if case .poisson = client.traffic { return true }
        return false
      }
      spread = isPoisson && mean > 0 ? max(0, usual - mean) / mean.squareRoot() : nil
    }

    func size(atLoad load: Double) -> Double {
      guard let spread else { return peak * load }
      return mean * load + spread * (mean * load).squareRoot()
    }

    /// The load at which the crowd has this size.
    func load(filling size: Double) -> Double {
      guard let spread else { return size / max(1, peak) }
      let root = ((spread * spread + 4 * size).squareRoot() - spread) / 2
      return root * root / mean
    }
  }

  /// The counts of what works: of functions, tasks and servers, or of waiting clients where there
  /// are none.
  private static func working(_ run: Run) -> [Occupancy] {
    func counts(_ kinds: [String]) -> [Occupancy] {
      run.metrics.services.filter { kinds.contains($0.kind) }.compactMap {
        run.occupancies[$0.service]?.running
      }
    }
    let working = counts(["function", "container", "server"])
    return working.contains { $0.peak > 0 } ? working : counts(["client"])
  }

  /// The most requests that functions and tasks worked on at once, or that clients waited for
  /// where there are none.
  private static func peak(_ run: Run) -> Int {
    working(run).reduce(0) { $0 + $1.peak }
  }

  /// Requests of a month at the run's own rate.
  package var requestsPerMonth: Int {
    Int(clamped: (requests * Self.monthSeconds / span).rounded())
  }

  /// The bill of the run itself. Free tiers are of a month, and count in full.
  package var runBill: Bill { Bill(usage, book, options) }

  /// The bill of a month of such load.
  package var monthlyBill: Bill { Bill(monthlyUsage(load: 1), book, options) }

  /// The bill of servers for as long as the run took.
  package var runServerBill: Bill { serverBill(load: 1, seconds: span) }

  /// The bill of servers for a month.
  package var monthlyServerBill: Bill { serverBill(load: 1, seconds: Self.monthSeconds) }

  /// How many servers carry the run's load.
  package var fleet: Int { alternative.fleet(for: crowd.size(atLoad: 1)) }

  private func monthlyUsage(load: Double) -> Usage {
    usage.scaled(by: Self.monthSeconds / span, load: load)
  }

  private func serverBill(load: Double, seconds: Double) -> Bill {
    let count = alternative.fleet(for: crowd.size(atLoad: load))
    let hours = Exact(measured: seconds / 3600)
    return Bill(alternative.usage(count, hours: hours), book, options)
  }

  /// The costs of a month with so many requests, in the run's own pattern.
  package func point(requestsPerMonth count: Int) -> Point {
    let load = requests > 0 ? Double(count) * span / (requests * Self.monthSeconds) : 0
    let fleet = alternative.fleet(for: crowd.size(atLoad: load))
    let servers = alternative.usage(fleet, hours: Exact(730))
    return Point(
      requestsPerMonth: count, requestsPerSecond: Double(count) / Self.monthSeconds,
      asRun: Bill.unrounded(monthlyUsage(load: load), book, options),
      onServers: Bill.unrounded(servers, book, options), fleet: fleet)
  }

  /// The least load at which the month costs as much as servers do, by bisection; nil when nothing
  /// is priced, or servers stay dearer for every fleet up to 4,096. O(log requests).
  ///
  /// A fleet is cheapest when it is full: the first that is worth it full holds the meeting.
  package func breakEven() -> Meeting? {
    guard requests > 0, book.item("ec2.\(alternative.type)") != nil,
      let fleet = firstWorthFleet()
    else { return nil }
    let low = fleet > 1 ? last(withFleet: fleet - 1) + 1 : 1
    let high = max(low, last(withFleet: fleet))
    return BreakEven.first(in: low...high, where: isReached).map(meeting)
  }

  private func isReached(_ count: Int) -> Bool {
    let point = point(requestsPerMonth: count)
    return point.asRun >= point.onServers
  }

  /// The least fleet that costs no more than the run does at the load that fills it.
  private func firstWorthFleet() -> Int? {
    func isWorth(_ fleet: Int) -> Bool { isReached(last(withFleet: fleet)) }
    if let few = (1...16).first(where: isWorth) { return few }
    var high = 32
    while high <= 4096 {
      if isWorth(high) { return BreakEven.first(in: (high / 2 + 1)...high, where: isWorth) }
      high *= 2
    }
    return nil
  }

  private func meeting(_ count: Int) -> Meeting {
    let load = Double(count) * span / (requests * Self.monthSeconds)
    return Meeting(
      point: point(requestsPerMonth: count),
      asRun: Bill(monthlyUsage(load: load), book, options),
      onServers: serverBill(load: load, seconds: Self.monthSeconds))
  }

  /// The most requests a month that a fleet of `count` carries.
  private func last(withFleet count: Int) -> Int {
    guard alternative.count == nil, peak > 0 else { return Self.requestsMax }
    let load = crowd.load(filling: alternative.peak(of: count))
    return Int(clamped: min(load * requests * Self.monthSeconds / span, Double(Self.requestsMax)))
  }

  /// Costs at `count` loads from nothing to `most`, for a chart: by default to twice the load where
  /// both cost the same, or twice the run's own.
  package func curve(points count: Int = 25, upTo most: Int? = nil) -> [Point] {
    let end = most ?? 2 * (breakEven()?.point.requestsPerMonth ?? max(1, requestsPerMonth))
    guard count > 1, end > 0 else { return [] }
    return (0..<count).map {
      point(
        requestsPerMonth: Int(clamped: (Double(end) * Double($0) / Double(count - 1)).rounded()))
    }
  }
}

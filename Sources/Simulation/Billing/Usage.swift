/// The quantities that a run is charged for.
package struct Usage: Hashable, Sendable {
  /// A quantity of one item, used by one service of the scenario.
  package struct Entry: Hashable, Sendable {
    /// The price book's item: `lambda.requests`.
    package let item: String
    /// The service of the scenario that used it.
    package let service: String
    package let quantity: Exact
    /// The kind of trace steps that it came from, when there is one: the rows a bill points at.
    package let step: StepKind?
    /// True for what is charged by time, whether it is used or not.
    package let isStanding: Bool
    /// What is billed in started steps, the length of one; 0 for what is billed as it is.
    package let billedPer: Exact

    package init(
      _ item: String, _ quantity: Exact, service: String, step: StepKind? = nil,
      isStanding: Bool = false, billedPer: Exact = .zero
    ) {
      self.item = item
      self.service = service
      self.quantity = quantity
      self.step = step
      self.isStanding = isStanding
      self.billedPer = billedPer
    }

    /// The quantity that a bill counts.
    package var billed: Exact {
      billedPer > .zero ? quantity.roundedUp(toStepsOf: billedPer) : quantity
    }

    /// The same entry with another quantity.
    func with(_ quantity: Exact) -> Entry {
      Entry(
        item, quantity, service: service, step: step, isStanding: isStanding,
        billedPer: billedPer)
    }
  }

  package private(set) var entries: [Entry] = []

  package init(_ entries: [Entry] = []) {
    for entry in entries { add(entry) }
  }

  /// Adds a quantity; nothing when it is 0.
  package mutating func add(_ entry: Entry) {
    guard entry.quantity > .zero else { return }
    entries.append(entry)
  }

  /// The same use, so many times as long.
  package func scaled(by factor: Double) -> Usage { scaled(by: factor, load: 1) }

  /// The same, with `load` times as many requests: what is charged by time does not grow with them.
  package func scaled(by factor: Double, load: Double) -> Usage {
    Usage(
      entries.map { entry in
        entry.with(entry.quantity.scaled(by: entry.isStanding ? factor : factor * load))
      })
  }

  /// The whole quantity of one item.
  package func quantity(of item: String) -> Exact {
    entries.reduce(.zero) { $1.item == item ? $0 + $1.billed : $0 }
  }

  /// The items used, in the order of their first use.
  package var items: [String] {
    var seen: Set<String> = []
    return entries.map { $0.item }.filter { seen.insert($0).inserted }
  }
}

/// The usage of one service, while it enters it.
package struct ServiceUsage {
  /// The time that is counted, in seconds.
  let span: Exact
  /// When the run ended.
  let end: SimTime
  private let service: String
  private(set) var entries: [Usage.Entry] = []

  init(_ service: String, span: Exact, until end: SimTime) {
    self.service = service
    self.span = span
    self.end = end
  }

  /// The same time in hours.
  var hours: Exact { span.divided(by: 3600) }

  /// What is charged by use; `step` is the kind of steps it came from.
  mutating func add(_ item: String, _ quantity: Exact, _ step: StepKind?) {
    entries.append(Usage.Entry(item, quantity, service: service, step: step))
  }

  /// What is charged by time, in started steps of `billedPer` when that is above 0.
  mutating func addStanding(
    _ item: String, _ quantity: Exact, _ step: StepKind?, billedPer: Exact = .zero
  ) {
    entries.append(
      Usage.Entry(
        item, quantity, service: service, step: step, isStanding: true, billedPer: billedPer))
  }

  /// A private network's gateways or endpoints, and gigabytes that pass them.
  mutating func add(_ network: PrivateNetwork, _ gigabytes: Exact) {
    addStanding(network.item + ".hours", hours * Exact(network.count), nil)
    add(network.item + ".data", gigabytes, nil)
  }
}

extension Exact {
  /// So many times these bytes, in gigabytes of 2³⁰.
  static func gigabytes(_ bytes: Int, times count: Int = 1) -> Exact {
    Exact(bytes, over: 1 << 30) * Exact(count)
  }

  /// Milliseconds × megabytes in GB-s.
  static func gigabyteSeconds(_ milliseconds: Int64, _ megabytes: Int) -> Exact {
    Exact(milliseconds) * Exact(megabytes, over: 1_024_000)
  }
}

/// How many parts of `size` bytes a payload begins; an empty one is a part too.
func startedParts(_ bytes: Int, of size: Int) -> Int {
  max(1, (bytes + size - 1) / max(1, size))
}

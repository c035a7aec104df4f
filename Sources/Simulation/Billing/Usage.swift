/// What a run used of the things that are charged for.
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
    return entries.map(\.item).filter { seen.insert($0).inserted }
  }
}

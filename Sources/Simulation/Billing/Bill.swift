/// The cost of a usage by a price book: each line rounded to the cent, then added.
package struct Bill: Hashable, Sendable {
  /// One line.
  package struct Line: Hashable, Sendable {
    /// The kind of line.
    package enum Kind: String, Sendable {
      case charge
      /// Part of the free tier: a quantity for nothing.
      case free
      /// No book holds a price; nothing is guessed.
      case notPriced = "not-priced"
    }

    package let kind: Kind
    /// The price book's item: `lambda.requests`.
    package let item: String
    package let service: String
    package let title: String
    package let unit: String
    package let quantity: Exact
    /// For one unit; nil when there is no price.
    package let price: Exact?
    /// In cents, as a decimal of the currency.
    package let amount: Exact
    /// Which tier, from 1; nil for an item with one price.
    package let tier: Int?
    /// The services of the scenario behind it, with their part of the quantity.
    package let shares: [Share]
    /// The trace steps that caused it, by kind.
    package let steps: [StepKind]
  }

  /// A service's part of a line.
  package struct Share: Hashable, Sendable {
    package let service: String
    package let quantity: Exact
  }

  /// The allowances taken into account.
  package struct Options: Hashable, Sendable {
    /// Whether the free tier counts.
    package var hasFreeTier: Bool
    /// The age of the account in months, from 1: some free tiers end after the first year.
    package var accountMonth: Int
    /// Part of each free quantity that other uses of the account leave over, 0...1.
    package var freePart: Exact

    package init(
      hasFreeTier: Bool = true, accountMonth: Int = 13, freePart: Exact = Exact(1)
    ) {
      self.hasFreeTier = hasFreeTier
      self.accountMonth = accountMonth
      self.freePart = freePart
    }
  }

  package let book: String
  package let date: String
  package let currency: String
  package let lines: [Line]

  /// The bill of a use. O(entries × items).
  package init(_ usage: Usage, _ book: PriceBook, _ options: Options = Options()) {
    var pools: [String: Exact] = [:]
    var lines: [Line] = []
    for id in usage.items {
      let draft = Draft(id, usage)
      guard let item = book.item(id) else {
        lines.append(draft.notPriced)
        continue
      }
      let free = Self.free(for: item, draft.quantity, options, on: book.date, &pools)
      lines += draft.lines(item, free: free)
    }
    self.book = book.name
    date = book.date
    currency = book.currency
    self.lines = lines
  }

  /// The sum of the lines.
  package var total: Exact { lines.reduce(.zero) { $0 + $1.amount } }
  /// Items without a price.
  package var notPriced: [String] { lines.filter { $0.kind == .notPriced }.map { $0.item } }

  /// The sum of the lines of one item.
  package func amount(of item: String) -> Exact {
    lines.reduce(.zero) { $1.item == item ? $0 + $1.amount : $0 }
  }

  /// The part of `quantity` that costs nothing, taken from its pool.
  private static func free(
    for item: PriceItem, _ quantity: Exact, _ options: Options, on date: String,
    _ pools: inout [String: Exact]
  ) -> Exact {
    guard options.hasFreeTier, let free = item.free,
      free.isFor(accountMonth: options.accountMonth, on: date)
    else { return .zero }
    let left = pools[free.pool] ?? free.quantity * options.freePart
    let part = min(left, quantity)
    pools[free.pool] = left - part
    return part
  }
}

/// The use of one item, about to become lines.
private struct Draft {
  let id: String
  let quantity: Exact
  let shares: [Bill.Share]
  let steps: [StepKind]

  init(_ id: String, _ usage: Usage) {
    let entries = usage.entries.filter { $0.item == id }
    self.id = id
    quantity = entries.reduce(.zero) { $0 + $1.billed }
    shares = entries.map { Bill.Share(service: $0.service, quantity: $0.billed) }
    var seen: Set<StepKind> = []
    steps = entries.compactMap { $0.step }.filter { seen.insert($0).inserted }
  }

  var notPriced: Bill.Line {
    Bill.Line(
      kind: .notPriced, item: id, service: id, title: id, unit: "", quantity: quantity,
      price: nil, amount: .zero, tier: nil, shares: shares, steps: steps)
  }

  func lines(_ item: PriceItem, free: Exact) -> [Bill.Line] {
    var lines: [Bill.Line] = []
    if free > .zero { lines.append(line(item, .free, free, .zero, nil)) }
    let charged = quantity - free
    var start = Exact.zero
    for (index, tier) in item.tiers.enumerated() {
      let end = min(tier.upTo ?? charged, charged)
      guard end > start else { continue }
      lines.append(
        line(item, .charge, end - start, tier.price, item.tiers.count > 1 ? index + 1 : nil))
      start = end
    }
    return lines
  }

  private func line(
    _ item: PriceItem, _ kind: Bill.Line.Kind, _ quantity: Exact, _ price: Exact, _ tier: Int?
  ) -> Bill.Line {
    Bill.Line(
      kind: kind, item: item.id, service: item.service, title: item.title, unit: item.unit,
      quantity: quantity, price: price, amount: (quantity * price).inCents, tier: tier,
      shares: shares, steps: steps)
  }
}

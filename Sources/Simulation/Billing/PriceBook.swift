/// The prices of a provider, as of a date. A price that no book holds is never guessed.
package struct PriceBook: Hashable, Sendable {
  /// The book's name, such as `aws-2023-09`.
  package var name: String
  /// The day it describes, year-month-day.
  package var date: String
  /// A three-letter code, such as `USD`.
  package var currency: String
  package var region: String
  package var items: [PriceItem]

  package init(
    name: String, date: String, currency: String = "USD", region: String = "us-east-1",
    items: [PriceItem] = []
  ) {
    self.name = name
    self.date = date
    self.currency = currency
    self.region = region
    self.items = items
  }

  /// The item with this id. O(items).
  package func item(_ id: String) -> PriceItem? { items.first { $0.id == id } }
}

/// One thing that is charged for.
package struct PriceItem: Hashable, Sendable {
  /// How sure the figure is.
  package enum Status: String, Sendable, CaseIterable {
    /// Read in the provider's own text; measured; assumed; recalled; read in somebody else's text.
    case documented, measured, assumed, recalled, elsewhere
  }

  /// The price of the part of the quantity up to a bound.
  package struct Tier: Hashable, Sendable {
    /// The end of the tier, counted from the start of the month; nil for the last.
    package let upTo: Exact?
    /// For one unit.
    package let price: Exact

    package init(upTo: Exact?, price: Exact) {
      self.upTo = upTo
      self.price = price
    }
  }

  /// The monthly free tier.
  package struct Free: Hashable, Sendable {
    package let quantity: Exact
    /// Items of one pool share the quantity.
    package let pool: String
    /// Only in the first months of an account; nil for ever.
    package let months: Int?
    /// Only for accounts opened before this day, year-month-day.
    package let openedBefore: String?

    package init(
      quantity: Exact, pool: String, months: Int? = nil, openedBefore: String? = nil
    ) {
      self.quantity = quantity
      self.pool = pool
      self.months = months
      self.openedBefore = openedBefore
    }

    /// Whether an account has it that is in its month `month`, from 1, on the day of the book.
    package func isFor(accountMonth month: Int, on date: String) -> Bool {
      guard month <= months ?? .max else { return false }
      guard let openedBefore, let today = Self.month(date), let last = Self.month(openedBefore)
      else { return true }
      return today - (month - 1) < last
    }

    /// Months since the start of the calendar, of year-month-day.
    private static func month(_ date: String) -> Int? {
      let parts = date.split(separator: "-").compactMap { Int($0) }
      return parts.count == 3 ? parts[0] * 12 + parts[1] : nil
    }
  }

  /// Service and what is counted: `lambda.requests`.
  package let id: String
  /// The provider's service: `Lambda`.
  package let service: String
  /// What is counted, for readers: `Requests`.
  package let title: String
  /// One of what: `request`, `GB-s`, `hour`.
  package let unit: String
  package let tiers: [Tier]
  package let free: Free?
  /// Where the price was read, and when.
  package let source: String
  package let sourceDate: String
  package let status: Status

  package init(
    id: String, service: String, title: String, unit: String, tiers: [Tier],
    free: Free? = nil, source: String = "", sourceDate: String = "",
    status: Status = .documented
  ) {
    self.id = id
    self.service = service
    self.title = title
    self.unit = unit
    self.tiers = tiers
    self.free = free
    self.source = source
    self.sourceDate = sourceDate
    self.status = status
  }
}

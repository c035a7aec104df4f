package import Simulation

/// The charge of a step.
enum StageCharge {
  /// So many units of an item, at once.
  case once(_ item: String, _ units: Exact)
  /// A thing begins to be billed by the millisecond.
  case begin(_ number: Int, _ item: String, perMillisecond: Exact)
  /// It ends; what is billed is known to the millisecond.
  case end(_ number: Int, _ item: String, milliseconds: Int64, each: Exact)
  /// From here on so much more an hour, or less.
  case rent(_ item: String, perHour: Exact)
}

/// The charges of a run, after each step and while time goes on: exact, by the price book, with
/// nothing free and before anything is rounded to cents.
package struct StageAmounts: Sendable {
  /// After a step.
  package struct Entry: Sendable {
    /// Billed milliseconds, those of work that still runs included.
    package let billed: Int64
    /// How many things are billed by the millisecond from here on.
    package let running: Int
    /// In the book's currency.
    package let money: Exact
    /// What is added to it in a millisecond from here on.
    package let perMillisecond: Exact
  }

  private struct Meter {
    let start: SimTime
    /// Of a unit, and how many of them a millisecond takes.
    let price: Exact
    let units: Exact
  }

  private struct Key: Hashable {
    let service: Int
    let number: Int
  }

  private let book: PriceBook
  private var prices: [String: Exact] = [:]
  private var settled = Exact.zero
  private var billed: Int64 = 0
  private var meters: [Key: Meter] = [:]
  private var rent = Exact.zero
  private var time = SimTime.start
  package private(set) var entries: [Entry] = []
  /// Whether anything has a price.
  private(set) var isPriced = false

  init(_ book: PriceBook) { self.book = book }

  /// From the start on, so much an hour.
  mutating func open(_ standing: [(item: String, perHour: Exact)]) {
    for (item, perHour) in standing { rent = rent + price(item) * perHour }
  }

  mutating func add(_ charges: [StageCharge], at time: SimTime, of service: Int) {
    settled = settled + rent * Self.hours(time - self.time)
    self.time = time
    for charge in charges { add(charge, service) }
    entries.append(entry)
  }

  private mutating func add(_ charge: StageCharge, _ service: Int) {
    switch charge {
    case .once(let item, let units): settled = settled + price(item) * units
    case .begin(let number, let item, let units):
      meters[Key(service: service, number: number)] = Meter(
        start: time, price: price(item), units: units)
    case .end(let number, let item, let milliseconds, let units):
      meters[Key(service: service, number: number)] = nil
      billed += milliseconds
      settled = settled + price(item) * (units * Exact(Int(milliseconds)))
    case .rent(let item, let perHour): rent = rent + price(item) * perHour
    }
  }

  private var entry: Entry {
    var (whole, money) = (billed, settled)
    var rate = rent * Self.hours(SimDuration(nanoseconds: 1_000_000))
    for meter in meters.values {  // any order: sums are exact
      let span = (time - meter.start).startedMilliseconds
      whole += span
      money = money + meter.price * (meter.units * Exact(Int(span)))
      rate = rate + meter.price * meter.units
    }
    return Entry(billed: whole, running: meters.count, money: money, perMillisecond: rate)
  }

  private mutating func price(_ item: String) -> Exact {
    if let known = prices[item] { return known }
    let price = book.item(item)?.tiers.first?.price
    if price != nil { isPriced = true }
    prices[item] = price ?? .zero
    return price ?? .zero
  }

  static func hours(_ span: SimDuration) -> Exact {
    Exact(Int(span.nanoseconds), over: 3_600_000_000_000)
  }
}

package import Diagnostics
package import Simulation

/// A price book made from a provider's price lists: what they say replaces what a base book says.
package struct PriceListImport {
  /// The region whose prices are wanted: `us-east-1`.
  private let region: String
  private var items: [PriceItem]
  /// Titles and units of items that the base does not have.
  private let known: PriceBook
  /// What lists have said already, by item.
  private var said: [String: [PriceItem.Tier]] = [:]
  /// The latest day of publication, year-month-day; empty before a list was read.
  package private(set) var date = ""
  /// Products that were placed, that are of other regions, and prices of other terms.
  package private(set) var placed = 0
  package private(set) var elsewhere = 0
  package private(set) var otherTerms = 0

  /// The items that products of price lists have places in.
  package static var items: [String] { OfferPlace.all.map(\.item) }

  /// Begins with a base book's items, or with none.
  package init(base: PriceBook?, known: PriceBook, region: String) {
    items = base?.items ?? []
    self.known = known
    self.region = region
  }

  /// The book with everything that was read. The date is the latest list's own unless given.
  package func book(named name: String?, date given: String? = nil) -> PriceBook {
    let date = given ?? self.date
    return PriceBook(
      name: name ?? "aws-" + date.prefix(7), date: date, region: region, items: items)
  }

  /// Reads one list, JSON or CSV by its first byte. What has no place in a book is reported, one
  /// product each, and left out: `price-not-placed`, `price-twice`, `not-a-price-list`,
  /// `price-not-read`, `data-…`. O(bytes + products × items).
  package mutating func read(_ text: SourceText, into bag: inout DiagnosticBag) {
    let first = text.bytes.first { $0 > 32 }
    let offer =
      first == UInt8(ascii: "{")
      ? OfferJSON.read(text, into: &bag) : OfferCSV.read(text, into: &bag)
    guard let offer else { return }
    date = max(date, offer.published)
    otherTerms += offer.otherTerms
    for product in offer.products { place(product, offer, into: &bag) }
  }

  private mutating func place(
    _ product: Offer.Product, _ offer: Offer, into bag: inout DiagnosticBag
  ) {
    let home = product.attributes["regioncode"] ?? product.attributes["location"] ?? region
    let isGlobal = product.usage.hasPrefix("Global-")
    guard home == region || isGlobal else {
      elsewhere += 1
      return
    }
    var wanted = product
    if isGlobal {
      wanted = Offer.Product(
        sku: product.sku,
        attributes: product.attributes.merging(
          ["usagetype": String(product.usage.dropFirst("Global-".count))]) { $1 },
        prices: product.prices, span: product.span)
    }
    guard let (id, place) = Self.place(of: wanted, offer.code) else {
      return bag.report(.priceNotPlaced(product, "no item of price books is counted so"))
    }
    guard let last = product.prices.last, last.upTo == nil || isGlobal else {
      return bag.report(.priceNotPlaced(product, "it has no price on demand without an end"))
    }
    if let unit = product.prices.map(\.unit).first(where: { !place.units.contains($0) }) {
      let expected = place.units.joined(separator: " or ")
      return bag.report(
        .priceNotPlaced(product, "it is counted in \"\(unit)\", and \(id) in \"\(expected)\""))
    }
    guard let model = items.first(where: { $0.id == id }) ?? known.item(id) ?? Self.machine(id)
    else {
      return bag.report(.priceNotPlaced(product, "no book says what \(id) is"))
    }
    put(Draft(product, place, isGlobal: isGlobal), model, product, offer, into: &bag)
  }

  private static func place(
    of product: Offer.Product, _ code: String
  ) -> (String, OfferPlace)? {
    for place in OfferPlace.all {
      if let id = place.item(for: product, of: code) { return (id, place) }
    }
    return nil
  }

  private mutating func put(
    _ draft: Draft, _ model: PriceItem, _ product: Offer.Product, _ offer: Offer,
    into bag: inout DiagnosticBag
  ) {
    if !draft.tiers.isEmpty, let before = said[model.id], before != draft.tiers {
      return bag.report(.priceTwice(product, model.id))
    }
    placed += 1
    if !draft.tiers.isEmpty { said[model.id] = draft.tiers }
    let free = draft.free.map { PriceItem.Free(quantity: $0, pool: model.free?.pool ?? model.id) }
    let item = PriceItem(
      id: model.id, service: model.service, title: model.title, unit: model.unit,
      tiers: draft.tiers.isEmpty ? model.tiers : draft.tiers, free: free ?? model.free,
      source: "AWS price list \(offer.code) \(offer.version), SKU \(product.sku)",
      sourceDate: offer.published, status: .documented)
    if let place = items.firstIndex(where: { $0.id == item.id }) {
      items[place] = item
    } else {
      items.append(item)
    }
  }

  /// What an hour of a kind of machine is called.
  private static func machine(_ id: String) -> PriceItem? {
    let kinds = [
      ("ec2.", "EC2", "Linux, on demand"), ("rds.", "RDS", "MySQL, one zone"),
      ("elasticache.", "ElastiCache", "node"),
    ]
    guard let (prefix, service, words) = kinds.first(where: { id.hasPrefix($0.0) }) else {
      return nil
    }
    return PriceItem(
      id: id, service: service, title: "\(id.dropFirst(prefix.count)), \(words)", unit: "hour",
      tiers: [])
  }
}

/// A product's prices as a book has them: what is free first, tiers counted behind it.
private struct Draft {
  let tiers: [PriceItem.Tier]
  let free: Exact?

  init(_ product: Offer.Product, _ place: OfferPlace, isGlobal: Bool) {
    var prices = product.prices
    var free: Exact?
    if let first = prices.first, first.perUnit == .zero, let end = first.upTo {
      free = end
      prices.removeFirst()
    }
    let start = isGlobal ? .zero : free ?? .zero
    self.free = free?.divided(by: place.unitsEach)
    tiers = prices.map { price in
      PriceItem.Tier(
        upTo: price.upTo.map { ($0 - start).divided(by: place.unitsEach) },
        price: price.perUnit * Exact(place.unitsEach))
    }
  }
}

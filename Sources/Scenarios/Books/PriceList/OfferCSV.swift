import Diagnostics
import Simulation

/// Price lists as tables of comma-separated values: five lines about the file, a line of names, and
/// a line for each price. O(bytes).
struct OfferCSV {
  private let text: SourceText
  private var rows: CSVRows

  private init(_ text: SourceText) {
    self.text = text
    rows = CSVRows(text)
  }

  /// The list in a file; nil when it is none, which is reported: `not-a-price-list`,
  /// `price-not-read`.
  static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> Offer? {
    var reader = OfferCSV(text)
    return reader.read(into: &bag)
  }

  private mutating func read(into bag: inout DiagnosticBag) -> Offer? {
    var offer = Offer()
    var names: [String] = []
    while names.isEmpty, let row = rows.next() {
      switch row.cells.first {
      case "SKU": names = row.cells.map(Offer.key)
      case "OfferCode": offer.code = row.cells.last ?? ""
      case "Version": offer.version = row.cells.last ?? ""
      case "Publication Date": offer.published = Offer.day(row.cells.last ?? "")
      default: break
      }
    }
    guard !names.isEmpty else {
      bag.report(
        .notAPriceList("no line begins with \"SKU\", the first column", at: .file(text.path)))
      return nil
    }
    var places: [String: Int] = [:]
    while let row = rows.next() {
      let cells = Dictionary(zip(names, row.cells), uniquingKeysWith: { first, _ in first })
      add(cells, row.span, to: &offer, &places, into: &bag)
    }
    for index in offer.products.indices {
      offer.products[index].prices.sort { $0.from < $1.from }
    }
    return offer
  }

  private func add(
    _ cells: [String: String], _ span: SourceSpan, to offer: inout Offer,
    _ places: inout [String: Int], into bag: inout DiagnosticBag
  ) {
    guard let sku = cells["sku"], !sku.isEmpty else { return }
    guard cells["termtype"] ?? "OnDemand" == "OnDemand" else {
      offer.otherTerms += 1
      return
    }
    guard let from = Exact(cells["startingrange"] ?? "0"),
      let end = Offer.end(cells["endingrange"] ?? "Inf"),
      let amount = Exact(cells["priceperunit"] ?? ""), cells["currency"] ?? "USD" == "USD"
    else { return bag.report(.priceNotRead(at: span)) }
    let price = Offer.Price(
      from: from, upTo: end, unit: cells["unit"] ?? "", perUnit: amount)
    if let place = places[sku] { return offer.products[place].prices.append(price) }
    places[sku] = offer.products.count
    offer.products.append(
      Offer.Product(sku: sku, attributes: cells, prices: [price], span: span))
  }
}

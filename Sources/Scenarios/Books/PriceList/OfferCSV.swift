import Diagnostics
import Simulation

/// Price lists as tables of comma-separated values: five lines about the file, a line of names, and
/// a line for each price. Read byte by byte: files of hundreds of megabytes exist. O(bytes).
struct OfferCSV {
  private let text: SourceText
  private var position = 0

  private init(_ text: SourceText) { self.text = text }

  /// The list in a file; nil when it is none, which is reported: `not-a-price-list`,
  /// `price-not-read`.
  static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> Offer? {
    var reader = OfferCSV(text)
    return reader.read(into: &bag)
  }

  private mutating func read(into bag: inout DiagnosticBag) -> Offer? {
    var offer = Offer()
    var names: [String] = []
    while names.isEmpty, let row = row() {
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
    while let row = row() {
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

  /// The next line that holds anything. A cell in quotes may hold commas, line ends and doubled
  /// quotes.
  private mutating func row() -> (cells: [String], span: SourceSpan)? {
    let bytes = text.bytes
    while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        if isQuoted, position < bytes.count, bytes[position] == byte {
          cell.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == UInt8(ascii: ","), !isQuoted {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else if byte == 10, !isQuoted {
        break
      } else if byte != 13 {
        cell.append(byte)
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    let end = bytes[position - 1] == 10 ? position - 1 : position
    return (cells, text.span(start..<max(start, end)))
  }
}

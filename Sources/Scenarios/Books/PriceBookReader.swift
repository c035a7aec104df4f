package import DataNodes
package import Diagnostics
package import Simulation

/// Price books as YAML: what a provider charges, each price with its source and date.
package enum PriceBookReader {
  /// The grammar of a price book.
  package static let schema = Schema.object(
    "a price book",
    [
      Field("name", .string, required: true, "What scenarios call it.", example: "aws-2023-09"),
      Field("date", .date, required: true, "The day it describes."),
      Field("currency", .string, "A three-letter code.", default: "USD"),
      Field("region", .text, "The place its prices hold.", default: "us-east-1"),
      Field(
        "prices", .map(of: price, key: "an item such as lambda.requests"), required: true,
        "What is charged for, by service and what is counted."),
    ])

  private static let price = Schema.object(
    "a price",
    [
      Field("service", .text, required: true, "The provider's service."),
      Field("title", .text, required: true, "What is counted, for readers."),
      Field("unit", .text, required: true, "One of what.", example: "request"),
      Field("price", .quantity, "For one unit, or for many.", example: "0.20 per 1M"),
      Field("tiers", .list(of: tier, count: 1...20), "Prices that change with the quantity."),
      Field("free", free, "The monthly free tier."),
      Field("source", .text, required: true, "Where the price was read."),
      Field("read", .date, required: true, "When it was read."),
      Field(
        "status", .choice(PriceItem.Status.allCases.map(\.rawValue)), "How sure it is.",
        default: "documented"),
    ])

  private static let tier = Schema.object(
    "a tier",
    [
      Field("upTo", .quantity, "The end of the tier, counted from the start of the month."),
      Field("price", .quantity, required: true, "For one unit, or for many."),
    ])

  private static let free = Schema.object(
    "a free tier",
    [
      Field("quantity", .quantity, required: true, "How much is free each month."),
      Field("pool", .text, "Items of one pool share the quantity."),
      Field("months", .integer(in: 1...120), "Only in so many first months of an account."),
      Field("openedBefore", .date, "Only for accounts opened before this day."),
    ])

  /// The book in a file; nil when it has errors, which are reported.
  ///
  /// Reports what the schema reports, `price-without-amount` and `tiers-out-of-order`.
  package static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> PriceBook? {
    guard let root = DataParser.parse(text, into: &bag), schema.check(root, into: &bag) else {
      return nil
    }
    var items: [PriceItem] = []
    for member in root["prices"]?.members ?? [] {
      guard let item = item(member, into: &bag) else { continue }
      items.append(item)
    }
    return PriceBook(
      name: root["name"]?.text ?? "", date: root["date"]?.text ?? "",
      currency: root["currency"]?.text ?? "USD", region: root["region"]?.text ?? "us-east-1",
      items: items)
  }

  private static func item(
    _ member: DataNode.Member, into bag: inout DiagnosticBag
  ) -> PriceItem? {
    let node = member.value
    var tiers = (node["tiers"]?.elements ?? []).map { tier in
      PriceItem.Tier(
        upTo: tier["upTo"]?.quantity, price: tier["price"]?.quantity ?? .zero)
    }
    if let price = node["price"]?.quantity, tiers.isEmpty {
      tiers = [PriceItem.Tier(upTo: nil, price: price)]
    }
    guard let last = tiers.last else {
      bag.report(.priceWithoutAmount(member))
      return nil
    }
    let bounds = tiers.dropLast().map { $0.upTo ?? .zero }
    let isOrdered = zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
    guard last.upTo == nil, isOrdered, !bounds.contains(.zero) else {
      bag.report(.tiersOutOfOrder(member))
      return nil
    }
    let free = node["free"].flatMap { free in
      free["quantity"]?.quantity.map {
        PriceItem.Free(
          quantity: $0, pool: free["pool"]?.text ?? member.name,
          months: free["months"]?.integer, openedBefore: free["openedBefore"]?.text)
      }
    }
    return PriceItem(
      id: member.name, service: node["service"]?.text ?? "", title: node["title"]?.text ?? "",
      unit: node["unit"]?.text ?? "", tiers: tiers, free: free,
      source: node["source"]?.text ?? "", sourceDate: node["read"]?.text ?? "",
      status: node["status"]?.text.flatMap(PriceItem.Status.init(rawValue:)) ?? .documented)
  }
}

extension DataNode {
  /// A number with an optional suffix, exactly as written.
  var quantity: Exact? { text.flatMap(Units.quantity) }
  /// A duration with its unit.
  var duration: SimDuration? { text.flatMap(Units.duration) }
  /// A size in bytes.
  var bytes: Int? { text.flatMap(Units.bytes) }
  /// A rate per second.
  var rate: Double? { text.flatMap(Units.rate) }
  /// A share of 1.
  var share: Double? { text.flatMap(Units.share) }
}

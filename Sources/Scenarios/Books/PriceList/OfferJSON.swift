import DataNodes
import Diagnostics
import Simulation

/// Price lists as JSON: products and terms apart, joined by the product's number.
enum OfferJSON {
  /// The list in a file; nil when it is none, which is reported: `data-…`, `not-a-price-list`,
  /// `price-not-read`.
  static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> Offer? {
    guard let root = DataParser.parse(text, into: &bag) else { return nil }
    guard let products = root["products"], let terms = root["terms"] else {
      bag.report(.notAPriceList("it has no \"products\" and \"terms\"", at: .file(text.path)))
      return nil
    }
    var offer = Offer()
    offer.code = root["offerCode"]?.text ?? ""
    offer.version = root["version"]?.text ?? ""
    offer.published = Offer.day(root["publicationDate"]?.text ?? "")
    offer.otherTerms = terms.members.reduce(0) {
      $0 + ($1.name == "OnDemand" ? 0 : $1.value.members.count)
    }
    let onDemand = Dictionary(
      (terms["OnDemand"]?.members ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    for member in products.members {
      var product = Offer.Product(
        sku: member.name, attributes: attributes(member.value), span: member.nameSpan)
      let dimensions = (onDemand[member.name]?.members ?? []).flatMap { term in
        term.value["priceDimensions"]?.members ?? []
      }
      product.prices = dimensions.compactMap { price($0.value, into: &bag) }
        .sorted { $0.from < $1.from }
      offer.products.append(product)
    }
    return offer
  }

  private static func attributes(_ product: DataNode) -> [String: String] {
    var attributes = Dictionary(
      (product["attributes"]?.members ?? []).map { (Offer.key($0.name), $0.value.text ?? "") },
      uniquingKeysWith: { $1 })
    attributes["productfamily"] = product["productFamily"]?.text
    return attributes
  }

  private static func price(_ node: DataNode, into bag: inout DiagnosticBag) -> Offer.Price? {
    guard let from = Exact(node["beginRange"]?.text ?? "0"),
      let end = Offer.end(node["endRange"]?.text ?? "Inf"),
      let amount = node["pricePerUnit"]?["USD"]?.text.flatMap({ Exact($0) })
    else {
      bag.report(.priceNotRead(at: node.span))
      return nil
    }
    return Offer.Price(
      from: from, upTo: end, unit: node["unit"]?.text ?? "", perUnit: amount)
  }
}

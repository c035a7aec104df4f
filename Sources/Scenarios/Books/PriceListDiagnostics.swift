import Diagnostics

/// The wording for a provider's price lists.
extension Diagnostic {
  static func notAPriceList(_ reason: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAPriceList, "this is no price list: \(reason)", at: span,
      help: ["take a service's index.json or index.csv from the AWS price list, of one region"])
  }

  static func priceNotRead(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .priceNotRead, "this price has no amount in USD, or its range is no number", at: span,
      help: ["the book keeps what its base says"])
  }

  static func priceNotPlaced(_ product: Offer.Product, _ reason: String) -> Diagnostic {
    let usage = product.attributes["usagetype"] ?? ""
    let name = usage.isEmpty ? product.sku : "\(product.sku) (\(usage))"
    return Diagnostic(
      .priceNotPlaced, "\(name) is left out: \(reason)", at: product.span,
      help: ["nothing to do when no run of yours uses it; else write the item into the book"])
  }

  static func priceTwice(_ product: Offer.Product, _ item: String) -> Diagnostic {
    Diagnostic(
      .priceTwice, "\(product.sku) gives \(item) another price than a product before it",
      at: product.span, help: ["the first is kept; correct the item in the book by hand"])
  }
}

extension DiagnosticCode {
  static let notAPriceList = DiagnosticCode(
    "not-a-price-list", title: "A file that is no price list",
    explanation: """
      `coldstart prices import` reads the files of Amazon's price list: JSON with `products` and
      `terms`, or a table of comma-separated values whose columns begin with `SKU`.
      """)
  static let priceNotRead = DiagnosticCode(
    "price-not-read", title: "A price of a price list that cannot be read",
    explanation: """
      Each price has an amount in USD, and a range of quantities that begins and ends with numbers
      or `Inf`.
      """)
  static let priceNotPlaced = DiagnosticCode(
    "price-not-placed", .warning, title: "A product of a price list that no book has a place for",
    explanation: """
      A price list names thousands of products; a book has what runs are billed for. What has no
      place, or counts in another unit than expected, is left out and said, never guessed.
      """)
  static let priceTwice = DiagnosticCode(
    "price-twice", .warning, title: "Two products give one item two prices",
    explanation: """
      Requests of functions on x86 and on Arm are one item, since they have cost the same. When they
      no longer do, the book must tell them apart.
      """)
}

import Diagnostics
import Simulation

/// A provider's price list of one service, as Amazon's bulk files hold it, of either form.
struct Offer: Sendable {
  /// The price of one unit of a product in a part of a month.
  struct Price: Sendable {
    /// Where the part begins and ends, in units; nil for the last.
    let from: Exact
    let upTo: Exact?
    let unit: String
    let perUnit: Exact
  }

  /// One thing that is sold on demand, with its prices in the order of their parts.
  struct Product: Sendable {
    let sku: String
    /// By names in small letters without spaces and signs, as both forms of the file can have them.
    let attributes: [String: String]
    var prices: [Price] = []
    let span: SourceSpan

    /// What is counted, without the short name of the region before it.
    var usage: String {
      let text = attributes["usagetype"] ?? ""
      guard let dash = text.firstIndex(of: "-") else { return text }
      let prefix = text[..<dash]
      let isRegion =
        (2...5).contains(prefix.count)
        && prefix.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      return isRegion ? String(text[text.index(after: dash)...]) : text
    }
  }

  /// The service's code: `AWSLambda`.
  var code = ""
  var version = ""
  /// The day of publication, year-month-day.
  var published = ""
  var products: [Product] = []
  /// Prices that are not on demand: reserved ones, with other rules than a bill has.
  var otherTerms = 0

  /// `Operating System` and `operatingSystem` are one name.
  static func key(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { (97...122).contains($0) }, as: UTF8.self)
  }

  /// `2026-08-31T09:23:18Z` as a day.
  static func day(_ text: String) -> String { String(text.prefix(10)) }

  /// The end of a part; nil for `Inf`.
  static func end(_ text: String) -> Exact?? {
    text.lowercased() == "inf" ? .some(nil) : Exact(text).map { .some($0) }
  }
}

package import Simulation

/// The changes from one price book to another.
package struct PriceDifference: Sendable {
  /// One item that is not the same in both; nil on the side that does not have it.
  package struct Change: Sendable {
    package let id: String
    package let before: PriceItem?
    package let after: PriceItem?

    /// Of the first tiers' prices, in hundredths; nil without two prices above 0.
    package var percent: Double? {
      guard let old = before?.tiers.first?.price, let new = after?.tiers.first?.price,
        old > .zero, old != new
      else { return nil }
      return (new.asDouble / old.asDouble - 1) * 100
    }
  }

  package let changes: [Change]

  /// Prices, tiers, units and free quantities are compared; titles and sources are not. In the
  /// order of the first book, then of the second. O(items²).
  package init(_ before: PriceBook, _ after: PriceBook) {
    let kept = before.items.map { Change(id: $0.id, before: $0, after: after.item($0.id)) }
    let added = after.items.filter { before.item($0.id) == nil }
      .map { Change(id: $0.id, before: nil, after: $0) }
    changes = (kept + added).filter { !Self.isSame($0.before, $0.after) }
  }

  private static func isSame(_ left: PriceItem?, _ right: PriceItem?) -> Bool {
    guard let left, let right else { return false }
    return left.tiers == right.tiers && left.free == right.free && left.unit == right.unit
  }

  /// A line for each change, for a terminal.
  package var text: String {
    guard !changes.isEmpty else { return "Both charge the same.\n" }
    let width = changes.map(\.id.count).max() ?? 0
    return changes.map { change in
      let name = change.id + String(repeating: " ", count: width - change.id.count)
      return "\(name)  \(Self.words(change))\n"
    }.joined()
  }

  private static func words(_ change: Change) -> String {
    guard let before = change.before else {
      return "new: " + (change.after.map(prices) ?? "")
    }
    guard let after = change.after else { return "gone: " + prices(before) }
    let percent = change.percent.map { value in
      let tenths = Int((value * 10).rounded())
      return " (\(tenths < 0 ? "-" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10) %)"
    }
    return "\(prices(before)) -> \(prices(after))\(percent ?? "")"
  }

  /// `0.5 a GB up to 10240, then 0.25; 5 free`
  private static func prices(_ item: PriceItem) -> String {
    let tiers = item.tiers.enumerated().map { index, tier in
      let unit = index == 0 ? " a \(item.unit)" : ""
      return tier.price.text() + unit + (tier.upTo.map { " up to \($0.text())" } ?? "")
    }.joined(separator: ", then ")
    guard let free = item.free else { return tiers }
    let whose =
      free.openedBefore.map { " for accounts opened before \($0)" }
      ?? free.months.map { " for \($0) months" } ?? ""
    return "\(tiers); \(free.quantity.text()) free\(whose)"
  }
}

package import Simulation

/// Price books as the YAML that `PriceBookReader` reads.
package enum PriceBookWriter {
  /// The text of a book, its items in their order.
  package static func text(_ book: PriceBook) -> String {
    var lines = [
      "name: \(book.name)", "date: \(book.date)", "currency: \(book.currency)",
      "region: \(book.region)", "prices:",
    ]
    for item in book.items { lines += Self.lines(item) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ item: PriceItem) -> [String] {
    var lines = [
      "  \(item.id):", "    service: \(item.service)", "    title: \(quoted(item.title))",
      "    unit: \(item.unit)",
    ]
    if item.tiers.count == 1, let tier = item.tiers.first {
      lines.append("    price: \(tier.price.text())")
    } else {
      lines.append("    tiers:")
      lines += item.tiers.map { tier in
        let end = tier.upTo.map { "upTo: \($0.text()), " } ?? ""
        return "      - {\(end)price: \(tier.price.text())}"
      }
    }
    if let free = item.free {
      let months = free.months.map { ", months: \($0)" } ?? ""
      let opened = free.openedBefore.map { ", openedBefore: \($0)" } ?? ""
      lines.append(
        "    free: {quantity: \(free.quantity.text()), pool: \(free.pool)\(months)\(opened)}")
    }
    return lines + [
      "    source: \(quoted(item.source))", "    read: \(item.sourceDate)",
      "    status: \(item.status.rawValue)",
    ]
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

import DataNodes
package import Diagnostics

/// The wording for books and scenarios.
extension Diagnostic {
  static func priceWithoutAmount(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .priceWithoutAmount, "\"\(member.name)\" has neither a price nor tiers",
      at: member.nameSpan, help: ["write price: 0.20 per 1M, or a list of tiers"])
  }

  static func tiersOutOfOrder(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .tiersOutOfOrder, "the tiers of \"\(member.name)\" do not follow each other",
      at: member.nameSpan, help: ["each ends above the one before; the last has no end"])
  }
}

extension DiagnosticCode {
  static let priceWithoutAmount = DiagnosticCode(
    "price-without-amount", title: "A price book's item has no price",
    explanation: """
      An item of a price book needs `price`, or `tiers` whose last has no end. A price that is not
      known is left out altogether: the bill then says "not priced".
      """)
  static let tiersOutOfOrder = DiagnosticCode(
    "tiers-out-of-order", title: "Tiers of a price do not follow each other",
    explanation: """
      Tiers are counted from the start of the month: `upTo` rises from tier to tier, and the last
      tier has none.
      """)
}

/// The codes of this module, for `coldstart explain`.
package enum ScenariosCodes {
  package static let all: [DiagnosticCode] = [.priceWithoutAmount, .tiersOutOfOrder]
}

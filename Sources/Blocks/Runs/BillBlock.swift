import Diagnostics
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// `::bill{run=first-request}`: what a run costs, line by line; for a month of such load with
/// `monthly`, and beside servers for the same load with `servers`.
struct BillBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "bill"
  let summary = "what a run costs, line by line"
  let example = "::bill{run=first-request}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("no-free-tier", .flag, "charges from the first request on"),
    AttributeRule("monthly", .flag, "for a month of such load"),
    AttributeRule(
      "servers", .flag, "servers for the same load beside it, and where both cost the same"),
    AttributeRule("caption", .text, "the words above the table"),
  ]

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    let run = lookup.simulation(for: directive.attributes, at: directive.nameSpan, &page)
    guard let run else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let attributes = directive.attributes
    let costs = run.costs(hasFreeTier: attributes["no-free-tier"] == nil)
    let isMonthly = attributes["monthly"] != nil
    let bill = isMonthly ? costs.monthlyBill : costs.runBill
    let words = context.words
    let title = words[isMonthly ? .monthlyBill : .bill]
    let caption =
      attributes["caption"]
      ?? words[.pricesOf, ["bill": title, "date": "\(bill.date)", "currency": bill.currency]]
    let own = Self.table(bill, caption: caption, words)
    let hasServers = attributes["servers"] != nil
    let other = isMonthly ? costs.monthlyServerBill : costs.runServerBill
    for item in bill.notPriced + (hasServers ? other.notPriced : []) {
      page.diagnostics.report(.notPriced(item, book: bill.book, at: directive.nameSpan))
    }
    guard hasServers else { return own }
    return .block(
      "div", [.class("bills")],
      [
        own, Self.table(other, caption: words.alternative(costs), words),
        .line("p", [.class("bills-meeting")], words.meeting(costs, costs.breakEven())),
      ])
  }

  /// `<table class="bill">` with the total as its foot.
  static func table(_ bill: Bill, caption: String, _ words: Words) -> Node {
    let titles: [Word] = [.service, .item, .quantityOf, .price, .amount]
    let rows = bill.lines.map { line -> Node in
      let quantity = AmountText.quantity(line.quantity, line.unit)
      let price =
        line.kind == .free ? words[.free] : line.price?.text() ?? words[.notPriced]
      let amount = line.kind == .notPriced ? "" : line.amount.text(places: 2)
      return .line(
        "tr", [],
        [
          RunTable.head(line.service, scope: "row"), .inline("td", [], line.title),
          RunTable.figure(quantity), RunTable.figure(price), RunTable.figure(amount),
        ])
    }
    let total: [Node] = [
      .inline("th", [.set("scope", "row"), .set("colspan", "4")], words[.total]),
      RunTable.figure(bill.total.text(places: 2)),
    ]
    return RunTable(class: "bill", caption: .text(caption)).node(
      [
        RunTable.heads(titles.map { words[$0] }), .block("tbody", [], rows),
        .block("tfoot", [], [.line("tr", [], total)]),
      ], words)
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Markup
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

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let lookup = RunLookup(context: context)
    let run = lookup.simulation(for: directive.attributes, at: directive.nameSpan, &page)
    guard let run else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let attributes = directive.attributes
    let costs = run.costs(hasFreeTier: attributes["no-free-tier"] == nil)
    let isMonthly = attributes["monthly"] != nil
    let bill = isMonthly ? costs.monthlyBill : costs.runBill
    let words = LessonWords.english
    let title = isMonthly ? words.monthlyBill : words.bill
    let caption =
      attributes["caption"] ?? "\(title): prices of \(bill.date), in \(bill.currency)"
    let own = Self.table(bill, caption: caption)
    let hasServers = attributes["servers"] != nil
    let other = isMonthly ? costs.monthlyServerBill : costs.runServerBill
    for item in bill.notPriced + (hasServers ? other.notPriced : []) {
      page.diagnostics.report(.notPriced(item, book: bill.book, at: directive.nameSpan))
    }
    guard hasServers else { return own }
    var html = Fragment(Array("<div class=\"bills\">\n".utf8))
    html.append(own)
    html.append(Self.table(other, caption: words.alternative(costs)))
    html.append(literal: "<p class=\"bills-meeting\">")
    html.append(escaped: words.meeting(costs, costs.breakEven(), context.numbers))
    html.append(literal: "</p>\n</div>\n")
    return html
  }

  /// `<table class="bill">` with the total as its foot.
  static func table(_ bill: Bill, caption: String) -> Fragment {
    var html = RunHTML.tableStart(class: "bill", caption: caption)
    html.append(literal: "<thead>\n<tr>")
    for title in ["Service", "Item", "Quantity", "Price", "Amount"] {
      html.append(literal: "<th scope=\"col\">")
      html.bytes.append(escaped: title)
      html.append(literal: "</th>")
    }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for line in bill.lines {
      let quantity = AmountText.quantity(line.quantity, line.unit)
      let price = line.kind == .free ? "free" : line.price?.text() ?? "not priced"
      let amount = line.kind == .notPriced ? "" : line.amount.text(places: 2)
      html.append(literal: "<tr><th scope=\"row\">")
      html.bytes.append(escaped: line.service)
      html.append(literal: "</th><td>")
      html.bytes.append(escaped: line.title)
      for cell in [quantity, price, amount] {
        html.append(literal: "</td><td class=\"align-right\">")
        html.bytes.append(escaped: cell)
      }
      html.append(literal: "</td></tr>\n")
    }
    html.append(literal: "</tbody>\n<tfoot>\n<tr><th scope=\"row\" colspan=\"4\">Total</th>")
    html.append(literal: "<td class=\"align-right\">")
    html.bytes.append(escaped: bill.total.text(places: 2))
    html.append(literal: "</td></tr>\n</tfoot>\n</table></div>\n")
    return html
  }
}

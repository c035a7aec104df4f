package import Simulation

/// Tables for a terminal: columns as wide as their widest cell, two spaces between them.
package struct TextTable: Sendable {
  private let header: [String]
  private let rows: [[String]]
  private let right: Set<Int>

  /// A table; the columns in `right` are set flush right.
  package init(_ header: [String], _ rows: [[String]], right: Set<Int> = []) {
    self.header = header
    self.rows = rows
    self.right = right
  }

  /// The lines, each with its newline.
  package var text: String {
    let widths = header.indices.map { column in
      ([header] + rows).reduce(0) { max($0, $1[column].count) }
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([header, rule] + rows).map { line($0, widths) }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let space = String(repeating: " ", count: widths[column] - cell.count)
      line += right.contains(column) ? space + cell : cell + space
      if column + 1 < cells.count { line += "  " }
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

/// Runs as text for a terminal.
package enum RunText {
  /// The execution table and its closing line.
  package static func table(_ run: Run) -> String {
    let columns: [ExecutionTable.Column] = [
      .number, .step, .time, .action, .cause, .resource, .user, .billed,
    ]
    let wording = Wording.english.casting(run.scenario)
    let table = ExecutionTable(Trace(run), columns: columns, wording: wording)
    let header = ["#", "step", "time", "action", "because", "resource", "user", "billed"]
    return TextTable(header, table.rows.map(\.cells), right: [0, 7]).text + table.closing + "\n"
  }

  /// The figures, one a line; with several runs the mean and its 95 % interval, and what theory
  /// says where it knows.
  package static func metrics(_ runs: [Run]) -> String {
    let known = runs.first.map { ClosedForms.known($0.scenario) } ?? []
    let rows = Replications.estimates(runs).map { figure in
      let spread = runs.count > 1 ? "± " + number(figure.estimate.halfWidth) : ""
      let exact = known.first { $0.service == figure.service && $0.measure == figure.id }
      let theory = exact.map { "\(number($0.value)) by \($0.law)" } ?? ""
      return [figure.service, figure.id, number(figure.estimate.mean), spread, theory]
    }
    return TextTable(["service", "figure", "value", "", "exact"], rows, right: [2]).text
  }

  /// The bill.
  package static func bill(_ bill: Bill) -> String {
    let rows = bill.lines.map { line in
      [
        line.service, line.title,
        AmountText.quantity(line.quantity, line.unit).replacing("\u{A0}", with: " "),
        line.kind == .free ? "free" : line.price?.text() ?? "not priced",
        line.kind == .notPriced ? "" : line.amount.text(places: 2),
      ]
    }
    let total = ["total", "", "", bill.currency, bill.total.text(places: 2)]
    return "Prices of \(bill.date) (\(bill.book))\n"
      + TextTable(
        ["service", "item", "quantity", "price", "amount"], rows + [total], right: [2, 3, 4]
      ).text
  }

  /// What a variant does otherwise.
  package static func difference(_ name: String, _ difference: Difference) -> String {
    let wording = Wording.english
    var text = "Variant \(name): "
    guard let first = difference.firstDeparture else {
      guard let charges = charges(difference) else { return text + "no difference\n" }
      return text + "the same steps, another bill\n" + charges
    }
    text += "departs at \(first.id), \(TimeText.duration(first.time - .start)) "
    text += "(\(wording.action(first)))\n"
    text += "steps gone \(difference.gone.count), added \(difference.added.count), "
    text += "changed \(difference.changed.count)\n"
    let rows = difference.figures.map {
      [$0.service, $0.id, number($0.before), number($0.after)]
    }
    return text
      + TextTable(["service", "figure", "before", "after"], rows, right: [2, 3]).text
      + (charges(difference) ?? "")
  }

  /// What is charged otherwise; nil when nothing is.
  private static func charges(_ difference: Difference) -> String? {
    guard !difference.charges.isEmpty else { return nil }
    let rows = difference.charges.map {
      [$0.service, $0.title, $0.before.text(places: 2), $0.after.text(places: 2)]
    }
    return "\n" + TextTable(["bill", "item", "before", "after"], rows, right: [2, 3]).text
  }

  /// The same load on servers, and where both cost the same.
  package static func alternative(_ costs: CostComparison, isMonthly: Bool) -> String {
    let bill = isMonthly ? costs.monthlyServerBill : costs.runServerBill
    let (kind, fleet) = (costs.alternative.type, costs.fleet)
    guard bill.notPriced.isEmpty else { return "" }
    var text = "\nThe same load on \(fleet) × \(kind), enough for \(costs.peak) at once: "
    text += "\(bill.currency) \(bill.total.text(places: 2))\n"
    guard let meeting = costs.breakEven() else {
      return text + "At no load would servers cost less.\n"
    }
    let point = meeting.point
    let requests = AmountText.grouped(Double(point.requestsPerMonth), places: 0)
    text += "Both cost the same at \(requests) requests a month "
    text += "(\(number(point.requestsPerSecond))/s, \(point.fleet) × \(kind), "
    return text + "\(bill.currency) \(meeting.onServers.total.text(places: 2)))\n"
  }

  /// At most six significant digits.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return Exact(measured: value).rounded(places: abs(value) < 1 ? 6 : abs(value) < 1000 ? 4 : 2)
      .text()
  }
}

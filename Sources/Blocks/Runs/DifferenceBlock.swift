import Diagnostics
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// `::difference{run=visits variant=never-release}`: what another scenario, or a wrong rule, does
/// otherwise on the same luck.
struct DifferenceBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "difference"
  let summary = "what a variant of a run, or a wrong rule, changes"
  let example = "::difference{run=first-request variant=no-reuse}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule(
      "variant", .text, required: true, "a variant of the scenario, or a wrong rule"),
    AttributeRule(
      "figures", .text, "which figures, as `service.figure`; all that differ when not given"),
    AttributeRule("caption", .text, "the words above the table"),
  ]

  /// More rows of one sort tell nothing that these do not.
  private static let rowsMax = 24

  /// `<table class="difference">` with a group of rows for steps, figures and the bill.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let attributes = directive.attributes
    let lookup = RunLookup(context: context)
    guard let run = lookup.simulation(for: attributes, at: directive.nameSpan, &page),
      let item = attributes.item("variant")
    else { return .broken(page.diagnostics.items.last?.message ?? "") }
    guard let variant = run.variant(item.value) else {
      page.diagnostics.report(
        .unknownVariant(item.value, known: run.variantNames, run: run.name, at: item.span))
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let difference = Difference(run.run, variant.run, bills: (run.bill, variant.bill))
    let words = context.words
    let groups = [
      group(steps(difference, run), titled: words[.steps], words),
      group(figures(difference, run, attributes, &page), titled: words[.figures], words),
      group(charges(difference, run, variant), titled: words[.bill], words),
    ]
    let caption = attributes["caption"] ?? Self.caption(item.value, run)
    let heads: [Word] = [.difference, .actual, .changed]
    return RunTable(class: "difference", caption: .text(caption)).node(
      [RunTable.heads(heads.map { words[$0] })] + groups, words)
  }

  /// A wrong rule is told by its belief.
  private static func caption(_ variant: String, _ run: LessonRun) -> String {
    let words = run.words
    return WrongRule(rawValue: variant).map { words[.ifThisWereSo, ["belief": words.belief($0)]] }
      ?? words[.whatChanges, ["variant": run.title(ofVariant: variant)]]
  }

  /// A difference, with its text here and there.
  private typealias Row = (subject: String, before: String, after: String)

  private func steps(_ difference: Difference, _ run: LessonRun) -> [Row] {
    let words = run.words
    func text(_ step: Step) -> String {
      "\(words.duration(step.time - .start)): \(run.wording.action(step))"
    }
    return difference.gone.map { (words[.gone], text($0), "–") }
      + difference.added.map { (words[.added], "–", text($0)) }
      + difference.changed.map { (words[.changed], text($0.before), text($0.after)) }
  }

  private func figures(
    _ difference: Difference, _ run: LessonRun, _ attributes: Attributes,
    _ page: inout PageBuilder
  ) -> [Row] {
    var figures = difference.figures
    if let names = attributes.names("figures"), let item = attributes.item("figures") {
      let known = run.run.metrics.services.flatMap { service in
        service.measures.map { "\(service.service).\($0.id)" }
      }
      for name in names where !known.contains(name) {
        page.diagnostics.report(.unknownFigure(name, known: known, run: run.name, at: item.span))
      }
      figures = names.compactMap { name in
        difference.figures.first { "\($0.service).\($0.id)" == name }
      }
    }
    return figures.map { figure in
      let unit = run.run.unit(of: figure.service, figure.id)
      return (
        "\(run.title(of: figure.service)): \(run.words[.figure, figure.id])",
        run.words.figure(figure.before, unit), run.words.figure(figure.after, unit)
      )
    }
  }

  private func charges(
    _ difference: Difference, _ run: LessonRun, _ variant: LessonRun
  ) -> [Row] {
    guard !difference.charges.isEmpty else { return [] }
    let (before, after) = (run.bill, variant.bill)
    let lines = difference.charges.map { charge in
      (
        "\(charge.service): \(charge.title)", run.words.money(charge.before, before.currency),
        run.words.money(charge.after, after.currency)
      )
    }
    let total = (
      run.words[.total], run.words.money(before.total, before.currency),
      run.words.money(after.total, after.currency)
    )
    return lines + [total]
  }

  private func group(_ rows: [Row], titled title: String, _ words: Words) -> Node {
    guard !rows.isEmpty else { return .none }
    let head = Node.inline("th", [.set("colspan", "3"), .set("scope", "rowgroup")], title)
    let shown = rows.prefix(Self.rowsMax).map { row -> Node in
      .line(
        "tr", [],
        [
          RunTable.head(row.subject, scope: "row"), .inline("td", [], row.before),
          .inline("td", [], row.after),
        ])
    }
    let more = words[.moreRows, count: rows.count - Self.rowsMax]
    return .block(
      "tbody", [],
      [.line("tr", [], [head])] + shown
        + (rows.count > Self.rowsMax
          ? [.line("tr", [], [.inline("td", [.set("colspan", "3")], more)])] : []))
  }
}

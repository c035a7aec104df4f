import Diagnostics
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// `::metrics{run=busy-hour figures="orders.cold-starts, orders.peak-running"}`: figures of a run,
/// with their spread where the scenario is repeated, and what theory says where it knows.
struct MetricsBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "metrics"
  let summary = "figures of a run"
  let example = "::metrics{run=first-request figures=\"orders.cold-starts, orders.peak-running\"}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("figures", .text, "which, as `service.figure`; all when not given"),
    AttributeRule("caption", .text, "the words above the table"),
  ]

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    let attributes = directive.attributes
    guard let run = lookup.simulation(for: attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let all = run.run.metrics.services.flatMap { service in
      service.measures.map { (service, $0) }
    }
    var wanted = all
    if let names = attributes.names("figures"), let item = attributes.item("figures") {
      wanted = names.compactMap { name in
        if let found = all.first(where: { "\($0.0.service).\($0.1.id)" == name }) { return found }
        let known = all.map { "\($0.0.service).\($0.1.id)" }
        page.diagnostics.report(.unknownFigure(name, known: known, run: run.name, at: item.span))
        return nil
      }
    }
    let caption = attributes["caption"] ?? run.words[.figures]
    return Self.table(wanted, run, caption: caption)
  }

  private static func table(
    _ figures: [(ServiceMetrics, Measure)], _ run: LessonRun, caption: String
  ) -> Node {
    let words = run.words
    let estimates = Replications.estimates(run.repetitions)
    let hasSpread = run.repetitions.count > 1
    let laws = ClosedForms.known(run.file.scenario)
    let exact = figures.map { service, measure in
      laws.first { $0.service == service.service && $0.measure == measure.id }
    }
    let hasLaws = exact.contains { $0 != nil }
    let right: [Attribute] = [.set("scope", "col"), .class("align-right")]
    var heads = [
      RunTable.head(words[.service]), RunTable.head(words[.figure]),
      .inline("th", right, words[.value]),
    ]
    if hasSpread { heads.append(.inline("th", right, "95 %")) }
    if hasLaws { heads.append(RunTable.head(words[.byTheory])) }
    let rows = zip(figures, exact).map { figure, law -> Node in
      let (service, measure) = figure
      let estimate = estimates.first { $0.service == service.service && $0.id == measure.id }
      let value = FigureText.value(estimate?.estimate.mean ?? measure.value, measure.unit)
      let width = estimate.map { "± " + FigureText.value($0.estimate.halfWidth, measure.unit) }
      let exact = law.map { "\(FigureText.value($0.value, measure.unit)) (\($0.law))" }
      return .line(
        "tr", [],
        [
          RunTable.head(service.title, scope: "row"),
          .inline("td", [], FigureText.name(measure.id)), RunTable.figure(value),
          hasSpread ? RunTable.figure(width ?? "") : .none,
          hasLaws ? .inline("td", [], exact ?? "") : .none,
        ])
    }
    return RunTable(class: "metrics", caption: .text(caption)).node(
      [.block("thead", [], [.line("tr", [], heads)]), .block("tbody", [], rows)], words)
  }
}

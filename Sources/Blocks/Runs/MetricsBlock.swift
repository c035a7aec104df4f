import Diagnostics
import Learning
import MarkdownPages
import Markup
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

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
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
    let caption = attributes["caption"] ?? LessonWords.english.figures
    return Self.table(wanted, run, caption: caption)
  }

  private static func table(
    _ figures: [(ServiceMetrics, Measure)], _ run: LessonRun, caption: String
  ) -> Fragment {
    let estimates = Replications.estimates(run.repetitions)
    let hasSpread = run.repetitions.count > 1
    let laws = ClosedForms.known(run.file.scenario)
    let exact = figures.map { service, measure in
      laws.first { $0.service == service.service && $0.measure == measure.id }
    }
    let hasLaws = exact.contains { $0 != nil }
    var html = RunHTML.tableStart(class: "metrics", caption: caption)
    html.append(literal: "<thead>\n<tr><th scope=\"col\">Service</th>")
    html.append(literal: "<th scope=\"col\">Figure</th>")
    html.append(literal: "<th scope=\"col\" class=\"align-right\">Value</th>")
    if hasSpread { html.append(literal: "<th scope=\"col\" class=\"align-right\">95 %</th>") }
    if hasLaws { html.append(literal: "<th scope=\"col\">By theory</th>") }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for ((service, measure), law) in zip(figures, exact) {
      let estimate = estimates.first { $0.service == service.service && $0.id == measure.id }
      html.append(literal: "<tr><th scope=\"row\">")
      html.bytes.append(escaped: service.title)
      html.append(literal: "</th><td>")
      html.bytes.append(escaped: FigureText.name(measure.id))
      html.append(literal: "</td><td class=\"align-right\">")
      html.bytes.append(
        escaped: FigureText.value(estimate?.estimate.mean ?? measure.value, measure.unit))
      if hasSpread {
        html.append(literal: "</td><td class=\"align-right\">")
        let width = estimate.map { "± " + FigureText.value($0.estimate.halfWidth, measure.unit) }
        html.bytes.append(escaped: width ?? "")
      }
      if hasLaws {
        html.append(literal: "</td><td>")
        html.bytes.append(
          escaped: law.map { "\(FigureText.value($0.value, measure.unit)) (\($0.law))" } ?? "")
      }
      html.append(literal: "</td></tr>\n")
    }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Markup
import Scenarios
import Simulation

/// `::lab{run=busy-hour figures="orders.cold-starts, visitor.p99-latency"}`: the runs of a
/// scenario's grid, to be chosen by turning its settings.
struct LabBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "lab"
  let summary = "what a system does when its settings are changed"
  let example = "::lab{run=first-request figures=\"orders.cold-starts, orders.billed\"}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("figures", .text, "which figures, as `service.figure`; the bill is always shown"),
    AttributeRule("axes", .text, "words for the settings of the grid, in its order"),
    AttributeRule("title", .text, "what may be changed, in a few words"),
  ]

  /// Most runs that one page holds.
  static let cellsMax = 600

  /// `<x-lab class="lab" id="lab-busy-hour" data-run="busy-hour">` with the grid as tables and the
  /// lab's data.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let attributes = directive.attributes
    let lookup = RunLookup(context: context)
    guard let run = lookup.simulation(for: attributes, at: directive.nameSpan, &page),
      let grid = grid(of: run, directive, context, &page)
    else { return .broken(page.diagnostics.items.last?.message ?? "") }
    let id =
      attributes.id.map { page.ownID($0, directive.span) } ?? page.uniqueID("lab-" + run.name)
    let model = LabModel(
      run, grid, id: id, title: attributes["title"] ?? LessonWords.english.lab,
      titles: attributes.names("axes") ?? [], figures: figures(of: run, attributes, &page))
    var content = Fragment()
    content.append(literal: "<p class=\"lab-title\">")
    content.bytes.append(escaped: model.title)
    content.append(literal: "</p>\n<details class=\"details lab-runs\" open><summary>")
    content.bytes.append(escaped: LessonWords.english.allRuns)
    content.append(literal: "</summary><div class=\"details-body\">\n")
    content.append(LabTables(model).html)
    content.append(literal: "</div></details>\n")
    return page.publish(
      ActiveElement(
        kind: "lab", id: id, title: model.title, data: [("run", run.name)], json: model.json),
      around: content)
  }

  private func grid(
    of run: LessonRun, _ directive: Directive, _ context: BlockContext,
    _ page: inout PageBuilder
  ) -> Grid? {
    guard !run.file.grid.isEmpty else {
      page.diagnostics.report(.noGrid(run: run.name, at: directive.nameSpan))
      return nil
    }
    let count = run.file.grid.reduce(1) { min($0 * $1.values.count, Grid.runsMax + 1) }
    guard count <= Self.cellsMax else {
      page.diagnostics.report(
        .labTooLarge(count, limit: Self.cellsMax, run: run.name, at: directive.nameSpan))
      return nil
    }
    return context.runs.grid(run.file, into: &page.diagnostics)
  }

  /// The figures an author asks for, or those that a first look needs.
  private func figures(
    of run: LessonRun, _ attributes: Attributes, _ page: inout PageBuilder
  ) -> [String] {
    let known = run.run.metrics.services.flatMap { service in
      service.measures.map { "\(service.service).\($0.id)" }
    }
    guard let names = attributes.names("figures"), let item = attributes.item("figures") else {
      let usual = ["answered", "p99-latency", "cold-starts", "throttled", "peak-running"]
      return known.filter { name in usual.contains { name.hasSuffix("." + $0) } }
    }
    for name in names where !known.contains(name) {
      page.diagnostics.report(.unknownFigure(name, known: known, run: run.name, at: item.span))
    }
    return names
  }
}

/// A grid as tables: what a lab is without its script.
struct LabTables {
  private let model: LabModel

  init(_ model: LabModel) { self.model = model }

  /// One table a figure for two settings; else one table with a row a run.
  var html: Fragment {
    model.axes.count == 2
      ? model.figures.indices.reduce(into: Fragment()) { $0.append(crossed(figure: $1)) } : list
  }

  private var list: Fragment {
    var html = RunHTML.tableStart(class: "lab-table", caption: model.title)
    appendHead(model.axes.map(\.title) + model.figures.map(\.title), to: &html)
    for cell in model.cells {
      html.append(literal: "<tr>")
      for (axis, index) in zip(model.axes, cell.indices) {
        append(head: axis.values[index], scope: "row", to: &html)
      }
      for text in cell.texts { append(cell: text, to: &html) }
      html.append(literal: "</tr>\n")
    }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }

  /// The first setting downwards, the second across.
  private func crossed(figure: Int) -> Fragment {
    let (down, across) = (model.axes[0], model.axes[1])
    var html = RunHTML.tableStart(class: "lab-table", caption: model.figures[figure].title)
    appendHead(
      ["\(down.title) \\ \(across.title)"] + across.values, to: &html)
    for (row, value) in down.values.enumerated() {
      html.append(literal: "<tr>")
      append(head: value, scope: "row", to: &html)
      for column in across.values.indices {
        append(cell: model.cells[row * across.values.count + column].texts[figure], to: &html)
      }
      html.append(literal: "</tr>\n")
    }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }

  private func appendHead(_ titles: [String], to html: inout Fragment) {
    html.append(literal: "<thead>\n<tr>")
    for title in titles { append(head: title, scope: "col", to: &html) }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
  }

  private func append(head text: String, scope: String, to html: inout Fragment) {
    html.append(literal: "<th")
    html.bytes.append(attribute: "scope", scope)
    html.append(literal: ">")
    html.bytes.append(escaped: text)
    html.append(literal: "</th>")
  }

  private func append(cell text: String, to html: inout Fragment) {
    html.append(literal: "<td class=\"align-right\">")
    html.bytes.append(escaped: text)
    html.append(literal: "</td>")
  }
}

import Diagnostics
import Learning
import MarkdownPages
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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let attributes = directive.attributes
    let lookup = RunLookup(context: context)
    guard let run = lookup.simulation(for: attributes, at: directive.nameSpan, &page),
      let grid = grid(of: run, directive, context, &page)
    else { return .broken(page.diagnostics.items.last?.message ?? "") }
    let id =
      attributes.id.map { page.ownID($0, directive.span) } ?? page.uniqueID("lab-" + run.name)
    let words = context.words
    let model = LabModel(
      run, grid, id: id.text, title: attributes["title"] ?? words[.lab],
      titles: attributes.names("axes") ?? [], figures: figures(of: run, attributes, &page))
    let content: [Node] = [
      .line("p", [.class("lab-title")], model.title),
      .line(
        "details", [.class("details lab-runs"), .flag("open")],
        [
          .inline("summary", [], words[.allRuns]),
          .open("div", [.class("details-body")], LabTables(model, words).nodes),
        ]),
    ]
    return page.publish(
      ActiveElement(
        kind: .lab, id: id, title: model.title, run: run.name, json: Fragment(model.json)),
      around: content, words)
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
  private let words: Words

  init(_ model: LabModel, _ words: Words) {
    self.model = model
    self.words = words
  }

  /// One table a figure for two settings; else one table with a row a run.
  var nodes: [Node] {
    model.axes.count == 2 ? model.figures.indices.map { crossed(figure: $0) } : [list]
  }

  private var list: Node {
    let rows = model.cells.map { cell -> Node in
      let settings = zip(model.axes, cell.indices).map { axis, index in
        RunTable.head(axis.values[index], scope: "row")
      }
      return .line("tr", [], settings + cell.texts.map(RunTable.figure))
    }
    return table(model.title, model.axes.map(\.title) + model.figures.map(\.title), rows)
  }

  /// The first setting downwards, the second across.
  private func crossed(figure: Int) -> Node {
    let (down, across) = (model.axes[0], model.axes[1])
    let rows = down.values.enumerated().map { row, value -> Node in
      let texts = across.values.indices.map { column in
        model.cells[row * across.values.count + column].texts[figure]
      }
      return .line("tr", [], [RunTable.head(value, scope: "row")] + texts.map(RunTable.figure))
    }
    return table(
      model.figures[figure].title, ["\(down.title) \\ \(across.title)"] + across.values, rows)
  }

  private func table(_ caption: String, _ titles: [String], _ rows: [Node]) -> Node {
    RunTable(class: "lab-table", caption: .text(caption)).node(
      [RunTable.heads(titles), .block("tbody", [], rows)], words)
  }
}

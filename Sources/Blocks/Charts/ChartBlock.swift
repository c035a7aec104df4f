import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// A kind of chart of a run.
protocol RunChart: Sendable {
  /// As authors write it behind `kind=`.
  var name: String { get }
  /// The chart, or nil when the run has nothing to show, which is reported.
  func drawn(_ request: ChartRequest, _ page: inout PageBuilder) -> DrawnChart?
}

/// The author's request for a chart.
struct ChartRequest {
  let run: LessonRun
  let attributes: Attributes
  let span: SourceSpan
}

/// A chart with everything said about it.
struct DrawnChart {
  /// Shown below the chart where the author writes no caption.
  let title: String
  /// What the chart shows, in a sentence or two, for those who do not see it.
  let description: String
  /// The same values as a table.
  let header: [String]
  let rows: [[Cell]]
  /// A cell of the table; one that is a state has a look of its own.
  struct Cell: Equatable {
    let text: String
    var state: StateWord?

    init(_ text: String, _ state: StateWord? = nil) {
      self.text = text
      self.state = state
    }
  }

  /// The drawing, by its id, title and description.
  let svg: (_ id: String, _ title: String, _ description: String) -> [UInt8]
}

/// `::chart[How many at once]{run=burst kind=concurrency}`: what a run did, as a picture, with the
/// values as a table.
struct ChartBlock: DirectiveBlock {
  /// The kinds, in the order of the manual. One line here makes a kind known.
  static let kinds: [any RunChart] = [
    StripChartKind(name: "environments", kind: .environment, title: .chartEnvironments),
    StripChartKind(name: "servers", kind: .server, title: .chartServers),
    StripChartKind(name: "messages", kind: .message, title: .chartMessages),
    SeriesChartKind(name: "concurrency", kinds: [.running, .environments, .busy]),
    SeriesChartKind(name: "queue", kinds: [.visible, .hidden, .waiting]),
    SeriesChartKind(name: "series", kinds: []),
    LatencyChartKind(),
    CostChartKind(),
  ]

  let form = Directive.Form.leaf
  let name = "chart"
  let summary = "what a run did, as a picture with its values"
  let example = "::chart[Two starts]{run=first-request kind=environments}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("kind", .oneOf(kinds.map(\.name)), required: true, "what is drawn"),
    AttributeRule("service", .text, "only this service"),
    AttributeRule("variables", .text, "for kind=series: which counted variables"),
    AttributeRule("from", .text, "nothing before this time, such as `2 s`"),
    AttributeRule("to", .text, "nothing after this time"),
    AttributeRule(
      "scale", .oneOf(["time", "steps"]),
      "`steps` gives every instant the same room, for runs of very short and very long parts"),
    AttributeRule("no-free-tier", .flag, "for kind=cost: charges from the first request on"),
    AttributeRule("up-to", .text, "for kind=cost: the most requests a month, such as `20 million`"),
  ]

  /// `<figure class="chart">` with the SVG, the values behind a disclosure, and the caption.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    let attributes = directive.attributes
    guard let run = lookup.simulation(for: attributes, at: directive.nameSpan, &page),
      let kind = Self.kinds.first(where: { $0.name == attributes["kind"] }),
      let chart = kind.drawn(
        ChartRequest(run: run, attributes: attributes, span: directive.nameSpan), &page)
    else { return .broken(page.diagnostics.items.last?.message ?? "") }
    let title = directive.labelText.isEmpty ? chart.title : directive.labelText
    let id = attributes.id.map { page.ownID($0, directive.span) } ?? page.numberedID("chart")
    return .line(
      "figure", [.class("chart"), .id(id), .set("data-run", run.name)],
      [
        .line(
          "div",
          [.class("chart-view"), .role("group"), .set("tabindex", "0"), .label(title)],
          [.drawing(Drawing(chart.svg(id.text, title, chart.description), text: ""))]),
        values(chart, title: title, context.words),
        .line("figcaption", [], [directive.label.isEmpty ? .text(title) : directive.labelNode]),
      ])
  }

  private func values(_ chart: DrawnChart, title: String, _ words: Words) -> Node {
    let rows = chart.rows.map { row in
      Node.line(
        "tr", [],
        row.enumerated().map { place, cell in
          place == 0
            ? .inline("th", [.set("scope", "row")], [RunTable.value(cell.text, cell.state, words)])
            : .inline("td", [], [RunTable.value(cell.text, cell.state, words)])
        })
    }
    let table = RunTable(class: "chart-table", caption: .text(title)).node(
      [RunTable.heads(chart.header), .block("tbody", [], rows)], words)
    return .line(
      "details", [.class("chart-values")], [.line("summary", [], words[.values]), table])
  }
}

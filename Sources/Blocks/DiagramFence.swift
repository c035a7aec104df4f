import Diagnostics
import Diagrams
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// ```` ```diagram ````: a drawing made of characters, and ```` ```mermaid ````: the same in
/// Mermaid's notation. Both become a picture whose boxes are known by name.
struct DiagramFence: FenceBlock {
  let name: String
  let summary: String
  let example: String
  let attributes: [AttributeRule]

  static let drawing = DiagramFence(
    name: "diagram", summary: "a drawing made of characters",
    example: "```diagram {alt=\"A client calls a function\"}\nclient --> function\n```",
    attributes: common + [
      AttributeRule("layout", .oneOf(["drawn", "auto"]), "`auto` places the boxes anew")
    ])

  static let mermaid = DiagramFence(
    name: "mermaid", summary: "a flowchart, a sequence or states in Mermaid's notation",
    example: "```mermaid {alt=\"A client calls a function\"}\nflowchart LR\n  client --> fn\n```",
    attributes: common)

  private static let common = [
    AttributeRule("title", .text, "the caption"),
    AttributeRule("alt", .text, "what the drawing shows, said before its boxes and arrows"),
    AttributeRule("plain", .flag, "shows the characters as they are"),
    AttributeRule(
      "simulation", .text,
      "the run that the drawing shows: boxes with the titles or names of its services stand for "
        + "them"),
    AttributeRule(
      "bind", .text,
      "which box stands for which service, where the labels do not say it: "
        + "`Gateway=api, Lambda=orders`; `=cache` for a service that is not drawn"),
    AttributeRule(
      "icon", .text,
      "which icon a box gets, where its words do not say it: `Orders=table`, `Orders=none`"),
  ]

  private init(name: String, summary: String, example: String, attributes: [AttributeRule]) {
    self.name = name
    self.summary = summary
    self.example = example
    self.attributes = attributes
  }

  /// A drawing read in one notation or the other.
  enum Reading {
    case drawing(DiagramReading)
    case mermaid(MermaidReading)
  }

  /// `<figure class="diagram"><x-diagram …><svg>…</svg></x-diagram>` with the graph as a
  /// list behind a disclosure. What holds neither box nor arrow stays text:
  /// `<figure class="diagram"><pre role="img" aria-label="alt">…</pre>…</figure>`.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    guard fence.attributes["plain"] == nil else { return node(nil, fence, context, &page) }
    let reading =
      name == "mermaid"
      ? MermaidCompiler.read(fence.body, into: &page.diagnostics).map(Reading.mermaid)
      : .drawing(DiagramCompiler.read(fence.body))
    return node(reading, fence, context, &page)
  }

  /// A drawing that was read already; nil when it shall stay text.
  func node(
    _ reading: Reading?, _ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder
  ) -> Node {
    let id = page.ownID(of: fence)
    let run = run(fence, context, &page)
    let drawn = reading.flatMap { diagram($0, fence, run, context, &page) }
    let words = context.diagramWords
    let terms = drawn.map { self.terms($0, fence, context, &page) } ?? Node.none
    return .line(
      "figure", [.class("diagram"), .id(id), .set("data-run", run?.name)],
      [
        drawn.map { view($0, terms, fence, words) } ?? plain(fence, words),
        fence.attributes["title"].map { .inline("figcaption", [], $0) } ?? .none,
      ])
  }

  /// The drawing as a graph; nil when it is none.
  private func diagram(
    _ reading: Reading, _ fence: Fence, _ run: LessonRun?, _ context: BlockContext,
    _ page: inout PageBuilder
  ) -> Diagram? {
    var options = DiagramOptions(
      id: page.uniqueID("diagram").text, title: fence.attributes["title"],
      alt: fence.attributes["alt"], binding: run.map { binding(fence, $0) })
    options.words = context.diagramWords
    options.icons = fence.attributes.item("icon").map { IconChoice($0.value, at: $0.span) }
    options.hasNarrow = true
    options.isLaidOut = fence.attributes["layout"] == "auto"
    let diagram =
      switch reading {
      case .drawing(let reading):
        DiagramCompiler.draw(reading, options: options, into: &page.diagnostics)
      case .mermaid(let reading):
        DiagramCompiler.draw(reading, options: options, into: &page.diagnostics)
      }
    if let run, !run.isStated {
      let system = DrawnSystem(diagram, of: fence.body)
      let place = fence.attributes.item("simulation") ?? fence.attributes.item("bind")
      system.check(run, at: place?.span ?? fence.languageSpan, into: &page.diagnostics)
      // Where a program places the boxes, their lines in the file say nothing of places.
      if case .drawing = reading, !options.isLaidOut {
        page[PageRuns.self].columns[run.name] = system.columns(of: run)
      }
    }
    return diagram.boxes.isEmpty ? nil : diagram
  }

  /// The run that a drawing is tied to; one that does not exist is reported.
  private func run(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder)
    -> LessonRun?
  {
    let lookup = RunLookup(context: context)
    if let item = fence.attributes.item("simulation") {
      return lookup.run(named: item.value, at: item.span, &page)
    }
    guard let item = fence.attributes.item("bind") else { return nil }
    return lookup.run(for: Attributes(), at: item.span, &page)
  }

  private func binding(_ fence: Fence, _ run: LessonRun) -> ServiceBinding {
    let services = run.services.map {
      ServiceBinding.Service($0.name, title: $0.title)
    }
    let map = fence.attributes.item("bind")
    let place = fence.attributes.item("simulation") ?? map
    return ServiceBinding(
      services: services, at: place?.span ?? fence.languageSpan, map: map?.value,
      mapSpan: map?.span)
  }

  private func view(
    _ diagram: Diagram, _ terms: Node, _ fence: Fence, _ words: DiagramWords
  ) -> Node {
    let text = String(decoding: fence.body.bytes, as: UTF8.self)
    return .group([
      Self.picture(diagram),
      .line(
        "details", [.class("diagram-words")],
        [
          .inline("summary", [], words.inWords),
          .drawing(Drawing(diagram.listHTML, text: "")),
          terms,
          .inline("pre", [.set("tabindex", "0")], text),
        ]),
    ])
  }

  /// The picture, and behind it the one that phones get.
  static func picture(_ diagram: Diagram) -> Node {
    .line(
      "x-diagram",
      [
        .class("diagram-view"), .role("group"), .set("tabindex", "0"), .label(diagram.title),
      ], [.drawing(Drawing(diagram.svg + (diagram.narrowSVG ?? []), text: ""))])
  }

  /// The terms that boxes are named after; the picture's script opens them from the boxes.
  private func terms(
    _ diagram: Diagram, _ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder
  ) -> Node {
    var links: [Node] = []
    var known: Set<String> = []
    for box in diagram.boxes where known.insert(box.label.lowercased()).inserted {
      guard let term = context.glossary[box.label] else { continue }
      let link = TermBlock.link(term, .text(box.label), at: fence.languageSpan, context, &page)
      links.append(.inline("li", [], [link]))
    }
    return links.isEmpty ? .none : .line("ul", [.class("diagram-terms")], links)
  }

  private func plain(_ fence: Fence, _ words: DiagramWords) -> Node {
    let alt = fence.attributes["alt"] ?? fence.attributes["title"] ?? words.diagram
    return .inline(
      "pre", [.role("img"), .set("tabindex", "0"), .label(alt)],
      String(decoding: fence.body.bytes, as: UTF8.self))
  }
}

import Diagnostics
import Diagrams
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// ```` ```diagram ````: a drawing made of characters, which becomes a picture whose boxes are
/// known by name.
struct DiagramFence: FenceBlock {
  let name = "diagram"
  let summary = "a drawing made of characters"
  let example = "```diagram {alt=\"A client calls a function\"}\nclient --> function\n```"
  let attributes = [
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
  ]

  /// `<figure class="diagram"><div class="diagram-view" …><svg>…</svg></div>` with the graph as a
  /// list behind a disclosure. What holds neither box nor arrow stays text:
  /// `<figure class="diagram"><pre role="img" aria-label="alt">…</pre>…</figure>`.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let isPlain = fence.attributes["plain"] != nil
    return node(isPlain ? nil : DiagramCompiler.read(fence.body), fence, context, &page)
  }

  /// A drawing that was read already; nil when it shall stay text.
  func node(
    _ reading: DiagramReading?, _ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder
  ) -> Node {
    let id = page.ownID(of: fence)
    let run = run(fence, context, &page)
    let drawn = reading.flatMap { diagram($0, fence, run, context, &page) }
    let words = context.diagramWords
    return .line(
      "figure", [.class("diagram"), .id(id), .set("data-run", run?.name)],
      [
        drawn.map { view($0, fence, words) } ?? plain(fence, words),
        fence.attributes["title"].map { .inline("figcaption", [], $0) } ?? .none,
      ])
  }

  /// The drawing as a graph; nil when it is none.
  private func diagram(
    _ reading: DiagramReading, _ fence: Fence, _ run: LessonRun?, _ context: BlockContext,
    _ page: inout PageBuilder
  ) -> Diagram? {
    var options = DiagramOptions(
      id: page.uniqueID("diagram").text, title: fence.attributes["title"],
      alt: fence.attributes["alt"], binding: run.map { binding(fence, $0) })
    options.words = context.diagramWords
    let diagram = DiagramCompiler.draw(reading, options: options, into: &page.diagnostics)
    if let run, !run.isStated {
      let system = DrawnSystem(diagram, of: fence.body)
      let place = fence.attributes.item("simulation") ?? fence.attributes.item("bind")
      system.check(run, at: place?.span ?? fence.languageSpan, into: &page.diagnostics)
      page[PageRuns.self].columns[run.name] = system.columns(of: run)
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

  private func view(_ diagram: Diagram, _ fence: Fence, _ words: DiagramWords) -> Node {
    let text = String(decoding: fence.body.bytes, as: UTF8.self)
    return .group([
      .line(
        "div",
        [
          .class("diagram-view"), .role("group"), .set("tabindex", "0"), .label(diagram.title),
        ], [.drawing(Drawing(diagram.svg, text: ""))]),
      .line(
        "details", [.class("diagram-words")],
        [
          .inline("summary", [], words.inWords),
          .drawing(Drawing(diagram.listHTML, text: "")),
          .inline("pre", [.set("tabindex", "0")], text),
        ]),
    ])
  }

  private func plain(_ fence: Fence, _ words: DiagramWords) -> Node {
    let alt = fence.attributes["alt"] ?? fence.attributes["title"] ?? words.diagram
    return .inline(
      "pre", [.role("img"), .set("tabindex", "0"), .label(alt)],
      String(decoding: fence.body.bytes, as: UTF8.self))
  }
}

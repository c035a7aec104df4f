import Diagnostics
import Diagrams
import Learning
import MarkdownPages
import Markup
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

  /// What was read in one notation or the other.
  enum Reading {
    case drawing(DiagramReading)
    case mermaid(MermaidReading)
  }

  /// `<figure class="diagram"><x-diagram …><svg>…</svg></x-diagram>` with the graph as a
  /// list behind a disclosure. What holds neither box nor arrow stays text:
  /// `<figure class="diagram"><pre role="img" aria-label="alt">…</pre>…</figure>`.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Fragment {
    guard fence.attributes["plain"] == nil else { return render(nil, fence, context, &page) }
    let reading =
      name == "mermaid"
      ? MermaidCompiler.read(fence.body, into: &page.diagnostics).map(Reading.mermaid)
      : .drawing(DiagramCompiler.read(fence.body))
    return render(reading, fence, context, &page)
  }

  /// A drawing that was read already; nil when it shall stay text.
  func render(
    _ reading: Reading?, _ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder
  ) -> Fragment {
    var html = Fragment()
    html.append(literal: "<figure class=\"diagram\"")
    if let id = fence.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, fence.span))
    }
    let run = run(fence, context, &page)
    if let run { html.bytes.append(attribute: "data-run", run.name) }
    html.append(literal: ">")
    let drawn = reading.flatMap { diagram($0, fence, run, context, &page) }
    if let drawn {
      append(drawn, fence, context, &page, to: &html)
    } else {
      appendPlain(fence, context.diagramWords, to: &html)
    }
    if let title = fence.attributes["title"] {
      html.append(literal: "<figcaption>")
      html.bytes.append(escaped: title)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "</figure>\n")
    return html
  }

  /// The drawing as a graph; nil when it is none.
  private func diagram(
    _ reading: Reading, _ fence: Fence, _ run: LessonRun?, _ context: BlockContext,
    _ page: inout PageBuilder
  ) -> Diagram? {
    var options = DiagramOptions(
      id: page.uniqueID("diagram"), title: fence.attributes["title"],
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

  private func append(
    _ diagram: Diagram, _ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder,
    to html: inout Fragment
  ) {
    html.append(literal: "<x-diagram class=\"diagram-view\" role=\"group\" tabindex=\"0\"")
    html.bytes.append(attribute: "aria-label", diagram.title)
    html.append(literal: ">")
    html.bytes += diagram.svg
    if let narrow = diagram.narrowSVG { html.bytes += narrow }
    html.append(literal: "</x-diagram>\n<details class=\"diagram-words\"><summary>")
    html.bytes.append(escaped: context.diagramWords.inWords)
    html.append(literal: "</summary>")
    html.bytes += diagram.listHTML
    appendTerms(diagram, fence, context, &page, to: &html)
    html.append(literal: "<pre tabindex=\"0\">")
    html.bytes.append(escaped: fence.body.bytes[...])
    html.append(literal: "</pre></details>\n")
  }

  /// The terms that boxes are named after; the picture's script opens them from the boxes.
  private func appendTerms(
    _ diagram: Diagram, _ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder,
    to html: inout Fragment
  ) {
    var terms: [Fragment] = []
    var known: Set<String> = []
    for box in diagram.boxes where known.insert(box.label.lowercased()).inserted {
      guard let term = context.glossary[box.label] else { continue }
      var label = Fragment()
      label.append(escaped: box.label)
      terms.append(TermBlock.link(term, label, at: fence.languageSpan, context, &page))
    }
    guard !terms.isEmpty else { return }
    html.append(literal: "<ul class=\"diagram-terms\">")
    for term in terms {
      html.append(literal: "<li>")
      html.append(term)
      html.append(literal: "</li>")
    }
    html.append(literal: "</ul>")
  }

  private func appendPlain(_ fence: Fence, _ words: DiagramWords, to html: inout Fragment) {
    html.append(literal: "<pre role=\"img\" tabindex=\"0\"")
    let alt = fence.attributes["alt"] ?? fence.attributes["title"] ?? words.diagram
    html.bytes.append(attribute: "aria-label", alt)
    html.append(literal: ">")
    html.bytes.append(escaped: fence.body.bytes[...])
    html.append(literal: "</pre>")
  }
}

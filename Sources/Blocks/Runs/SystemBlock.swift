import Diagnostics
import Diagrams
import Learning
import MarkdownPages

/// `::system{run=first-request}`: the system of a scenario, drawn: its services, and who calls
/// whom.
struct SystemBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "system"
  let summary = "the system of a scenario, drawn: its services, and who calls whom"
  let example = "::system{run=first-request caption=\"Who calls whom\"}"
  let attributes = [
    RunLookup.attribute, AttributeRule("caption", .text, "the words below"),
  ]

  /// `<figure class="diagram system" data-run="first-request"><div class="diagram-view"><svg>…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    guard let run = lookup.simulation(for: directive.attributes, at: directive.nameSpan, &page)
    else { return .broken(page.diagnostics.items.last?.message ?? "") }
    var options = DiagramOptions(
      id: page.uniqueID("diagram").text, title: context.words[.systemTitle])
    options.words = context.diagramWords
    let diagram = DiagramCompiler.draw(Self.flow(run) { _ in true }, options: options)
    let caption = directive.attributes["caption"]
    return .line(
      "figure",
      [.class("diagram system"), .id(page.ownID(of: directive)), .set("data-run", run.name)],
      [
        .line(
          "div",
          [
            .class("diagram-view"), .role("group"), .set("tabindex", "0"), .label(diagram.title),
          ], [.drawing(Drawing(diagram.svg, text: ""))]),
        .line(
          "details", [.class("diagram-words")],
          [
            .inline("summary", [], context.diagramWords.inWords),
            .drawing(Drawing(diagram.listHTML, text: "")),
          ]),
        caption.map { .inline("figcaption", [], $0) } ?? .none,
      ])
  }

  /// Services of a run with the wires between them.
  static func flow(_ run: LessonRun, of isShown: (String) -> Bool) -> ProcessFlow {
    let stages = run.services.filter { isShown($0.name) }.map {
      ProcessFlow.Stage($0.name, title: $0.title, kind: run.isStated ? "" : $0.kind)
    }
    let wires = run.wiring.filter { isShown($0.from) && isShown($0.to) }.map {
      ProcessFlow.Wire(from: $0.from, to: $0.to)
    }
    return ProcessFlow(stages: stages, wires: wires)
  }
}

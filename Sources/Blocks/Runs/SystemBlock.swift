import Diagnostics
import Diagrams
import Learning
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let lookup = RunLookup(context: context)
    guard let run = lookup.simulation(for: directive.attributes, at: directive.nameSpan, &page)
    else { return .broken(page.diagnostics.items.last?.message ?? "") }
    var options = DiagramOptions(
      id: page.uniqueID("diagram"), title: LessonWords.english.title("system"))
    options.words = context.diagramWords
    let diagram = DiagramCompiler.draw(Self.flow(run) { _ in true }, options: options)
    var html = Fragment(Array("<figure class=\"diagram system\"".utf8))
    html.appendID(of: directive, &page)
    html.bytes.append(attribute: "data-run", run.name)
    html.append(literal: ">\n<div class=\"diagram-view\" role=\"group\" tabindex=\"0\"")
    html.bytes.append(attribute: "aria-label", diagram.title)
    html.append(literal: ">")
    html.bytes += diagram.svg
    html.append(literal: "</div>\n<details class=\"diagram-words\"><summary>")
    html.bytes.append(escaped: context.diagramWords.inWords)
    html.append(literal: "</summary>")
    html.bytes += diagram.listHTML
    html.append(literal: "</details>\n")
    if let caption = directive.attributes["caption"] {
      html.append(literal: "<figcaption>")
      html.append(escaped: caption)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "</figure>\n")
    return html
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

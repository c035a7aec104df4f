import Diagnostics
import Diagrams
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// `:::process-flow … :::` around an ordered list, or `::process-flow{run=…}`: the stages that a
/// request goes through, one line each. Those of a run have a drawing of the services above them.
struct ProcessFlowBlock: DirectiveBlock {
  let form: Directive.Form
  let name = "process-flow"
  let summary = "the stages of a process in order, written or taken from a run"
  let attributes: [AttributeRule]
  let example: String

  /// Stages that the author writes.
  static let written = ProcessFlowBlock(
    form: .container, attributes: [AttributeRule("caption", .text, "the words below")],
    example: ":::process-flow\n\n1. **Browser**: asks\n2. **Function**: answers\n\n:::")

  /// Stages of a run: the steps that one service takes in a row are one stage. The drawing shows
  /// the services on the way and who calls whom.
  static let drawn = ProcessFlowBlock(
    form: .leaf,
    attributes: [
      RunLookup.attribute, AttributeRule("request", .number, "the request that is followed"),
      AttributeRule("caption", .text, "the words below"),
    ],
    example: "::process-flow{run=first-request}\n\n::execution-table{run=first-request}")

  private init(form: Directive.Form, attributes: [AttributeRule], example: String) {
    self.form = form
    self.attributes = attributes
    self.example = example
  }

  /// `<figure class="process-flow"><ol class="stages"><li class="stage">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    guard form == .leaf else {
      let items = directive.listItems
      if items.isEmpty {
        page.diagnostics.report(
          .missingContent(name, "an ordered list of stages", at: directive.nameSpan))
      }
      let stages = items.map { item in
        Node.line("li", [.class("stage")], [.prose(item.head), .prose(item.rest)])
      }
      return figure(Drawn(stages: stages), directive, &page)
    }
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let request = directive.attributes["request"].flatMap { Int($0) } ?? 1
    let parts = Self.stages(run, request: request)
    let stages = parts.map { Self.stage($0, run, directive, &page) }
    let flow = Self.flow(parts, run)
    var options = DiagramOptions(
      id: page.uniqueID("diagram").text,
      title: context.words[.wayOf, ["request": String(request)]])
    options.words = context.diagramWords
    options.hasNarrow = true
    let diagram = DiagramCompiler.draw(flow, options: options)
    return figure(
      Drawn(run: run.name, diagram: flow.stages.count > 1 ? diagram : nil, stages: stages),
      directive, &page)
  }

  /// The content of a figure.
  private struct Drawn {
    var run: String?
    var diagram: Diagram?
    var stages: [Node]
  }

  /// The services of the stages, and who calls whom among them.
  private static func flow(_ parts: [[Step]], _ run: LessonRun) -> ProcessFlow {
    let order = parts.compactMap(\.first?.service)
    return SystemBlock.flow(run) { order.contains($0) }
  }

  /// The steps of a request and those of nobody's between them, parted where another service goes
  /// on.
  private static func stages(_ run: LessonRun, request: Int) -> [[Step]] {
    var stages: [[Step]] = []
    let steps = run.trace.steps
    let last = steps.lastIndex { $0.request == request }.map { $0 + 1 } ?? 0
    for step in steps[..<last] where step.request == request || step.request == 0 {
      if stages.last?.last?.service == step.service {
        stages[stages.count - 1].append(step)
      } else {
        stages.append([step])
      }
    }
    return stages
  }

  private static func stage(
    _ steps: [Step], _ run: LessonRun, _ directive: Directive, _ page: inout PageBuilder
  ) -> Node {
    guard let first = steps.first else { return .line("li", [], []) }
    let isNamed = run.wording.action(first).hasPrefix(first.actor + " ")
    var content: [Node] = [.inline("strong", [], first.actor), .text(isNamed ? " " : ": ")]
    for (place, step) in steps.enumerated() {
      var action = run.wording.action(step)
      if place > 0 { content.append(.text("; ")) }
      if action.hasPrefix(step.actor + " ") { action.removeFirst(step.actor.count + 1) }
      content.append(.text((place > 0 ? Self.continued(action) : action) + " "))
      content.append(StepLink(run: run, step: step.id, span: directive.nameSpan).node(&page))
    }
    return .line(
      "li",
      [
        .class("stage"), .set("data-service", first.service),
        .set("data-step", steps.map(\.id).joined(separator: " ")),
      ], content)
  }

  /// A sentence as it goes on behind a semicolon.
  private static func continued(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  private func figure(
    _ drawn: Drawn, _ directive: Directive, _ page: inout PageBuilder
  ) -> Node {
    page.count("stage", drawn.stages.count)
    let caption = directive.attributes["caption"]
    return .block(
      "figure",
      [
        .class("process-flow"), .id(page.ownID(of: directive)), .set("data-run", drawn.run),
      ],
      [
        drawn.diagram.map(DiagramFence.picture) ?? .none,
        .block("ol", [.class("stages")], drawn.stages),
        caption.map { .inline("figcaption", [], $0) } ?? .none,
      ])
  }
}

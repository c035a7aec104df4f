import Diagnostics
import Learning
import MarkdownPages
import Markup
import Simulation

/// `:::process-flow … :::` around an ordered list, or `::process-flow{run=…}`: the stages that a
/// request goes through, one line each.
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

  /// Stages of a run: the steps that one service takes in a row are one stage.
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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    guard form == .leaf else {
      let items = directive.listItems
      if items.isEmpty {
        page.diagnostics.report(
          .missingContent(name, "an ordered list of stages", at: directive.nameSpan))
      }
      let stages = items.map { item in
        var stage = Fragment(Array("<li class=\"stage\">".utf8))
        stage.append(item.head)
        stage.append(item.rest)
        return stage
      }
      return figure(stages, run: nil, directive, &page)
    }
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let request = directive.attributes["request"].flatMap { Int($0) } ?? 1
    let stages = Self.stages(run, request: request).map { steps in
      Self.stage(steps, run, directive, &page)
    }
    return figure(stages, run: run.name, directive, &page)
  }

  /// The steps of a request, parted where another service goes on.
  private static func stages(_ run: LessonRun, request: Int) -> [[Step]] {
    var stages: [[Step]] = []
    for step in run.trace.steps where step.request == request || step.request == 0 {
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
  ) -> Fragment {
    var html = Fragment()
    guard let first = steps.first else { return html }
    html.append(literal: "<li class=\"stage\"")
    html.bytes.append(attribute: "data-service", first.service)
    html.bytes.append(attribute: "data-step", steps.map(\.id).joined(separator: " "))
    html.append(literal: "><strong>")
    html.append(escaped: first.actor)
    html.append(literal: "</strong> ")
    let action = run.wording.action(first)
    let isNamed = action.hasPrefix(first.actor + " ")
    html.append(escaped: (isNamed ? String(action.dropFirst(first.actor.count + 1)) : action) + " ")
    let link = StepLink(run: run, step: first.id, span: directive.nameSpan)
    html.append(link.html(.init(), &page))
    return html
  }

  private func figure(
    _ stages: [Fragment], run: String?, _ directive: Directive, _ page: inout PageBuilder
  ) -> Fragment {
    page.count("stage", stages.count)
    var html = Fragment()
    html.append(literal: "<figure class=\"process-flow\"")
    html.appendID(of: directive, &page)
    if let run { html.bytes.append(attribute: "data-run", run) }
    html.append(literal: ">\n<ol class=\"stages\">\n")
    for stage in stages {
      html.append(stage)
      html.append(literal: "</li>\n")
    }
    html.append(literal: "</ol>\n")
    if let caption = directive.attributes["caption"] {
      html.append(literal: "<figcaption>")
      html.append(escaped: caption)
      html.append(literal: "</figcaption>")
    }
    html.append(literal: "</figure>\n")
    return html
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `:::key-moment[Question]{step=keep} … :::`: what a learner asks at a step, and the answer. What
/// the answer quotes from the table is checked against the run.
struct KeyMomentBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "key-moment"
  let summary = "a learner's question about steps of a run, with an answer that is checked"
  let example = """
    :::key-moment[Why is nothing released when the handler returns?]{run=first-request step=keep}

    The table says "environment 1: idle": it waits for the next request.

    :::

    ::execution-table{run=first-request}
    """
  let attributes = [
    RunLookup.attribute,
    AttributeRule("step", .text, "the steps it is about, such as `keep` or `send, answer`"),
  ]

  /// `<div class="key-moment" data-run="…" data-step="keep"><p class="key-moment-question">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the question"))
    }
    if directive.children.isEmpty {
      page.diagnostics.report(.missingContent(name, "the answer", at: directive.nameSpan))
    }
    var html = Fragment()
    html.append(literal: "<div class=\"key-moment\"")
    html.appendID(of: directive, &page)
    var links = Fragment()
    if let run = run(of: directive, context, &page) {
      let steps = directive.attributes.names("step") ?? []
      html.bytes.append(attribute: "data-run", run.name)
      if !steps.isEmpty {
        html.bytes.append(attribute: "data-step", steps.joined(separator: " "))
      }
      links = stepLinks(steps, run, directive, &page)
      let told = page[PageRuns.self].links.filter { directive.holds($0.span) && $0.run == run.name }
      CellQuotes(directive.body)
        .check(run, steps: steps + told.map(\.step), into: &page.diagnostics)
    }
    html.append(literal: ">\n<p class=\"key-moment-question\">")
    html.append(directive.label)
    html.append(literal: "</p>\n")
    html.append(links)
    html.append(literal: "<div class=\"key-moment-answer\">\n")
    html.append(directive.content)
    html.append(literal: "</div></div>\n")
    return html
  }

  /// The run it is about. A page without any may still ask and answer.
  private func run(
    of directive: Directive, _ context: BlockContext, _ page: inout PageBuilder
  ) -> LessonRun? {
    let attributes = directive.attributes
    let needsRun = attributes["run"] != nil || attributes["step"] != nil
    guard needsRun || !page[PageRuns.self].entries.isEmpty else { return nil }
    return RunLookup(context: context).run(for: attributes, at: directive.nameSpan, &page)
  }

  private func stepLinks(
    _ steps: [String], _ run: LessonRun, _ directive: Directive, _ page: inout PageBuilder
  ) -> Fragment {
    var html = Fragment()
    guard !steps.isEmpty else { return html }
    let span = directive.attributes.item("step")?.span ?? directive.nameSpan
    html.append(literal: "<p class=\"key-moment-steps\">")
    for (place, step) in steps.enumerated() {
      if place > 0 { html.append(literal: " ") }
      html.append(StepLink(run: run, step: step, span: span).html(.init(isCapital: true), &page))
    }
    html.append(literal: "</p>\n")
    return html
  }
}

extension Directive {
  /// Whether a place lies inside of this container.
  func holds(_ place: SourceSpan) -> Bool {
    let inner = body.span(0..<body.bytes.count)
    return place.path == inner.path && place.start >= inner.start && place.end <= inner.end
  }
}

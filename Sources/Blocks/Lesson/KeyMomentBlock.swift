import Diagnostics
import Learning
import MarkdownPages

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

  /// `<details class="key-moment" data-run="…" data-step="keep"><summary>…</summary>…`: the
  /// question is read first and answered in the mind before it opens.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the question"))
    }
    if directive.children.isEmpty {
      page.diagnostics.report(.missingContent(name, "the answer", at: directive.nameSpan))
    }
    let id = page.ownID(of: directive)
    let run = run(of: directive, context, &page)
    let steps = run == nil ? [] : directive.attributes.names("step") ?? []
    var links = Node.none
    if let run {
      links = stepLinks(steps, run, directive, &page)
      let told = page[PageRuns.self].links.filter { directive.holds($0.span) && $0.run == run.name }
      CellQuotes(directive.body).check(
        run, page[PageRuns.self].cells(of: run), steps: steps + told.map(\.step),
        into: &page.diagnostics)
    }
    return .block(
      "details",
      [
        .class("key-moment"), .id(id), .set("data-run", run?.name),
        .set("data-step", steps.isEmpty ? nil : steps.joined(separator: " ")),
      ],
      [
        .line("summary", [.class("key-moment-question")], [directive.labelNode]), links,
        .open("div", [.class("key-moment-answer")], [directive.content]),
      ])
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
  ) -> Node {
    guard !steps.isEmpty else { return .none }
    let span = directive.attributes.item("step")?.span ?? directive.nameSpan
    let links = steps.map { step in
      [StepLink(run: run, step: step, span: span).node(.init(isCapital: true), &page)]
    }
    return .line(
      "p", [.class("key-moment-steps")], Array(links.joined(separator: [.text(" ")])))
  }
}

extension Directive {
  /// Whether a place lies inside of this container.
  func holds(_ place: SourceSpan) -> Bool {
    let inner = body.span(0..<body.bytes.count)
    return place.path == inner.path && place.start >= inner.start && place.end <= inner.end
  }
}

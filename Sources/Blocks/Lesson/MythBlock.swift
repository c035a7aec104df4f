import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// `::::myth[Belief]{run=… wrong=…} … ::::`: a belief, and behind a reveal what is the case and why
/// it matters. With a run, the belief's rule is run as well, and the page shows where they part.
struct MythBlock: DirectiveBlock {
  let form = Directive.Form.container
  let name = "myth"
  let summary = "a belief, what is the case, and the run that shows it"
  let example = """
    ::::myth[Every request gets a new environment]{run=two-requests wrong=no-reuse}

    The second request takes the environment that the first one left idle.

    ::why-it-matters[Only few requests meet a cold start.]

    ::::
    """
  let attributes = [
    RunLookup.attribute,
    AttributeRule(
      "wrong", .text, "what is believed, to be run beside: a wrong rule or the scenario's variant"),
  ]

  /// `<section class="myth"><p class="box-title">Belief</p><h3 …>…<details class="reveal">…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the belief"))
    }
    let reality = directive.content(without: ["why-it-matters"])
    if reality.isEmpty {
      page.diagnostics.report(.missingContent(name, "what is the case", at: directive.nameSpan))
    }
    let words = context.words
    let proof = proof(directive, context, &page)
    let matters = directive.part("why-it-matters").map {
      LessonParts.part("why-it-matters", $0, words)
    }
    return .block(
      "section", [.class("myth")],
      [
        LessonParts.boxTitle(words[.block, name]), page.heading(of: directive, words),
        LessonParts.reveal(words[.reality], [reality, proof ?? .none, matters ?? .none]),
      ])
  }

  /// The table of the first state in which the run and the belief differ.
  private func proof(
    _ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder
  ) -> Node? {
    guard let wrong = directive.attributes.item("wrong") else { return nil }
    let lookup = RunLookup(context: context)
    let run = lookup.simulation(for: directive.attributes, at: directive.nameSpan, &page)
    guard let run else {
      return nil
    }
    guard let believed = run.variant(wrong.value) else {
      page.diagnostics.report(
        .unknownVariant(wrong.value, known: run.variantNames, run: run.name, at: wrong.span))
      return nil
    }
    let refutation = Refutation(run, believed)
    guard !refutation.rows.isEmpty else {
      page.diagnostics.report(.mythHolds(wrong.value, run: run.name, at: wrong.span))
      return nil
    }
    page.count("refuting run")
    return Self.table(refutation, context.words)
  }

  /// What differs, in the run and by the belief.
  private static func table(_ refutation: Refutation, _ words: Words) -> Node {
    let caption = refutation.step.map { words[.partAfterStep, ["number": String($0)]] }
    return RunTable(class: "divergence", caption: .text(caption ?? words[.partInFigures])).node(
      [
        .block(
          "thead", [],
          [
            .line(
              "tr", [],
              [.inline("td")]
                + [words[.inTheRun], words[.byTheBelief]].map { RunTable.head($0) })
          ]),
        .block(
          "tbody", [],
          refutation.rows.map { row in
            .line(
              "tr", [],
              [
                RunTable.head(row.name, scope: "row"),
                .inline("td", [], [RunTable.value(row.actual)]),
                .inline("td", [], [RunTable.value(row.believed)]),
              ])
          }),
      ], words)
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Markup
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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    if directive.label.isEmpty {
      page.diagnostics.report(.missingLabel(directive, "the belief"))
    }
    let reality = directive.content(without: ["why-it-matters"])
    if reality.isEmpty {
      page.diagnostics.report(.missingContent(name, "what is the case", at: directive.nameSpan))
    }
    var answer = reality
    if let proof = proof(directive, context, &page) { answer.append(proof) }
    if let matters = directive.part("why-it-matters") {
      answer.append(LessonHTML.part("why-it-matters", matters))
    }
    let words = LessonWords.english
    var html = Fragment()
    html.append(literal: "<section class=\"myth\">\n<p class=\"box-title\">")
    html.append(escaped: words.title(name))
    html.append(literal: "</p>\n")
    html.append(page.heading(of: directive))
    html.append(LessonHTML.reveal(words.title("reality"), answer))
    html.append(literal: "</section>\n")
    return html
  }

  /// The table of the first state in which the run and the belief differ.
  private func proof(
    _ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder
  ) -> Fragment? {
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
    return Self.table(refutation)
  }

  /// What differs, in the run and by the belief.
  private static func table(_ refutation: Refutation) -> Fragment {
    let words = LessonWords.english
    let caption = refutation.step.map { "\(words.partAt) \(words.step) \($0)" }
    var html = RunHTML.tableStart(class: "divergence", caption: caption ?? words.partInFigures)
    html.append(literal: "<thead>\n<tr><td></td>")
    for title in [words.inTheRun, words.byTheBelief] {
      html.append(literal: "<th scope=\"col\">")
      html.append(escaped: title)
      html.append(literal: "</th>")
    }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for row in refutation.rows {
      html.append(literal: "<tr><th scope=\"row\">")
      html.append(escaped: row.name)
      html.append(literal: "</th><td>")
      RunHTML.append(cell: row.actual, to: &html)
      html.append(literal: "</td><td>")
      RunHTML.append(cell: row.believed, to: &html)
      html.append(literal: "</td></tr>\n")
    }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }
}

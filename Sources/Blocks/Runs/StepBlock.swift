import Diagnostics
import Learning
import MarkdownPages
import Markup
import Simulation

/// `:step[allocate]`: the number of a step, which leads to its row.
struct StepBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "step"
  let summary = "the number of a step of a run, as a link to its row"
  let example =
    ":step[allocate]{run=first-request}\n\n::execution-table{run=first-request}"
  let attributes = [
    RunLookup.attribute,
    AttributeRule("capital", .flag, "begins a sentence: Step 3"),
    AttributeRule("number", .flag, "the number alone"),
  ]

  /// `<a class="step" href="#first-request-allocate" data-step="allocate">step 3</a>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let lookup = RunLookup(context: context)
    let attributes = directive.attributes
    guard let run = lookup.run(for: attributes, at: directive.nameSpan, &page) else {
      return .brokenInline(directive.labelText)
    }
    let step = directive.labelText
    guard let number = run.number(of: step) else {
      page.diagnostics.report(
        .unknownStep(step, known: run.trace.steps.map(\.id), run: run.name, at: directive.span))
      return .brokenInline(step)
    }
    let anchor = run.anchor(of: step)
    page[PageRuns.self].links.append((anchor, step, run.name, directive.span))
    let word = LessonWords.english.step
    let capital = word.prefix(1).uppercased() + word.dropFirst()
    var html = Fragment()
    html.append(literal: "<a class=\"step\"")
    html.bytes.append(attribute: "href", "#" + anchor)
    html.bytes.append(attribute: "data-run", run.name)
    html.bytes.append(attribute: "data-step", step)
    html.append(literal: ">")
    if attributes["number"] == nil {
      html.bytes.append(escaped: (attributes["capital"] == nil ? word : capital) + "\u{A0}")
    }
    html.bytes.append(escaped: String(number))
    html.append(literal: "</a>")
    return html
  }

  /// Reports links to steps that the run has and no table of the page shows.
  static func checkLinks(_ page: inout PageBuilder) {
    let runs = page[PageRuns.self]
    for link in runs.links where !runs.rows.contains(link.anchor) {
      page.diagnostics.report(.stepNotShown(link.step, run: link.run, at: link.span))
    }
  }
}

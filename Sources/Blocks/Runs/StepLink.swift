import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// A link to the row of a step: what `:step`, `:cell` and the blocks that point at steps write.
struct StepLink {
  /// How the link is written besides its address.
  struct Style {
    var cssClass = "step"
    /// `Step 3` and not `step 3`.
    var isCapital = false
    /// The number alone.
    var isBare = false
    /// The column whose cell is shown in place of the number.
    var cell: (column: String, text: String)?
  }

  let run: LessonRun
  let step: String
  let span: SourceSpan

  /// `<a class="step" href="#first-request-allocate" data-run="…" data-step="allocate">step 3</a>`;
  /// a step that the run does not have is reported.
  func node(_ style: Style = Style(), _ page: inout PageBuilder) -> Node {
    guard let number = run.number(of: step) else {
      page.diagnostics.report(
        .unknownStep(step, known: run.trace.steps.map(\.id), run: run.name, at: span))
      return .brokenInline(step)
    }
    let anchor = run.anchor(of: step)
    page[PageRuns.self].links.append((anchor, step, run.name, span))
    return .inline(
      "a",
      [
        .class(style.cssClass), .link(row: anchor), .set("data-run", run.name),
        .set("data-step", step), .set("data-column", style.cell?.column),
      ], [style.cell.map { RunTable.value($0.text) } ?? .text(text(number, style))])
  }

  /// The link with the step's number.
  func node(_ page: inout PageBuilder) -> Node { node(Style(), &page) }

  private func text(_ number: Int, _ style: Style) -> String {
    guard !style.isBare else { return String(number) }
    let text = run.words[.stepNumber, ["number": String(number)]]
    return style.isCapital ? Words.capital(text) : text
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Markup
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
  func html(_ style: Style = Style(), _ page: inout PageBuilder) -> Fragment {
    guard let number = run.number(of: step) else {
      page.diagnostics.report(
        .unknownStep(step, known: run.trace.steps.map(\.id), run: run.name, at: span))
      return .brokenInline(step)
    }
    let anchor = run.anchor(of: step)
    page[PageRuns.self].links.append((anchor, step, run.name, span))
    var html = Fragment()
    html.append(literal: "<a")
    html.bytes.append(attribute: "class", style.cssClass)
    html.bytes.append(attribute: "href", "#" + anchor)
    html.bytes.append(attribute: "data-run", run.name)
    html.bytes.append(attribute: "data-step", step)
    if let cell = style.cell {
      html.bytes.append(attribute: "data-column", cell.column)
      html.append(literal: ">")
      RunHTML.append(cell: cell.text, to: &html)
    } else {
      html.append(literal: ">")
      html.append(escaped: text(number, style))
    }
    html.append(literal: "</a>")
    return html
  }

  private func text(_ number: Int, _ style: Style) -> String {
    guard !style.isBare else { return String(number) }
    let word = LessonWords.english.step
    let shown = style.isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
    return shown + "\u{A0}" + String(number)
  }
}

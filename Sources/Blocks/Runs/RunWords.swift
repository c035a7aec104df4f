import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// Words of an author that stand in an attribute or in a line of their own, and name steps of a
/// run: `What follows on :step[keep]`.
struct RunWords {
  let text: String
  let run: LessonRun
  let span: SourceSpan
  /// Whether the words are Markdown as well, in which steps that are not there were reported.
  var isReported = false

  /// A run of plain words, or the id of a step.
  private enum Part {
    case words(Substring)
    case step(Substring)
  }

  private var parts: [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstRange(of: ":step["),
      let end = rest[start.upperBound...].firstIndex(of: "]")
    {
      parts.append(.words(rest[..<start.lowerBound]))
      parts.append(.step(rest[start.upperBound..<end]))
      rest = rest[rest.index(after: end)...]
      // The run is known.
      if rest.first == "{", let close = rest.firstIndex(of: "}") {
        rest = rest[rest.index(after: close)...]
      }
    }
    return parts + [.words(rest)]
  }

  /// With links to the rows of the steps; one that the run does not have is reported.
  func node(_ page: inout PageBuilder) -> Node {
    .group(
      parts.map { part in
        switch part {
        case .words(let words): .text(String(words))
        case .step(let step) where isReported && run.trace.index(of: String(step)) == nil:
          .text(String(step))
        case .step(let step):
          StepLink(run: run, step: String(step), span: span).node(&page)
        }
      })
  }
}

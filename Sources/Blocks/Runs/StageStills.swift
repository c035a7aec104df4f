import Learning
import MarkdownPages
import Markup
import Simulation

/// Stills of a stage: what readers have without a script, on paper and in copies of the text.
enum StageStills {
  private static let width = 360
  private static let count = 4

  /// `<ol class="stage-stills"><li><svg class="stage-still" role="img">…</svg><p>…</p></li>…`
  static func html(_ model: PlayerModel, _ run: LessonRun, _ page: inout PageBuilder) -> Fragment {
    var html = Fragment()
    let layout = model.layout(width: width)
    guard layout.height > 0, !run.trace.steps.isEmpty else { return html }
    html.append(literal: "<ol class=\"stage-stills\">\n")
    for place in moments(run.trace.steps) {
      let step = run.trace.steps[place]
      let words = LessonWords.english
      let text = "\(words.atStep(place + 1, TimeText.duration(step.time - .start)))"
      html.append(literal: "<li>")
      html.append(StageSVG(model.scene, layout, step: place).drawing(alt: run.wording.action(step)))
      html.append(literal: "<p><b>")
      html.append(escaped: text)
      html.append(literal: "</b> ")
      html.append(escaped: run.wording.action(step))
      html.append(literal: "</p></li>\n")
    }
    html.append(literal: "</ol>\n")
    return html
  }

  /// The last steps of four instants, spread over those in which something changes.
  static func moments(_ steps: [Step]) -> [Int] {
    let settled = steps.indices.filter { index in
      index + 1 == steps.count || steps[index + 1].time > steps[index].time
    }
    guard settled.count > count else { return settled }
    return (0..<count).map { settled[$0 * (settled.count - 1) / (count - 1)] }
  }
}

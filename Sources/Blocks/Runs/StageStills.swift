import Learning
import MarkdownPages
import Markup
import Simulation

/// Stills of a stage: what readers have without a script, on paper and in copies of the text.
enum StageStills {
  private static let width = 360
  private static let count = 4

  /// `<ol class="stage-stills"><li><svg class="stage-still" role="img">…</svg><p>…</p></li>…`
  static func node(_ model: PlayerModel, _ run: LessonRun) -> Node {
    let layout = model.layout(width: width)
    guard layout.height > 0, !run.trace.steps.isEmpty else { return .none }
    let stills = moments(run.trace.steps).map { place -> Node in
      let step = run.trace.steps[place]
      let action = run.wording.action(step)
      let picture = StageSVG(model.scene, layout, step: place).drawing(alt: action)
      let time = TimeText.duration(step.time - .start)
      let when = run.words[.atStep, ["number": String(place + 1), "time": time]]
      return .line(
        "li", [],
        [
          .drawing(Drawing(picture, text: "")),
          .inline("p", [], [.inline("b", [], when), .text(" " + action)]),
        ])
    }
    return .block("ol", [.class("stage-stills")], stills)
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

import Learning
import MarkdownPages
import Markup
import Simulation

/// The parts of a player around its tables: what a script brings to life, and the pictures that
/// stand there without one.
enum PlayerHTML {
  /// The title, and room for the meters.
  static func head(_ title: String) -> Fragment {
    var html = Fragment(Array("<div class=\"player-head\"><p class=\"player-title\">".utf8))
    html.append(escaped: title)
    html.append(literal: "</p><x-meters class=\"player-meters\"></x-meters></div>\n")
    return html
  }

  /// The parts that only a script fills. Empty pictures keep the room of stage and strip, so that
  /// nothing moves when it does.
  static func live(_ model: PlayerModel, _ run: LessonRun) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div class=\"player-live\">\n<x-stage>")
    let times = run.trace.steps.map(\.time) + [run.trace.end.time]
    let layouts = StageLayout.widths.map { model.layout(width: $0) }
    for layout in layouts { appendRoom(layout.width, layout.height, to: &html) }
    html.append(literal: "</x-stage>\n<x-predict></x-predict>\n")
    html.append(literal: "<div class=\"player-say\"></div>\n<x-strip>")
    for layout in layouts {
      let strip = StageStrip(model.scene, width: layout.width, times: times)
      appendRoom(layout.width, strip.height, to: &html)
    }
    html.append(literal: "</x-strip>\n<div class=\"player-bar\"></div>\n</div>\n")
    return html
  }

  /// `<svg class="room room-360" viewBox="0 0 360 200"></svg>`
  private static func appendRoom(_ width: Double, _ height: Double, to html: inout Fragment) {
    html.append(literal: "<svg class=\"room room-")
    let (across, down) = (Int(nearest: width), Int(nearest: height))
    html.bytes += "\(across)\" viewBox=\"0 0 \(across) \(down)".utf8
    html.append(literal: "\" aria-hidden=\"true\"></svg>")
  }

  /// What is folded: everything that was shown of a run before there was a stage.
  static func folded(_ content: Fragment, steps: Int) -> Fragment {
    var html = Fragment(Array("<details class=\"details player-all\" open><summary>".utf8))
    html.append(escaped: LessonWords.english.allSteps(steps))
    html.append(literal: "</summary>\n<div class=\"details-body\">\n")
    html.append(content)
    html.append(literal: "</div></details>\n")
    return html
  }
}

import Learning
import MarkdownPages
import Markup
import Simulation

/// The parts of a player around its tables: what a script brings to life.
enum PlayerHTML {
  /// The title, and room for the meters.
  static func head(_ title: String) -> Node {
    .line(
      "div", [.class("player-head")],
      [
        .inline("p", [.class("player-title")], title),
        .inline("x-meters", [.class("player-meters")], []),
      ])
  }

  /// The parts that only a script fills. Empty pictures keep the room of stage and strip, so that
  /// nothing moves when it does.
  static func live(_ model: PlayerModel, _ run: LessonRun) -> Node {
    let times = run.trace.steps.map(\.time) + [run.trace.end.time]
    let layouts = StageLayout.widths.map { model.layout(width: $0) }
    let strips = layouts.map { layout in
      let strip = StageStrip(model.scene, width: layout.width, times: times)
      return room(layout.width, strip.height)
    }
    return .block(
      "div", [.class("player-live")],
      [
        .line("x-stage", [], layouts.map { room($0.width, $0.height) }),
        .line("x-predict", [], []), .line("div", [.class("player-say")], []),
        .line("x-strip", [], strips), .line("div", [.class("player-bar")], []),
      ])
  }

  /// `<svg class="room room-360" viewBox="0 0 360 200" aria-hidden="true"></svg>`
  private static func room(_ width: Double, _ height: Double) -> Node {
    let (across, down) = (Int(nearest: width), Int(nearest: height))
    return .inline(
      "svg",
      [
        .class("room room-\(across)"), .set("viewBox", "0 0 \(across) \(down)"),
        .set("aria-hidden", "true"),
      ], [])
  }

  /// What is folded: everything that was shown of a run before there was a stage.
  static func folded(_ content: [Node], _ run: LessonRun) -> Node {
    .line(
      "details", [.class("details player-all"), .flag("open")],
      [
        .inline("summary", [], run.words[.allSteps, count: run.trace.steps.count]),
        .open("div", [.class("details-body")], content),
      ])
  }
}

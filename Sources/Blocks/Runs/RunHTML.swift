import Learning
import MarkdownPages
import Markup
import Simulation

/// What the blocks about runs write alike.
enum RunHTML {
  /// The same with a caption that may name steps of the run.
  static func tableStart(
    class name: String, caption: RunWords, within block: String? = nil, _ page: inout PageBuilder
  ) -> Fragment {
    tableStart(
      class: name, caption: caption.plain, of: caption.run, within: block,
      shown: caption.html(&page))
  }

  /// A table in a box that scrolls, up to its caption, which is shown as `shown` if that is given.
  /// The box is named by the caption and, as some pages hold several tables of one caption, by the
  /// block it stands in.
  static func tableStart(
    class name: String, caption: String, of run: LessonRun? = nil, within block: String? = nil,
    shown: Fragment? = nil
  ) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div class=\"table run-table\" role=\"region\"")
    let region = [caption, block].compactMap { $0 }.joined(separator: ": ")
    html.bytes.append(attribute: "aria-label", region)
    html.append(literal: " tabindex=\"0\"><table")
    html.bytes.append(attribute: "class", name)
    html.append(literal: ">\n<caption><span>")
    if let shown { html.append(shown) } else { html.append(escaped: caption) }
    if let run, run.isStated {
      html.append(literal: " <span class=\"badge badge-stated\">")
      html.bytes.append(escaped: LessonWords.english.stated)
      html.append(literal: "</span>")
    }
    html.append(literal: "</span></caption>\n")
    return html
  }

  /// A cell's text. A state, alone or behind the name of what is in it, is set apart by a class,
  /// for its colour and its mark.
  static func append(cell: String, to html: inout Fragment) {
    var text = cell[...]
    if let colon = cell.firstIndex(of: ":") {
      let word = cell[cell.index(after: colon)...].drop { $0 == " " }
      if StateWord(rawValue: String(word)) != nil {
        html.bytes.append(escaped: String(cell[...colon]) + " ")
        text = word
      }
    }
    guard let state = StateWord(rawValue: String(text)) else {
      return html.bytes.append(escaped: cell)
    }
    html.append(literal: "<span class=\"state state-")
    html.bytes.append(escaped: state.rawValue)
    html.append(literal: "\">")
    html.bytes.append(escaped: state.rawValue)
    html.append(literal: "</span>")
  }
}

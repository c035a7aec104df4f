import Diagnostics
import Learning
import MarkdownPages
import Markup

/// What the blocks of lessons write alike.
enum LessonHTML {
  /// `<div class="box snapshot" id="…" role="group" aria-label="Snapshot">`, up to its title.
  static func boxStart(
    _ directive: Directive, title: String, level: String? = nil, _ page: inout PageBuilder
  ) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div")
    html.bytes.append(attribute: "class", "box " + directive.name)
    html.appendID(of: directive, &page)
    html.append(literal: " role=\"group\"")
    let label = directive.labelText
    html.bytes.append(attribute: "aria-label", label.isEmpty ? title : "\(title): \(label)")
    if let level { html.bytes.append(attribute: "data-level", level) }
    html.append(literal: ">\n<p class=\"box-title\">")
    html.bytes.append(escaped: title)
    html.append(literal: "</p>\n")
    if !directive.label.isEmpty {
      html.append(literal: "<p class=\"box-name\">")
      html.append(directive.label)
      html.append(literal: "</p>\n")
    }
    return html
  }

  /// A part of a block with a title of its own: `<div class="part part-result">…`.
  static func part(_ name: String, _ content: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div")
    html.bytes.append(attribute: "class", "part part-" + name)
    html.append(literal: ">\n<p class=\"part-title\">")
    html.bytes.append(escaped: LessonWords.english.title(name))
    html.append(literal: "</p>\n")
    html.append(content)
    html.append(literal: "</div>\n")
    return html
  }

  /// `<details class="reveal"><summary>…</summary><div class="reveal-body">…</div></details>`
  static func reveal(_ summary: String, _ content: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<details class=\"reveal\"><summary>")
    html.bytes.append(escaped: summary)
    html.append(literal: "</summary><div class=\"reveal-body\">\n")
    html.append(content)
    html.append(literal: "</div></details>\n")
    return html
  }
}

extension Fragment {
  /// The id the author gave a block, where one was given.
  mutating func appendID(of directive: Directive, _ page: inout PageBuilder) {
    guard let id = directive.attributes.id else { return }
    bytes.append(attribute: "id", page.ownID(id, directive.span))
  }

  /// Text that the author did not write.
  mutating func append(escaped text: String) { bytes.append(escaped: text) }
}

extension PageBuilder {
  /// Counts things of a kind that the page holds.
  mutating func count(_ kind: String, _ number: Int = 1) {
    page.tally[kind, default: 0] += number
  }
}

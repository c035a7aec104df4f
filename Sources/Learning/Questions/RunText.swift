import Simulation

/// Pieces of text about a run, as inline Markdown.
struct RunText {
  /// The run that is asked about.
  let run: LessonRun
  /// The run the page shows: another one when the question has a condition.
  let shown: LessonRun

  /// `:step[allocate]{run=first-request}`, or words alone for a step the page cannot show.
  func mention(_ step: String) -> String {
    guard run.name == shown.name else { return plain(step) }
    return ":step[\(step)]{run=\(run.name)}"
  }

  /// `step 3`; numbers of a run under a condition are not those of the table.
  func plain(_ step: String) -> String {
    let number = run.words[.stepNumber, ["number": String(run.number(of: step) ?? 0)]]
      .replacing("\u{A0}", with: " ")
    return run.name == shown.name ? number : number + " of the changed run"
  }

  /// The sentence of a step, without its full stop.
  func action(_ step: Step) -> String { Self.escaped(run.wording.action(step)) }

  /// `*idle*`.
  static func emphasised(_ text: String) -> String { "*\(escaped(text))*" }

  /// Text in which no character means anything to Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>&~|#:".contains(character), character != ":" { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// `orders.cold-starts` as `orders-cold-starts`: a part of an id.
  static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }
}

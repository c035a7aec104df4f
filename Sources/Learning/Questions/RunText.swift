import Simulation

/// Pieces of text about a run.
struct RunText {
  /// The run that is asked about.
  let run: LessonRun
  /// The run the page shows: another one when the question has a condition.
  let shown: LessonRun

  /// A step that readers are led to, or words alone for one the page cannot show.
  func mention(_ step: String) -> RichText {
    guard run.name == shown.name else { return plain(step) }
    return RichText(.step(StepMention(run: run.name, step: step, text: number(of: step))))
  }

  /// `step 3`; numbers of a run under a condition are not those of the table.
  func plain(_ step: String) -> RichText {
    let number = number(of: step)
    return RichText(
      run.name == shown.name ? number : run.words[.ofChangedRun, ["step": number]])
  }

  private func number(of step: String) -> String {
    run.words[.stepNumber, ["number": String(run.number(of: step) ?? 0)]]
      .replacing("\u{A0}", with: " ")
  }

  /// The sentence of a step, without its full stop.
  func action(_ step: Step) -> RichText { RichText(run.wording.action(step)) }

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

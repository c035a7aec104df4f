import Scenarios
package import Simulation

// How runs are told. What the engine says by itself is English; a language of the theme says it
// anew, by the same names.
extension Words {
  /// The engine's wording with what the theme says instead. O(kinds of steps, causes and states).
  var told: Wording {
    var wording = Wording.english
    for kind in StepKind.allCases {
      guard let text = text(.step, kind.id) else { continue }
      wording.actions[kind] = text
      wording.actionsOfMany[kind] = self.text(.step, kind.id + "-many") ?? text
    }
    for cause in Cause.allCases {
      if let text = text(.cause, cause.id) { wording.causes[cause] = text }
    }
    for reason in RunEnd.Reason.allCases {
      if let text = text(.end, reason.rawValue) { wording.ends[reason] = text }
    }
    for (outcome, name) in Self.failures {
      if let text = text(.failure, name) { wording.failures[outcome] = text }
    }
    for state in StateWord.allCases { wording.states[state] = text(.state, state.rawValue) }
    for kind in TraceSubject.Kind.known {
      wording.subjects[kind.id] = text(.subject, kind.id)
    }
    wording.failureStatus = text(.failure, "status") ?? wording.failureStatus
    wording.because = self[.transcriptCause]
    wording.pause = self[.transcriptPause]
    wording.pauseOfOne = string("transcriptPauseOne") ?? wording.pause
    wording.tales = tales
    wording.articles = self[.articles].split(separator: ",").map { String($0.drop { $0 == " " }) }
    wording.again = language.hasPrefix("en") ? "it" : nil
    for gap in Self.nouns { wording.nouns[gap] = noun(gap) ?? wording.nouns[gap] }
    for unit in Self.units { wording.units[unit] = text(.time, unit) }
    wording.variableOf = self[.variableOf]
    wording.quietEnd = self[.quietEnd]
    wording.and = string("diagramAnd") ?? wording.and
    wording.decimal = numbers.decimal
    return wording
  }

  /// What steps can be about.
  private static let nouns = [
    "request", "environment", "message", "server", "zone", "object", "item", "event",
  ]
  private static let units = ["ms", "s", "min", "h", "d"].flatMap { [$0, $0 + "-one"] }

  private func noun(_ gap: String) -> Noun? {
    text(.noun, gap).map { one in
      Noun(
        one: one, many: text(.noun, gap + "-many") ?? one, some: text(.noun, gap + "-some"),
        again: text(.noun, gap + "-again"))
    }
  }

  private static let failures: [(Outcome, String)] = [
    (.functionError, "function-error"), (.timedOut, "timed-out"), (.crashed, "crashed"),
  ]

  /// What a wrong rule claims, as a sentence.
  package func belief(_ rule: WrongRule) -> String {
    text(.belief, rule.rawValue) ?? rule.belief
  }

  /// A time.
  package func duration(_ span: SimDuration) -> String {
    numbers.rewritten(TimeText.duration(span))
  }

  /// A figure with its unit.
  package func figure(_ value: Double, _ unit: Measure.Unit) -> String {
    FigureText.value(value, unit, numbers)
  }

  /// What a run says about one thing.
  package func value(_ value: RunValue) -> String {
    if case .word(let word) = value {
      return text(.state, word) ?? FigureText.value(value, numbers)
    }
    return FigureText.value(value, numbers)
  }

  package func money(_ amount: Exact, _ currency: String) -> String {
    numbers.rewritten(FigureText.money(amount, currency))
  }

  /// An amount with so many places.
  package func amount(_ amount: Exact, places: Int) -> String {
    numbers.rewritten(amount.text(places: places))
  }

  /// An amount of something that is counted in a unit: a word has a plural.
  package func quantity(_ amount: Exact, _ unit: String) -> String {
    guard let one = text(.unit, unit) else {
      return numbers.rewritten(AmountText.quantity(amount, unit))
    }
    let number = numbers.rewritten(AmountText.quantity(amount, ""))
    let isOne = amount == Exact(1)
    return number + "\u{A0}" + (isOne ? one : text(.unit, unit + "-many") ?? one)
  }
}

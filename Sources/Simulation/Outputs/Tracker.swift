/// Variables of a run over time: their start, every change, their final value.
package struct Tracker: Sendable {
  /// One variable.
  package struct Row: Sendable {
    package let name: String
    package let service: String
    package let start: String
    /// After each step of `steps`, the value where it changed and nil where it did not.
    package let values: [String?]
    package let final: String
  }

  /// The steps that change at least one of the variables, in order.
  package let steps: [String]
  package let rows: [Row]

  /// Follows the variables at these places in this order, or all. O(steps × variables).
  package init(_ trace: Trace, variables places: [Int]? = nil) {
    let wanted = places ?? Array(trace.variables.indices)
    let moves = trace.steps.filter { step in
      step.changes.contains { wanted.contains($0.variable) }
    }
    steps = moves.map(\.id)
    let last = trace.state(after: trace.steps.count - 1)
    rows = wanted.map { place in
      Row(
        name: trace.variables[place].name, service: trace.variables[place].service,
        start: trace.variables[place].start.text,
        values: moves.map { step in
          step.changes.last { $0.variable == place }?.value.text
        }, final: last[place].text)
    }
  }
}

/// A run as prose.
package struct Transcript: Sendable {
  /// One sentence, and the step it tells of.
  package struct Sentence: Sendable {
    package let step: String
    package let text: String
  }

  package let sentences: [Sentence]
  package let closing: String

  /// Tells a trace: when, what, and why.
  package init(_ trace: Trace, wording: Wording = .english) {
    // Where no time passes, none is told.
    var last: SimTime? = trace.end.time == .start ? .start : nil
    sentences = trace.steps.map { step in
      let when = last == step.time ? "" : "At \(TimeText.duration(step.time - .start)): "
      last = step.time
      let why = wording.cause(of: step).map { ", because \($0)" } ?? ""
      return Sentence(step: step.id, text: "\(when)\(wording.action(step))\(why).")
    }
    closing = wording.closing(trace.end)
  }
}

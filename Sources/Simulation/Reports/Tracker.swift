/// Variables of a run over time: their start, every change, their final value.
package struct Tracker: Sendable {
  /// One variable.
  package struct Row: Sendable {
    package let name: String
    package let service: String
    package let start: TraceValue
    /// After each step of `steps`, the value where it changed and nil where it did not.
    package let values: [TraceValue?]
    package let final: TraceValue
    /// The variable, by its place in the trace.
    package let variable: Int
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
        start: trace.variables[place].start,
        values: moves.map { step in
          step.changes.last { $0.variable == place }?.value
        }, final: last[place], variable: place)
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
      var text = wording.action(step)
      if let cause = wording.cause(of: step) {
        text = Self.filled(wording.because, ("sentence", text), ("cause", cause))
      }
      if last != step.time {
        let time = wording.duration(step.time - .start)
        text = Self.filled(wording.atTime, ("time", time), ("sentence", text))
      }
      last = step.time
      return Sentence(step: step.id, text: text + ".")
    }
    closing = wording.closing(trace.end)
  }

  private static func filled(_ text: String, _ values: (String, String)...) -> String {
    values.reduce(text) { $0.replacing("{\($1.0)}", with: $1.1) }
  }
}

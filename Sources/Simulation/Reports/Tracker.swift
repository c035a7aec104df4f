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

import Diagnostics
import Simulation

/// The laws that hold for every run, whoever states it: an environment that is idle was made
/// before.
enum StatedLaws {
  /// Reports every state of a thing that cannot follow on the one before.
  static func check(_ draft: StatedTraceReader.Draft, into bag: inout DiagnosticBag) {
    for (index, variable) in draft.variables.enumerated() {
      let rules = variable.subject.kind.following
      guard !rules.isEmpty else { continue }
      var last = variable.start
      for (place, step) in draft.steps.enumerated() {
        guard let cell = draft.cells[place][index] else { continue }
        let value = TraceValue(stated: cell.text)
        defer { last = value }
        guard value != last, case .word(let before) = last, case .word(let after) = value else {
          continue
        }
        let allowed = rules[before] ?? []
        // What is kept ready was prepared, and is idle from its first moment.
        if allowed.contains(after) || step.kind == .provision && before == .absent { continue }
        bag.report(.impossibleState(variable.name, before, after, allowed, at: cell.span))
      }
    }
  }
}

import Diagnostics
import Simulation

/// What no run can do, whoever states it: an environment that is idle was made before.
enum StatedLaws {
  /// The states that can follow on each, by what the variable's name begins with. A state without
  /// an entry is the last.
  private static let following: [String: [StateWord: [StateWord]]] = [
    "environment": [
      .absent: [.allocated, .initialising], .allocated: [.initialising, .running, .released],
      .initialising: [.running, .idle, .released], .running: [.idle, .released],
      .idle: [.running, .released],
    ],
    "message": [
      .absent: [.visible], .visible: [.hidden, .deleted, .dead],
      .hidden: [.visible, .deleted, .dead],
    ],
    "server": [
      .absent: [.booting, .ready], .booting: [.ready, .stopped], .ready: [.busy, .stopped, .away],
      .busy: [.ready, .stopped, .away], .stopped: [.booting], .away: [.booting, .ready],
    ],
    "request": [
      .absent: [.waiting], .waiting: [.answered, .failed], .failed: [.waiting],
    ],
  ]

  /// Reports every state of a thing that cannot follow on the one before.
  static func check(_ draft: StatedTraceReader.Draft, into bag: inout DiagnosticBag) {
    for (index, variable) in draft.variables.enumerated() {
      let words = variable.name.split(separator: " ")
      guard words.count == 2, Int(words[1]) != nil, let rules = following[String(words[0])] else {
        continue
      }
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

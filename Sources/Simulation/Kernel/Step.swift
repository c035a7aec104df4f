/// A step of a run, with its name and what it changed.
package struct Step: Hashable, Sendable {
  /// Symbolic and stable: `allocate`, and `allocate#2` for the second of its kind.
  package let id: String
  package let kind: StepKind
  package let cause: Cause
  package let time: SimTime
  /// The title of the service that acts.
  package let actor: String
  /// The name of that service.
  package let service: String
  /// The request it belongs to, from 1; 0 for none.
  package let request: Int
  /// The environment, server or message it is about, from 1; 0 for none.
  package let subject: Int
  /// The subject's own name, where it has one: a state of a workflow.
  package let subjectName: String?
  package let value: Int64
  /// The variables this step changes, with their new values.
  package let changes: [Change]

  /// A variable's new value.
  package struct Change: Hashable, Sendable {
    /// The variable, by its place in `Trace.variables`.
    package let variable: Int
    package let value: TraceValue

    package init(variable: Int, value: TraceValue) {
      self.variable = variable
      self.value = value
    }
  }
}

extension Step {
  /// The id without its count: `allocate` for `allocate#2`.
  package var name: Substring { id.prefix { $0 != "#" } }

  /// A step that nothing simulated. It belongs to no request and is about no subject.
  package init(stated id: String, time: SimTime, actor: String, service: String, changes: [Change])
  {
    let name = id.prefix { $0 != "#" }
    self.init(
      id: id, kind: StepKind.allCases.first { $0.id == name } ?? .stated, cause: .none, time: time,
      actor: actor, service: service, request: 0, subject: 0, subjectName: nil, value: 0,
      changes: changes)
  }
}

/// The value of a variable of a trace.
package enum TraceValue: Hashable, Sendable {
  case word(StateWord)
  case number(Int)
  case name(String)

  /// As it is shown, in English.
  package var text: String {
    switch self {
    case .word(let word): word.rawValue
    case .number(let number): String(number)
    case .name(let name): name
    }
  }
}

/// The states that things of a run can be in.
package enum StateWord: String, Sendable, CaseIterable {
  case absent = "none"
  case waiting, answered, failed
  case allocated, initialising, running, idle, released
  case visible, hidden, deleted, dead
  case booting, ready, busy, stopped, away
}

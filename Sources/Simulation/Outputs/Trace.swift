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

/// What a variable of a trace holds.
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

/// The story of a run: its steps and the variables they change. Tables, trackers and transcripts
/// all read the same values, so they cannot disagree.
package struct Trace: Sendable {
  package let steps: [Step]
  package let end: RunEnd
  /// The same variables by what they are and by name.
  package let names: TraceVariables
  private let places: [String: Int]

  package var variables: [TraceVariable] { names.all }

  /// The trace of a run's marks. O(marks).
  package init(_ run: Run) {
    var builder = TraceBuilder(run.scenario)
    for entry in run.entries { builder.add(entry) }
    self.init(builder.steps, builder.variables, run.end)
  }

  /// A trace that an author states.
  package init(stated steps: [Step], variables: [TraceVariable]) {
    let time = steps.last?.time ?? .start
    let end = RunEnd(
      reason: .nothingLeft, time: time, lastEvent: time, eventCount: steps.count,
      isTraceCut: false, culprits: [])
    self.init(steps, variables, end)
  }

  private init(_ steps: [Step], _ variables: [TraceVariable], _ end: RunEnd) {
    self.steps = steps
    names = TraceVariables(variables)
    self.end = end
    places = Dictionary(
      steps.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The place of the step with this id.
  package func index(of id: String) -> Int? { places[id] }

  /// The place of a variable that this run or another run of the system follows.
  package func variable(_ id: TraceVariable.ID) -> Int? { names[id] }

  /// All values after the step at `index`; before the first step for -1. O(steps).
  package func state(after index: Int) -> [TraceValue] {
    var values = variables.map(\.start)
    for step in steps.prefix(index + 1) {
      for change in step.changes { values[change.variable] = change.value }
    }
    return values
  }
}

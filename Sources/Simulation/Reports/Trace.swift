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

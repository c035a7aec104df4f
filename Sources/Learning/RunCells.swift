package import Simulation

/// An index of the cells of a run's tables, by text and by place. Made once for a run, whatever
/// number of texts is looked up: O(steps × columns).
package struct RunCells: Sendable {
  private let run: LessonRun
  /// The columns that are no variables, by step.
  private let rows: [ExecutionTable.Row]
  /// The steps whose rows show a text, by the text.
  private let steps: [String: [Int]]
  /// What each variable becomes, in order.
  private let changes: [[(place: Int, value: TraceValue)]]
  /// Variables by the names that authors and readers have for them.
  private let variables: [String: Int]

  package init(_ run: LessonRun) {
    self.run = run
    let trace = run.trace
    let columns = ExecutionTable.Column.names.compactMap { ExecutionTable.Column($0) }
    rows = ExecutionTable(trace, columns: columns, wording: run.wording).rows
    var steps: [String: [Int]] = [:]
    for (place, row) in rows.enumerated() {
      for text in row.cells { steps[text, default: []].append(place) }
    }
    self.steps = steps
    var changes: [[(place: Int, value: TraceValue)]] = Array(
      repeating: [], count: trace.variables.count)
    for (place, step) in trace.steps.enumerated() {
      for change in step.changes { changes[change.variable].append((place, change.value)) }
    }
    self.changes = changes
    let names = trace.variables.enumerated().flatMap { place, variable in
      [(variable.name, place), (run.wording.name(of: variable), place)]
    }
    variables = Dictionary(names, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a variable by its name; nil where there is none, or several.
  package func variable(_ name: String) -> Int? {
    if case .success(let place) = run.trace.names.place(name) { return place }
    return variables[name]
  }

  /// The value of a variable after a step. O(log changes).
  package func value(of variable: Int, after place: Int) -> TraceValue {
    let moves = changes[variable]
    var (low, high) = (0, moves.count)
    while low < high {
      let middle = (low + high) / 2
      if moves[middle].place <= place { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? run.trace.variables[variable].start : moves[low - 1].value
  }

  /// The text in a column of a step's row, and the state it ends in; nil when there is no such
  /// step or column.
  package func cell(of step: String, _ column: String) -> (text: String, state: StateWord?)? {
    guard let place = run.trace.index(of: step) else { return nil }
    if let index = ExecutionTable.Column.names.firstIndex(of: column) {
      return (rows[place].cells[index], rows[place].states[index])
    }
    guard let variable = variable(column) else { return nil }
    let value = value(of: variable, after: place)
    if case .word(let state) = value { return (run.wording.text(state), state) }
    return (value.text, nil)
  }

  /// Whether one of the steps at these places shows a text: a cell, or a variable and its value as
  /// `environment 1: idle`. Nil asks for any step.
  package func shows(_ text: String, at places: [Int]?) -> Bool {
    if let found = steps[text], places.map({ $0.contains { found.contains($0) } }) ?? true {
      return true
    }
    guard let (name, value) = Self.parts(text), let variable = variable(name) else { return false }
    let isSaid = { (held: TraceValue) in run.wording.text(held) == value || held.text == value }
    guard let places else {
      // The value before the first step is not one that a row shows, unless none changes it.
      return changes[variable].contains { isSaid($0.value) }
        || changes[variable].first?.place != 0 && isSaid(run.trace.variables[variable].start)
    }
    return places.contains { isSaid(self.value(of: variable, after: $0)) }
  }

  /// `environment 1: idle` as variable and value.
  package static func parts(_ text: String) -> (variable: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let value = text[text.index(after: colon)...].drop { $0 == " " }
    return value.isEmpty ? nil : (String(text[..<colon]), String(value))
  }

  /// The first step whose sentence is this text.
  package func step(saying text: String) -> String? {
    let column = ExecutionTable.Column.names.firstIndex(of: "action") ?? 0
    return steps[text]?.first { rows[$0].cells[column] == text }.map { run.trace.steps[$0].id }
  }
}

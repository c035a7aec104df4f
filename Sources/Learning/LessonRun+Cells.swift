import Simulation

extension LessonRun {
  /// The text of a cell as execution tables show it; nil when the run has no such step. A column
  /// is one of `ExecutionTable.Column.names` or a variable. O(steps).
  package func cell(of step: String, _ column: String) -> String? {
    guard case .success(let column) = ExecutionTable.Column.named(column, in: trace) else {
      return nil
    }
    let table = ExecutionTable(trace, columns: [column], wording: wording)
    return table.rows.first { $0.steps.contains(step) }?.cells.first
  }

  /// Every text that tables can show in the row of a step, with its column: the named columns, and
  /// each variable as `name: value`.
  package func cells(of step: String) -> [(column: String, text: String)] {
    guard let place = trace.index(of: step) else { return [] }
    let columns = ExecutionTable.Column.names
    let table = ExecutionTable(
      trace, columns: columns.compactMap { ExecutionTable.Column($0) }, wording: wording)
    let row = table.rows.first { $0.steps.contains(step) }?.cells ?? []
    let named = zip(columns, row).map { (column: $0, text: $1) }
    let state = zip(trace.variables, trace.state(after: place)).map { variable, value in
      (column: variable.name, text: "\(variable.name): \(value.text)")
    }
    return named + state
  }
}

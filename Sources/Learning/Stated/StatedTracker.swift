import Diagnostics
import Simulation

/// A tracker that an author wrote: a row for each variable, a column for each step that changes
/// something. It repeats the table, and is held against it cell by cell.
struct StatedTracker {
  static let start = "start"
  private static let final = "final"

  private let table: PipeTable

  /// Reports a head that is none of a tracker.
  init?(_ table: PipeTable, into bag: inout DiagnosticBag) {
    self.table = table
    guard table.head.cells.first?.text.lowercased() == "variable", table.head.cells.count > 1 else {
      bag.report(.trackerHead(at: table.head.span))
      return nil
    }
    for row in table.rows where row.cells.count != table.head.cells.count {
      bag.report(.traceRow(row.cells.count, of: table.head.cells.count, at: row.span))
    }
  }

  /// The value that a variable begins with; nil when the tracker does not say.
  func start(of variable: String) -> String? { startCell(of: variable)?.text }

  func startCell(of variable: String) -> PipeTable.Cell? {
    guard let row = table.rows.first(where: { $0.cells.first?.text == variable }),
      let column = table.head.cells.firstIndex(where: { $0.text.lowercased() == Self.start }),
      row.cells.indices.contains(column), !row.cells[column].isEmpty
    else { return nil }
    return row.cells[column]
  }

  /// Reports every cell that says something else than the table.
  func compare(_ draft: StatedTraceReader.Draft, into bag: inout DiagnosticBag) {
    var columns: [Int: Int] = [:]
    var finals: Int?
    for (column, cell) in table.head.cells.enumerated().dropFirst() {
      switch cell.text.lowercased() {
      case Self.start: break
      case Self.final: finals = column
      default:
        guard let step = Self.step(cell.text, draft.steps) else {
          bag.report(.trackerStep(cell.text, draft.steps.map(\.id), at: cell.span))
          return
        }
        columns[step] = column
      }
    }
    for row in table.rows {
      guard let name = row.cells.first else { continue }
      guard let variable = draft.variables.firstIndex(where: { $0.name == name.text }) else {
        bag.report(.trackerVariable(name.text, draft.variables.map(\.name), at: name.span))
        continue
      }
      compare(row, variable, draft, columns, finals, into: &bag)
    }
  }

  private func compare(
    _ row: PipeTable.Row, _ variable: Int, _ draft: StatedTraceReader.Draft, _ columns: [Int: Int],
    _ finals: Int?, into bag: inout DiagnosticBag
  ) {
    let name = draft.variables[variable].name
    var value = draft.variables[variable].start
    var origin: PipeTable.Cell?
    for (place, step) in draft.steps.enumerated() {
      let before = value
      if let cell = draft.cells[place][variable] {
        (value, origin) = (TraceValue(stated: cell.text), cell)
      }
      guard let column = columns[place] else {
        // A change the tracker has no column for.
        if value != before, let origin {
          bag.report(.trackerLacks(name, step.id, at: row.span, origin))
        }
        continue
      }
      let said = row.cells[column]
      if said.isEmpty {
        guard value != before else { continue }
        bag.report(.traceDisagrees(name, said, origin, at: "after \"\(step.id)\""))
      } else if TraceValue(stated: said.text) != value {
        let place = "after \"\(step.id)\""
        bag.report(.traceDisagrees(name, said, origin, at: place, was: value.text))
      }
    }
    guard let finals, !row.cells[finals].isEmpty,
      TraceValue(stated: row.cells[finals].text) != value
    else { return }
    let said = row.cells[finals]
    bag.report(.traceDisagrees(name, said, origin, at: "at the end", was: value.text))
  }

  /// `agree`, `agree#2`, `2` or `after step 2`.
  private static func step(_ title: String, _ steps: [Step]) -> Int? {
    if let place = steps.firstIndex(where: { $0.id == title }) { return place }
    let words = title.lowercased().split(separator: " ")
    guard let number = words.last.flatMap({ Int($0) }), steps.indices.contains(number - 1),
      words.dropLast().allSatisfy({ ["after", "step"].contains($0) })
    else { return nil }
    return number - 1
  }
}

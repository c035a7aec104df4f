package import Diagnostics
package import Scenarios
import Simulation

/// Reads a run that an author states: a table of steps, and a tracker of its variables that has to
/// say the same.
///
/// ```
/// | Step  | Time  | Who     | What happens          | connection |
/// |-------|-------|---------|-----------------------|------------|
/// | ask   | 0 s   | Browser | The browser asks      | opening    |
/// | agree | 20 ms | Server  | The server agrees     | open       |
///
/// | Variable   | Start  | ask     | agree | Final |
/// |------------|--------|---------|-------|-------|
/// | connection | closed | opening | open  | open  |
///
/// Closing: Both can talk.
/// ```
package struct StatedTraceReader {
  /// The content of the table, before it is a trace.
  struct Draft {
    var steps: [Step] = []
    var variables: [TraceVariable] = []
    /// The cell in which each step gives each variable a value.
    var cells: [[PipeTable.Cell?]] = []
    var wording = Wording.english
  }

  private(set) var bag = DiagnosticBag()
  private var draft = Draft()

  /// The run in a text; nil when it has errors, which are reported.
  package static func read(
    _ text: SourceText, name: String, in library: RunLibrary, words: Words = .english,
    at span: SourceSpan, into bag: inout DiagnosticBag
  ) -> LessonRun? {
    var reader = StatedTraceReader()
    reader.draft.wording = words.wording
    reader.read(text, at: span)
    bag.merge(reader.bag)
    guard !reader.bag.hasErrors else { return nil }
    let trace = Trace(stated: reader.draft.steps, variables: reader.draft.variables)
    return LessonRun(
      stated: name, trace, wording: reader.draft.wording, in: library, words: words)
  }

  private mutating func read(_ text: SourceText, at span: SourceSpan) {
    let (tables, others) = PipeTable.read(text)
    for line in others { readLine(line) }
    guard let steps = tables.first, !steps.rows.isEmpty else {
      return bag.report(.noTraceTable(at: span))
    }
    for table in tables.dropFirst(2) { bag.report(.traceTableTooMany(at: table.head.span)) }
    guard let columns = columns(of: steps) else { return }
    let tracker = tables.count > 1 ? StatedTracker(tables[1], into: &bag) : nil
    readVariables(columns, tracker)
    for row in steps.rows where row.cells.first?.text.lowercased() != StatedTracker.start {
      readStep(row, columns, width: steps.head.cells.count)
    }
    readStart(steps, columns, tracker)
    guard !bag.hasErrors else { return }
    tracker?.compare(draft, into: &bag)
    StatedLaws.check(draft, into: &bag)
  }

  private mutating func readLine(_ line: PipeTable.Cell) {
    guard line.text.hasPrefix("Closing:") else {
      return bag.report(.traceLine(line.text, at: line.span))
    }
    let words = line.text.dropFirst("Closing:".count).drop { $0 == " " }
    draft.wording.ends[.nothingLeft] = String(words)
  }

  // Columns.

  /// The content of a column of the table.
  private enum Column: Hashable {
    case step, time, actor, action, cause
    case variable(Int)

    /// Nil for the name of a variable.
    init?(_ title: String) {
      switch title.lowercased() {
      case "step", "name": self = .step
      case "time": self = .time
      case "who", "actor": self = .actor
      case "what happens", "action": self = .action
      case "why", "cause": self = .cause
      default: return nil
      }
    }
  }

  private mutating func columns(of table: PipeTable) -> [Column]? {
    var columns: [Column] = []
    var names: [String] = []
    for cell in table.head.cells {
      let column = Column(cell.text) ?? .variable(names.count)
      if columns.contains(column) || names.contains(cell.text) || cell.text.isEmpty {
        bag.report(.traceColumn(cell.text, at: cell.span))
        return nil
      }
      if case .variable = column { names.append(cell.text) }
      columns.append(column)
    }
    guard columns.first == .step, columns.contains(.action) else {
      bag.report(.traceColumnsMissing(at: table.head.span))
      return nil
    }
    draft.variables = names.map { TraceVariable(stated: $0, start: .word(.absent)) }
    return columns
  }

  /// Variables keep the value that the tracker says they begin with.
  private mutating func readVariables(_ columns: [Column], _ tracker: StatedTracker?) {
    draft.variables = draft.variables.map { variable in
      let start = tracker?.start(of: variable.name).map(TraceValue.init(stated:))
      return TraceVariable(variable.id, start: start ?? variable.start)
    }
  }

  /// A row `start` says what variables begin with; the tracker must say the same.
  private mutating func readStart(
    _ table: PipeTable, _ columns: [Column], _ tracker: StatedTracker?
  ) {
    let row = table.rows.first { $0.cells.first?.text.lowercased() == StatedTracker.start }
    for (column, cell) in zip(columns, row?.cells ?? []) where !cell.isEmpty {
      guard case .variable(let index) = column else { continue }
      let (name, value) = (draft.variables[index].name, TraceValue(stated: cell.text))
      if let said = tracker?.startCell(of: name), TraceValue(stated: said.text) != value {
        bag.report(.traceDisagrees(name, said, cell, at: "at the start"))
      }
      draft.variables[index] = TraceVariable(stated: name, start: value)
    }
  }

  // Rows.

  private mutating func readStep(_ row: PipeTable.Row, _ columns: [Column], width: Int) {
    guard row.cells.count == width else {
      return bag.report(.traceRow(row.cells.count, of: width, at: row.span))
    }
    func text(_ column: Column) -> PipeTable.Cell? {
      columns.firstIndex(of: column).map { row.cells[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let name = text(.step), QuestionGrammar.isID(name.text), let action = text(.action)
    else { return bag.report(.traceStep(row.cells.first?.text ?? "", at: row.span)) }
    let count = draft.steps.count { $0.name == name.text }
    let id = count == 0 ? name.text : "\(name.text)#\(count + 1)"
    var cells: [PipeTable.Cell?] = Array(repeating: nil, count: draft.variables.count)
    var changes: [Step.Change] = []
    for (column, cell) in zip(columns, row.cells) where !cell.isEmpty {
      guard case .variable(let index) = column else { continue }
      cells[index] = cell
      changes.append(Step.Change(variable: index, value: TraceValue(stated: cell.text)))
    }
    let last = draft.steps.last?.time ?? .start
    let actor = text(.actor)?.text ?? ""
    draft.steps.append(
      Step(
        stated: id, time: text(.time).flatMap { time($0, after: last) } ?? last, actor: actor,
        service: RunText.slug(actor), changes: changes))
    draft.cells.append(cells)
    draft.wording.overrides[id] = action.text
    draft.wording.reasons[id] = text(.cause)?.text
  }

  private mutating func time(_ cell: PipeTable.Cell, after last: SimTime) -> SimTime? {
    guard let span = Units.duration(cell.text) else {
      bag.report(.traceTime(cell.text, at: cell.span))
      return nil
    }
    if SimTime.start + span < last { bag.report(.traceTimeBack(cell.text, at: cell.span)) }
    return .start + span
  }
}

extension TraceVariable {
  fileprivate init(stated name: String, start: TraceValue) {
    self.init(ID(TraceSubject(stated: name), of: ""), start: start)
  }
}

extension TraceValue {
  /// A number, a state that has a look of its own, or any other words.
  init(stated text: String) {
    if let number = Int(text) {
      self = .number(number)
    } else {
      self = StateWord(rawValue: text).map(TraceValue.word) ?? .name(text)
    }
  }
}

/// The steps of a run as rows, with the columns an author asks for.
package struct ExecutionTable: Sendable {
  /// The content of a column.
  package enum Column: Hashable, Sendable {
    case number, step, time, actor, action, cause
    /// The state of the environment, server or message the row is about.
    case resource
    /// The state of the request the row belongs to: the same value the tracker shows.
    case user
    case billed
    /// A variable by its place in the trace.
    case variable(Int)

    /// A column by the name authors write; nil for the name of a variable.
    package init?(_ name: String) {
      switch name {
      case "number": self = .number
      case "step": self = .step
      case "time": self = .time
      case "actor": self = .actor
      case "action": self = .action
      case "cause": self = .cause
      case "resource": self = .resource
      case "user": self = .user
      case "billed": self = .billed
      default: return nil
      }
    }

    /// A column, or a variable of the trace, by the name authors write.
    package static func named(
      _ name: String, in trace: Trace
    ) -> Result<Column, VariableProblem> {
      if let column = Column(name) { return .success(column) }
      return trace.names.place(name).map(Column.variable)
    }

    /// The names that are no variables.
    package static let names = [
      "number", "step", "time", "actor", "action", "cause", "resource", "user", "billed",
    ]
  }

  /// Which steps are rows.
  package struct Options: Hashable, Sendable {
    /// Only steps of this request.
    package var request: Int?
    package var from = SimTime.start
    package var to = SimTime.never
    /// Kinds left out.
    package var hides: Set<StepKind> = []
    /// Repetitions of one kind of step by one actor at one instant become one row.
    package var folds = false

    package init() {}
  }

  /// One row.
  package struct Row: Sendable {
    /// The steps it stands for; more than one when folded.
    package let steps: [String]
    package let cells: [String]
    /// The states that cells end in, nil for other cells: they have a look of their own.
    package let states: [StateWord?]
  }

  package let columns: [Column]
  package let rows: [Row]
  /// Why the run ended.
  package let closing: String

  /// The default columns of a lesson.
  package static let standardColumns: [Column] = [
    .number, .time, .action, .resource, .user, .billed,
  ]

  /// The table of a trace. O(steps × columns).
  package init(
    _ trace: Trace, columns: [Column] = standardColumns, options: Options = Options(),
    wording: Wording = .english
  ) {
    var rows: [Row] = []
    var values = trace.variables.map(\.start)
    var group: [Step] = []
    var first: (number: Int, action: String) = (0, "")
    var groupCells: [Cell] = []
    let owners = Owners(trace)
    func flush() {
      guard !group.isEmpty else { return }
      rows.append(
        Row(
          steps: group.map(\.id), cells: groupCells.map(\.text),
          states: groupCells.map(\.state)))
      group = []
    }
    for (index, step) in trace.steps.enumerated() {
      for change in step.changes { values[change.variable] = change.value }
      guard Self.isWanted(step, options) else { continue }
      let context = Context(
        trace: trace, owners: owners, step: step, number: index + 1, values: values,
        wording: wording)
      let repeats =
        options.folds && group.last.map { Self.folds($0, step) } ?? false
      if !repeats {
        flush()
        first = (index + 1, wording.action(step))
      }
      group.append(step)
      groupCells = columns.map { context.cell($0, first: first, count: group.count) }
    }
    flush()
    self.columns = columns
    self.rows = rows
    closing = wording.closing(trace.end)
  }

  private static func isWanted(_ step: Step, _ options: Options) -> Bool {
    guard step.time >= options.from, step.time <= options.to else { return false }
    if let request = options.request, step.request != request { return false }
    return !options.hides.contains(step.kind)
  }

  private static func folds(_ left: Step, _ right: Step) -> Bool {
    left.kind == right.kind && left.service == right.service && left.cause == right.cause
      && left.time == right.time
  }

  /// Whose requests a trace follows, and where it counts what is billed.
  private struct Owners {
    let clients: [String]
    let bills: [Int]

    init(_ trace: Trace) {
      let requests = trace.variables.filter { $0.subject.kind.column == .user }
      var seen: Set<String> = []
      clients = requests.map(\.service).filter { seen.insert($0).inserted }
      bills = trace.variables.indices.filter { trace.variables[$0].subject.kind.column == .billed }
    }
  }

  /// The text of a cell, and the state it ends in.
  private struct Cell {
    var text: String
    var state: StateWord?

    init(_ text: String, _ state: StateWord? = nil) {
      self.text = text
      self.state = state
    }
  }

  /// The material of a cell.
  private struct Context {
    let trace: Trace
    let owners: Owners
    let step: Step
    let number: Int
    let values: [TraceValue]
    let wording: Wording

    /// The cell of a row that began with the step `first` and stands for `count` steps.
    func cell(_ column: Column, first: (number: Int, action: String), count: Int) -> Cell {
      switch column {
      case .number: Cell(count > 1 ? "\(first.number)–\(number)" : String(number))
      case .step: Cell(step.id)
      case .time: Cell(wording.duration(step.time - .start))
      case .actor: Cell(step.actor)
      case .action:
        Cell(
          count > 1
            ? "\(Self.spanning(first.action, wording.action(step))) (\(count) ×)"
            : wording.action(step))
      case .cause: Cell(wording.cause(of: step) ?? "")
      case .resource: resource
      case .user: user
      case .billed: Cell(billed)
      case .variable(let place): cell(of: place)
      }
    }

    /// The value of a variable.
    private func cell(of place: Int) -> Cell {
      guard case .word(let state) = values[place] else { return Cell(values[place].text) }
      return Cell(wording.text(state), state)
    }

    /// Two sentences that differ in numbers as one: `Buyer sends request 2–6`.
    private static func spanning(_ first: String, _ last: String) -> String {
      let words = (first.split(separator: " "), last.split(separator: " "))
      guard words.0.count == words.1.count else { return last }
      return zip(words.0, words.1).map { left, right in
        left != right && Int(left) != nil && Int(right) != nil ? "\(left)–\(right)" : "\(right)"
      }.joined(separator: " ")
    }

    /// The state of what the step is about: `environment 2: idle`.
    private var resource: Cell {
      guard step.subject > 0 else { return Cell("") }
      for kind in TraceSubject.Kind.things where kind.column == .resource {
        let id = TraceVariable.ID(TraceSubject(kind, step.subject), of: step.service)
        guard let place = trace.variable(id) else { continue }
        var cell = cell(of: place)
        cell.text = "\(wording.name(of: trace.variables[place])): \(cell.text)"
        return cell
      }
      return Cell("")
    }

    private var user: Cell {
      guard step.request > 0 else { return Cell("") }
      return owners.clients.lazy.compactMap { client in
        trace.variable(TraceVariable.ID(.request(step.request), of: client))
      }.first.map(cell) ?? Cell("")
    }

    private var billed: String {
      let sum = owners.bills.reduce(0) { sum, place in
        guard case .number(let value) = values[place] else { return sum }
        return sum + value
      }
      return "\(sum) ms"
    }
  }
}

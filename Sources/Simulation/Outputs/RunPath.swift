/// A run and all that can be asked of it by name.
///
/// | path | value |
/// |---|---|
/// | `metrics.api.cold-starts` | a figure of a service |
/// | `bill.total`, `bill.lines.lambda.requests`, `bill.services.api` | money |
/// | `bill.quantities.lambda.requests` | how much of an item was used |
/// | `running@allocate`, `api.running@allocate#2` | a variable after a step |
/// | `running@start`, `running@end` | before the first step, after the last |
/// | `step.allocate.number`, `.time`, `.actor`, `.cause`, `.request`, `.subject` | of a step |
/// | `costs.month.total`, `costs.servers.total`, `costs.servers.count` | a month of such load |
/// | `costs.break-even.requests`, `.rate`, `.total` | where servers cost no more |
/// | `end.reason`, `end.time`, `end.events` | how the run ended |
/// | `scenario.name`, `scenario.rules`, `scenario.prices`, `scenario.seed` | what was run |
package struct RunFacts: Sendable {
  package let run: Run
  package let trace: Trace
  package let bill: Bill
  /// A month of such load, and servers for it; nil where nobody asks for them.
  package let costs: CostComparison?

  package init(_ run: Run, trace: Trace, bill: Bill, costs: CostComparison? = nil) {
    self.run = run
    self.trace = trace
    self.bill = bill
    self.costs = costs
  }

  /// The value at a path, or which part of it leads nowhere.
  package func value(_ path: String) -> Result<RunValue, UnknownRunPath> {
    if let at = path.lastIndex(of: "@") {
      return variable(String(path[..<at]), after: String(path[path.index(after: at)...]))
    }
    let (first, rest) = Self.halves(path)
    switch first {
    case "metrics": return metric(rest)
    case "bill": return bill(rest)
    case "step": return step(rest)
    case "costs" where costs != nil: return cost(rest)
    case "end": return Self.choose(rest, "end.", ends)
    case "scenario": return Self.choose(rest, "scenario.", scenario)
    default:
      let isVariable = if case .success = trace.names.place(path) { true } else { false }
      let variables = isVariable ? ["\(path)@end"] : []
      let roots = Self.roots.filter { $0 != "costs" || costs != nil }
      return .failure(UnknownRunPath(part: first, prefix: "", known: roots + variables))
    }
  }

  /// What a path begins with, when it names no variable.
  package static let roots = ["metrics", "bill", "costs", "step", "end", "scenario"]

  /// All paths that have a value in this run, but for variables after single steps: those stand
  /// with `@end`.
  package var paths: [String] {
    let figures = run.metrics.services.flatMap { service in
      service.measures.map { "metrics.\(service.service).\($0.id)" }
    }
    let money =
      ["bill.total"] + items.map { "bill.lines.\($0)" } + items.map { "bill.quantities.\($0)" }
      + run.scenario.services.map { "bill.services.\($0.name)" }
    let steps = trace.steps.flatMap { step in
      Self.stepFacts(step, 0).map { "step.\(step.id).\($0.0)" }
    }
    let variables = trace.variables.map { "\($0.qualifiedName)@end" }
    return figures + money + steps + variables + ends.map { "end.\($0.0)" }
      + scenario.map { "scenario.\($0.0)" }
  }

  // The parts.

  private func metric(_ path: String) -> Result<RunValue, UnknownRunPath> {
    let (name, id) = Self.halves(path)
    guard let service = run.metrics.services.first(where: { $0.service == name }) else {
      return .failure(
        UnknownRunPath(
          part: name, prefix: "metrics.", known: run.metrics.services.map(\.service)))
    }
    return Self.choose(
      id, "metrics.\(name).", service.measures.map { ($0.id, .number($0.value, $0.unit)) })
  }

  private var items: [String] {
    var seen: Set<String> = []
    return bill.lines.map(\.item).filter { seen.insert($0).inserted }
  }

  private func bill(_ path: String) -> Result<RunValue, UnknownRunPath> {
    let (part, rest) = Self.halves(path)
    switch part {
    case "total" where rest.isEmpty:
      return .success(.money(bill.total, currency: bill.currency))
    case "lines":
      return Self.choose(
        rest, "bill.lines.",
        items.map { ($0, .money(bill.amount(of: $0), currency: bill.currency)) })
    case "quantities":
      return Self.choose(
        rest, "bill.quantities.",
        items.map { ($0, .number(run.usage.quantity(of: $0).asDouble, .units)) })
    case "services":
      return Self.choose(
        rest, "bill.services.",
        run.scenario.services.map {
          ($0.name, .money(bill.amount(ofService: $0.name), currency: bill.currency))
        })
    default:
      return .failure(
        UnknownRunPath(
          part: part, prefix: "bill.", known: ["total", "lines", "quantities", "services"]))
    }
  }

  private func step(_ path: String) -> Result<RunValue, UnknownRunPath> {
    let (id, fact) = Self.halves(path)
    guard let index = trace.index(of: id) else {
      return .failure(
        UnknownRunPath(part: id, prefix: "step.", known: trace.steps.map(\.id)))
    }
    return Self.choose(fact, "step.\(id).", Self.stepFacts(trace.steps[index], index + 1))
  }

  private static func stepFacts(_ step: Step, _ number: Int) -> [(String, RunValue)] {
    [
      ("number", .count(number)), ("time", .duration(step.time - .start)),
      ("actor", .word(step.actor)), ("cause", .word(step.cause.id)),
      ("request", .count(step.request)), ("subject", .count(step.subject)),
    ]
  }

  private func variable(
    _ name: String, after step: String
  ) -> Result<RunValue, UnknownRunPath> {
    let place: Int
    switch trace.names.place(name) {
    case .success(let found): place = found
    case .failure(.ambiguous):
      let owned = trace.variables.filter { $0.subject.name(in: $0.service) == name }
      return .failure(
        UnknownRunPath(
          part: name, prefix: "", known: owned.map(\.qualifiedName), isAmbiguous: true))
    case .failure(.unknown):
      let known = trace.variables.map { name.contains(".") ? $0.qualifiedName : $0.name }
      return .failure(UnknownRunPath(part: name, prefix: "", known: known))
    }
    switch step {
    case "start": return .success(RunValue(trace.variables[place].start))
    case "end": return .success(RunValue(trace.value(of: place, after: trace.steps.count - 1)))
    default:
      guard let index = trace.index(of: step) else {
        return .failure(
          UnknownRunPath(
            part: step, prefix: "\(name)@", known: ["start", "end"] + trace.steps.map(\.id)))
      }
      return .success(RunValue(trace.value(of: place, after: index)))
    }
  }

  private var ends: [(String, RunValue)] {
    [
      ("reason", .word(run.end.reason.rawValue)), ("time", .duration(run.end.time - .start)),
      ("events", .count(run.end.eventCount)),
    ]
  }

  private var scenario: [(String, RunValue)] {
    [
      ("name", .word(run.scenario.name)), ("rules", .word(run.scenario.rules.name)),
      ("prices", .word(bill.book)), ("seed", .word(String(run.scenario.seed))),
    ]
  }

  private static func choose(
    _ name: String, _ prefix: String, _ values: [(String, RunValue)]
  ) -> Result<RunValue, UnknownRunPath> {
    if let found = values.first(where: { $0.0 == name }) { return .success(found.1) }
    return .failure(UnknownRunPath(part: name, prefix: prefix, known: values.map(\.0)))
  }

  /// What stands before the first dot, and what stands behind it.
  private static func halves(_ path: String) -> (String, String) {
    guard let dot = path.firstIndex(of: ".") else { return (path, "") }
    return (String(path[..<dot]), String(path[path.index(after: dot)...]))
  }
}

extension TraceVariable {
  /// `api.environment 2`.
  fileprivate var qualifiedName: String { "\(service).\(subject.name(in: service))" }
}

extension Trace {
  /// The value of the variable at `place` after the step at `index`; before the first for -1.
  package func value(of place: Int, after index: Int) -> TraceValue {
    for step in steps.prefix(index + 1).reversed() {
      if let change = step.changes.last(where: { $0.variable == place }) { return change.value }
    }
    return variables[place].start
  }
}

extension Bill {
  /// A service's part of the bill: of each line by its part of the quantity, in cents.
  package func amount(ofService name: String) -> Exact {
    var sum = Exact.zero
    for line in lines {
      let own = line.shares.filter { $0.service == name }.reduce(Exact.zero) { $0 + $1.quantity }
      let all = line.shares.reduce(Exact.zero) { $0 + $1.quantity }
      guard own > .zero else { continue }
      let part = own.asDouble / all.asDouble
      sum = sum + (own == all ? line.amount : line.amount.scaled(by: part))
    }
    return sum.inCents
  }
}

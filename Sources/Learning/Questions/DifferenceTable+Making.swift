import Scenarios
import Simulation

extension DifferenceTable {
  private static let rowsMax = 14
  private static let figuresMax = 6

  /// What is different in a run from the one the page shows: steps in their order, then figures.
  init(_ shown: LessonRun, _ changed: LessonRun, variant: String) {
    let difference = Difference(shown.run, changed.run)
    var steps: [(place: Int, row: Row)] = []
    for step in difference.gone {
      steps.append(
        (shown.number(of: step.id) ?? 0, Self.row(.gone, shown, before: step, after: nil)))
    }
    for pair in difference.changed where pair.before.time != pair.after.time {
      let place = shown.number(of: pair.before.id) ?? 0
      steps.append((place, Self.row(.changed, shown, before: pair.before, after: pair.after)))
    }
    for step in difference.added {
      let place = changed.number(of: step.id) ?? 0
      steps.append((place, Self.row(.added, changed, before: nil, after: step)))
    }
    let sorted = steps.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    let all = steps.isEmpty ? Self.values(shown, changed) : sorted.map(\.element.row)
    let figures = Self.figures(difference, shown, changed)
    self.init(
      variant: variant, rows: Array(all.prefix(Self.rowsMax)) + figures,
      omitted: max(0, all.count - Self.rowsMax))
  }

  /// Where the same steps leave other values: the variable, after which step, and both values.
  private static func values(_ shown: LessonRun, _ changed: LessonRun) -> [Row] {
    var rows: [Row] = []
    let (own, others) = (RunCells(shown), RunCells(changed))
    for (place, step) in shown.trace.steps.enumerated() {
      guard let other = changed.trace.index(of: step.id) else { continue }
      for index in Set(step.changes.map(\.variable)).sorted() {
        let variable = shown.trace.variables[index]
        guard let there = changed.trace.variable(variable.id) else { continue }
        let before = own.value(of: index, after: place)
        let after = others.value(of: there, after: other)
        guard before != after else { continue }
        let name = shown.wording.name(of: variable)
        rows.append(
          Row(
            change: .value,
            subject: shown.words[
              .variableAfterStep, ["variable": name, "number": String(place + 1)]],
            before: shown.wording.text(before), after: shown.wording.text(after)))
      }
    }
    return rows
  }

  private static func row(
    _ change: Row.Change, _ run: LessonRun, before: Step?, after: Step?
  ) -> Row {
    func time(_ step: Step?) -> String {
      step.map { run.words.duration($0.time - .start) } ?? ""
    }
    let step = before ?? after
    return Row(
      change: change, subject: step.map { run.wording.action($0) } ?? "", before: time(before),
      after: time(after))
  }

  private static func figures(
    _ difference: Difference, _ shown: LessonRun, _ changed: LessonRun
  ) -> [Row] {
    var rows: [Row] = []
    for figure in difference.figures where rows.count < figuresMax {
      let service = shown.run.metrics.services.first { $0.service == figure.service }
      guard let unit = service?.measures.first(where: { $0.id == figure.id })?.unit,
        [.count, .milliseconds].contains(unit)
      else { continue }
      rows.append(
        Row(
          change: .figure,
          subject: "\(shown.words[.figure, figure.id]), \(shown.title(of: figure.service))",
          before: shown.words.figure(figure.before, unit),
          after: shown.words.figure(figure.after, unit)))
    }
    let (before, after) = (shown.bill.total, changed.bill.total)
    if before != after {
      rows.append(
        Row(
          change: .figure, subject: shown.words[.bill],
          before: shown.words.amount(before, places: 2),
          after: shown.words.amount(after, places: 2)))
    }
    return rows
  }
}

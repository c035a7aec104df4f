import DataNodes
import Diagnostics
import Simulation

extension QuestionMaker {
  /// Reports hints of an author that lead to a row or a column in which the answer is not.
  mutating func checkHints(of question: Question, _ node: DataNode) {
    guard let proof = question.proof, let run = run(of: node) else { return }
    let places = HintPlaces(question, proof, run)
    for hint in question.hints {
      guard let span = hint.span else { continue }
      let named = HintWords(hint.markdown, run)
      if !named.rows.isEmpty, !places.rows.isEmpty,
        !named.rows.contains(where: places.rows.contains)
      {
        report(.hintRow(named.rows.joined(separator: ", "), places.rowTexts(run), at: span))
      }
      if let column = named.column, !places.columns.isEmpty, !places.columns.contains(column) {
        report(.hintColumn(column, places.columns, at: span))
      }
    }
  }
}

/// The rows and columns that an answer stands in.
private struct HintPlaces {
  /// Ids of steps.
  var rows: [String] = []
  var columns: [String] = []

  init(_ question: Question, _ proof: Proof, _ run: LessonRun) {
    var proofs = [proof]
    switch question.answer {
    case .choices(let choices): proofs += choices.filter(\.isRight).compactMap(\.proof)
    case .order(let items, _), .match(let items, _, _): proofs += items.compactMap(\.proof)
    default: break
    }
    for step in proofs.compactMap(\.step) where !rows.contains(step) { rows.append(step) }
    // The step that gave a variable the value it still has proves it as well.
    let variable = proof.variable.flatMap { try? run.trace.names.place($0).get() }
    if let index = variable, let step = proof.step, let place = run.trace.index(of: step) {
      let last = run.trace.steps[...place].last { $0.changes.contains { $0.variable == index } }
      if let last { rows.append(last.id) }
    }
    // What is predicted is worked out from the row before it.
    if question.kind == .predict {
      for step in rows {
        guard let place = run.trace.index(of: step), place > 0 else { continue }
        rows += run.trace.steps[..<place].map(\.id)
      }
    }
    if let kind = Self.counted(question, proof, run) { rows += kind }
    guard let name = proof.variable else { return }
    if let variable {
      columns = [name]
      switch run.trace.variables[variable].subject.kind.column {
      case .resource: columns.append("resource")
      case .user: columns.append("user")
      case .billed: columns.append("billed")
      case nil: break
      }
    } else if !name.contains(".") {
      columns = [name]
    }
  }

  /// Every step of the kind that is counted.
  private static func counted(_ question: Question, _ proof: Proof, _ run: LessonRun) -> [String]? {
    guard question.ask?.form?.isProvedByAllOfAKind == true, let step = proof.step,
      let place = run.trace.index(of: step)
    else { return nil }
    let name = run.trace.steps[place].name
    return run.trace.steps.filter { $0.name == name }.map(\.id)
  }

  func rowTexts(_ run: LessonRun) -> [String] {
    rows.prefix(4).map { "step \(run.number(of: $0) ?? 0), \($0)" }
  }
}

/// The rows and the column that a hint names.
private struct HintWords {
  /// Ids of steps, or `row 99` for a row that is not there.
  var rows: [String] = []
  var column: String?

  init(_ text: String, _ run: LessonRun) {
    var rest = text[...]
    while let start = rest.firstRange(of: ":step[") {
      rest = rest[start.upperBound...]
      rows.append(String(rest.prefix { $0 != "]" }))
    }
    let words = text.split { " ,.;:()*\n".contains($0) }
    for (word, next) in zip(words, words.dropFirst()) {
      guard ["step", "row"].contains(word.lowercased()), let number = Int(next) else { continue }
      let steps = run.trace.steps
      rows.append(steps.indices.contains(number - 1) ? steps[number - 1].id : "row \(number)")
    }
    column = Self.column(text, run)
  }

  /// `column *environment 1*`, `column environment 1`, `environment 1 column`.
  private static func column(_ text: String, _ run: LessonRun) -> String? {
    let plain = text.filter { !"*`\"“”".contains($0) }
    let known = run.trace.variables.map(\.name) + ExecutionTable.Column.names
    let titled = known.map { ($0, run.words[.column, $0]) }
    return titled.sorted { $0.0.count > $1.0.count }.first { name, title in
      [name, title, title.lowercased()].contains {
        plain.contains("column \($0)") || plain.contains("\($0) column")
      }
    }?.0
  }
}

import Diagnostics
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// The author's request for a table of steps, checked against the run.
struct RunTableRequest {
  /// A column with the name the author wrote.
  struct Column {
    let name: String
    let column: ExecutionTable.Column

    /// What stands above it; a variable is its own title.
    func title(_ words: Words) -> String {
      if case .variable = column { name } else { words[.column, name] }
    }

    /// `column-resource`; variables share one class.
    var cssClass: String {
      if case .variable = column { "column-variable" } else { "column-\(name)" }
    }
  }

  private(set) var columns: [Column] = []
  private(set) var options = ExecutionTable.Options()
  let caption: RunWords?

  private static let standard = ["number", "action", "resource", "user"]

  /// What a stated run has to show beside its variables.
  private static func ofStated(_ run: LessonRun) -> [String] {
    let hasTimes = run.trace.end.time > .start
    let hasReasons = run.trace.steps.contains { run.wording.cause(of: $0) != nil }
    return ["number"] + (hasTimes ? ["time"] : []) + ["action"] + (hasReasons ? ["cause"] : [])
  }

  /// Reads the attributes of `ExecutionTableBlock.rules`; what the run does not have is reported.
  init(_ run: LessonRun, _ attributes: Attributes, _ page: inout PageBuilder) {
    caption = attributes.item("caption").map {
      RunWords(text: $0.value, run: run, span: $0.span)
    }
    let variables = run.trace.variables.map(\.name)
    let standard = run.isStated ? Self.ofStated(run) + variables : Self.standard
    let names = attributes.names("columns") ?? standard
    for name in names {
      switch ExecutionTable.Column.named(name, in: run.trace) {
      case .success(let column): columns.append(Column(name: name, column: column))
      case .failure(let problem):
        guard let item = attributes.item("columns") else { continue }
        page.diagnostics.report(.noColumn(problem, name, run: run.name, at: item.span))
      }
    }
    options.request = attributes["request"].flatMap { Int($0) }
    options.folds = attributes["fold"] != nil
    options.from = time("from", attributes, &page) ?? options.from
    options.to = time("to", attributes, &page) ?? options.to
    for name in attributes.names("hide") ?? [] {
      if let kind = StepKind.allCases.first(where: { $0.id == name }) {
        options.hides.insert(kind)
      } else if let item = attributes.item("hide") {
        let known = StepKind.allCases.map(\.id)
        page.diagnostics.report(.unknownStepKind(name, known: known, at: item.span))
      }
    }
  }

  /// The table of a run as it is asked for.
  func table(of run: LessonRun) -> ExecutionTable {
    ExecutionTable(
      run.trace, columns: columns.map(\.column), options: options, wording: run.wording)
  }

  private func time(_ name: String, _ attributes: Attributes, _ page: inout PageBuilder)
    -> SimTime?
  {
    guard let item = attributes.item(name) else { return nil }
    guard let span = Units.duration(item.value) else {
      page.diagnostics.report(.wrongAttributeValue(item, wanted: "takes a time such as `2 s`"))
      return nil
    }
    return .start + span
  }
}

extension Attributes {
  /// The names of a list such as `a, b`; nil when the attribute is not there.
  func names(_ name: String) -> [String]? {
    guard let value = self[name] else { return nil }
    return value.split(separator: ",").map { part in
      let text = part.drop { $0 == " " }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }
}

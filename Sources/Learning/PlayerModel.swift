import Markup
package import Simulation

/// What a player plays: the rows of an execution table, each with what it changes.
///
/// A row is one step, or several that were folded into one. What steps without a row change is
/// counted to the next row, so that the values after a row are always those of the run; what
/// happens before the first row is part of the values it starts from.
package struct PlayerModel: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// The step it shows; of folded steps the last.
    package let step: Step
    /// Ids of the steps it stands for.
    package let steps: [String]
    /// The place of `step` in the run, from 1.
    package let number: Int
    /// Variables that differ from the row before, with their new values.
    package let changes: [Change]
  }

  /// A variable's new value.
  package struct Change: Sendable {
    /// The variable, by its place in the trace.
    package let variable: Int
    package let value: TraceValue
  }

  package let id: String
  package let title: String
  package let rows: [Row]
  /// The variables that are followed, by their places in the trace.
  package let variables: [Int]
  /// The values of all variables of the trace before the first row.
  private let start: [TraceValue]
  private let run: LessonRun

  /// - Parameters:
  ///   - id: the element's id in its page.
  ///   - rows: the ids of each row's steps, as an execution table gives them.
  ///   - places: the variables to follow, by their places in the trace; all when nil.
  package init(
    _ run: LessonRun, id: String, title: String, rows: [[String]], variables places: [Int]? = nil
  ) {
    self.run = run
    self.id = id
    self.title = title
    let trace = run.trace
    variables = trace.variables.indices.filter {
      places?.contains($0) ?? true
    }
    var next = rows.first?.first.flatMap(trace.index) ?? 0
    var shown = trace.state(after: next - 1)
    var values = shown
    start = shown
    self.rows = rows.compactMap { steps in
      guard let last = steps.last, let place = trace.index(of: last) else { return nil }
      while next <= place {
        for change in trace.steps[next].changes { values[change.variable] = change.value }
        next += 1
      }
      let changes = values.indices.filter { values[$0] != shown[$0] }.map {
        Change(variable: $0, value: values[$0])
      }
      shown = values
      return Row(step: trace.steps[place], steps: steps, number: place + 1, changes: changes)
    }
  }

  /// Version 1 of the format that `PayloadSchemas.player` describes.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("kind", "player")
      json.member("id", id)
      json.member("run", run.name)
      json.member("title", title)
      json.member("closing", Transcript(run.trace, wording: run.wording).closing)
      json.member("states", StateWord.allCases.map(\.rawValue).filter(states.contains))
      json.member("services") { $0.array(run.services, Self.write) }
      json.member("variables") { json in
        json.array(variables) { json, place in
          let variable = run.trace.variables[place]
          json.object { json in
            json.member("name", variable.name)
            json.member("service", variable.service)
            json.member("start") { start[place].write(to: &$0) }
          }
        }
      }
      json.member("steps") { $0.array(rows, write) }
    }
    return json.bytes
  }

  /// The words for states that occur in what is followed.
  private var states: Set<String> {
    let changes = rows.flatMap(\.changes).filter { variables.contains($0.variable) }
    let values = variables.map { start[$0] } + changes.map(\.value)
    return Set(values.compactMap { if case .word(let word) = $0 { word.rawValue } else { nil } })
  }

  private static func write(_ json: inout JSONWriter, _ service: LessonRun.Service) {
    json.object { json in
      json.member("name", service.name)
      json.member("title", service.title)
      json.member("kind", service.kind)
    }
  }

  private func write(_ json: inout JSONWriter, _ row: Row) {
    let step = row.step
    json.object { json in
      json.member("id", step.id)
      if row.steps.count > 1 { json.member("folds", row.steps) }
      json.member("number", row.number)
      json.member("row", row.steps.first.map(run.anchor))
      json.member("time", TimeText.duration(step.time - .start))
      json.member("nanoseconds", Int(step.time.nanoseconds))
      json.member("service", step.service)
      json.member("action", run.wording.action(step))
      json.member("cause", run.wording.cause(of: step))
      if step.request > 0 { json.member("request", step.request) }
      json.member("changes") { json in
        json.array(row.changes.filter { variables.contains($0.variable) }) { json, change in
          json.array { json in
            json.number(variables.firstIndex(of: change.variable) ?? 0)
            change.value.write(to: &json)
          }
        }
      }
    }
  }
}

extension TraceValue {
  /// A number as a number, everything else as text.
  fileprivate func write(to json: inout JSONWriter) {
    if case .number(let number) = self { json.number(number) } else { json.string(text) }
  }
}

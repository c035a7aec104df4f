import Markup
import Simulation

/// The content of a player: every step of a run with what it changes, the stage it is shown on, and
/// which row of an execution table shows it.
package struct PlayerModel: Sendable {
  package let id: String
  package let title: String
  package let scene: StageScene
  /// The variables that are followed, by their places in the trace.
  package let variables: [Int]
  /// The row that shows a step, by the id of the step: the id of its first step.
  private let rows: [String: String]
  /// Services by column as an author drew them; nil where nobody did.
  private let columns: [[Int]]?
  private let run: LessonRun

  /// - Parameters:
  ///   - id: the element's id in its page.
  ///   - rows: the ids of each row's steps, as an execution table gives them.
  ///   - places: the variables to follow, by their places in the trace; all when nil.
  ///   - columns: the services by name, as a drawing of the author's has them from left to right.
  package init(
    _ run: LessonRun, id: String, title: String, rows: [[String]], variables places: [Int]? = nil,
    columns: [[String]]? = nil
  ) {
    self.run = run
    self.id = id
    self.title = title
    let trace = run.trace
    variables = trace.variables.indices.filter {
      places?.contains($0) ?? true
    }
    var shown: [String: String] = [:]
    for row in rows { for step in row { shown[step] = row[0] } }
    self.rows = shown
    let services = run.services.map(\.name)
    self.columns = columns.map { $0.map { $0.compactMap(services.firstIndex) } }
    scene = StageScene(run)
  }

  /// Where everything of the stage stands, for one width.
  package func layout(width: Int) -> StageLayout {
    StageLayout(scene, width: width, columns: columns)
  }

  /// Version 2 of the format that `PayloadSchemas.player` describes.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 2)
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
            json.member("start") { variable.start.write(to: &$0) }
          }
        }
      }
      json.member("steps") { $0.array(run.trace.steps.enumerated(), write) }
      json.member("stage") { scene.write(to: &$0, run, columns: columns) }
    }
    return json.bytes
  }

  /// The words for states that occur in what is followed.
  private var states: Set<String> {
    let changes = run.trace.steps.flatMap(\.changes).filter { variables.contains($0.variable) }
    let values = variables.map { run.trace.variables[$0].start } + changes.map(\.value)
    return Set(values.compactMap { if case .word(let word) = $0 { word.rawValue } else { nil } })
  }

  private static func write(_ json: inout JSONWriter, _ service: LessonRun.Service) {
    json.object { json in
      json.member("name", service.name)
      json.member("title", service.title)
      json.member("kind", service.kind)
    }
  }

  private func write(_ json: inout JSONWriter, _ numbered: (offset: Int, element: Step)) {
    let step = numbered.element
    json.object { json in
      json.member("id", step.id)
      json.member("number", numbered.offset + 1)
      json.member("row", rows[step.id].map(run.anchor))
      json.member("time", TimeText.duration(step.time - .start))
      json.member("nanoseconds", Int(step.time.nanoseconds))
      json.member("service", step.service)
      json.member("kind", step.kind.id)
      json.member("action", run.wording.action(step))
      json.member("cause", run.wording.cause(of: step))
      if step.request > 0 { json.member("request", step.request) }
      if step.subject > 0 { json.member("subject", step.subject) }
      json.member("changes") { json in
        json.array(step.changes.filter { variables.contains($0.variable) }) { json, change in
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

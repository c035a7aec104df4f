import DataNodes
import Diagnostics
import Learning
import Scenarios
import Simulation
import TestSupport
import Testing

/// A random run that is short enough to read, and what a naive reader notes of it.
struct RunWitness {
  let run: LessonRun
  /// For each step, every variable's value after it, by service and name.
  let states: [[String: String]]

  init?(_ seed: Int) {
    var scenario = RandomSystem.scenario(UInt64(seed))
    scenario.limitRequests(to: 2)
    scenario.horizon = .seconds(30)
    scenario.zones = Zones()
    var bag = DiagnosticBag()
    let text = "services: {a: {type: client, calls: b, requests: 1}, b: {type: function}}"
    guard
      let file = ScenarioReader().read(SourceText(path: "a.yaml", text), into: &bag)
    else { return nil }
    run = LessonRun("random", file.holding(scenario), in: RunLibrary())
    states = Self.states(of: run)
  }

  /// Every variable's value after each step, one step after the other.
  static func states(of run: LessonRun) -> [[String: String]] {
    var values: [String: String] = [:]
    for variable in run.trace.variables {
      values[variable.service + "/" + variable.name] = variable.start.text
    }
    return run.trace.steps.map { step in
      for change in step.changes {
        let variable = run.trace.variables[change.variable]
        values[variable.service + "/" + variable.name] = change.value.text
      }
      return values
    }
  }

  /// The only question of a quiz, or nil when the run gives none: then only the codes in `excused`
  /// may be reported.
  func question(_ yaml: String, excused: Set<String> = ["no-wrong-choice"]) -> Question? {
    var bag = DiagnosticBag()
    let text = SourceText(path: "quiz.yaml", yaml)
    let source = QuizSource(text, at: text.span(at: 0), into: &bag)
    var maker = QuestionMaker(quiz: "quiz", standardRun: run, runs: [:])
    let quiz = maker.quiz(source, title: "Quiz")
    let codes = (bag.items + maker.bag.items).map(\.code.id)
    #expect(codes.allSatisfy(excused.contains), "\(yaml): \(codes)")
    return quiz.questions.first
  }

  /// A few places spread over the steps, which depend on the seed.
  static func places(_ count: Int, _ seed: Int) -> [Int] {
    count == 0 ? [] : (0..<6).map { ($0 * 7919 + seed * 104_729) % count }
  }
}

extension Question {
  var choices: [Choice] {
    if case .choices(let choices) = answer { choices } else { [] }
  }
}

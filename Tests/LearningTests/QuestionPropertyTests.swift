import DataNodes
import Diagnostics
import Learning
import Scenarios
import Simulation
import TestSupport
import Testing

/// Questions about systems of chance, judged by going through the steps one by one.
@Suite("Generated questions are right")
struct QuestionPropertyTests {
  private static let seeds = 0..<40

  @Test(arguments: seeds)
  func valuesAreThoseAfterTheStep(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let trace = witness.run.trace
    for place in RunWitness.places(trace.steps.count, seed) {
      let step = trace.steps[place]
      guard let change = step.changes.first else { continue }
      let variable = trace.variables[change.variable]
      let yaml =
        "- {ask: value-of, variable: \"\(variable.name)\", after: \"\(step.id)\", "
        + "service: \(variable.service)}"
      guard let question = witness.question(yaml) else { continue }
      let said = witness.states[place][variable.service + "/" + variable.name]
      let choices = question.choices
      #expect(choices.filter(\.isRight).map(\.text.plain) == [said])
      #expect(choices.filter { !$0.isRight }.allSatisfy { $0.text.plain != said })
      #expect(Set(choices.map(\.text.plain)).count == choices.count)
      #expect(choices.count >= 2)
    }
  }

  @Test(arguments: seeds)
  func stepsAreThoseThatChangeTheVariable(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let trace = witness.run.trace
    for place in RunWitness.places(trace.steps.count, seed) {
      guard let change = trace.steps[place].changes.first else { continue }
      let variable = trace.variables[change.variable]
      let key = variable.service + "/" + variable.name
      let value = change.value.text
      let yaml =
        "- {ask: step-of, variable: \"\(variable.name)\", becomes: \"\(value)\", "
        + "service: \(variable.service)}"
      guard let question = witness.question(yaml) else { continue }
      // The first row whose state is this one, where the row before had another.
      let row = witness.states.indices.first { row in
        let before = row == 0 ? variable.start.text : witness.states[row - 1][key]
        return witness.states[row][key] == value && before != value
      }
      let right = try #require(row)
      for choice in question.choices {
        let number = choice.text.plain.dropFirst("Step ".count).prefix { $0.isNumber }
        #expect(choice.isRight == (Int(number) == right + 1), "\(choice.text.plain)")
      }
      #expect(question.choices.filter(\.isRight).count == 1)
    }
  }

  @Test(arguments: seeds)
  func predictionsAreTheNextRow(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let trace = witness.run.trace
    for place in RunWitness.places(max(0, trace.steps.count - 1), seed) {
      let yaml = "- {ask: predict, after: \"\(trace.steps[place].id)\"}"
      guard let question = witness.question(yaml) else { continue }
      let next = witness.run.wording.action(trace.steps[place + 1])
      for choice in question.choices {
        let shown = choice.text.plain
        #expect(choice.isRight == (shown == next), "\(shown)")
      }
    }
  }

  @Test(arguments: seeds)
  func countsAreTheNumberOfRows(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    for kind in Set(witness.run.trace.steps.map(\.kind.id)).sorted() {
      guard let question = witness.question("- {ask: count, of: \(kind)}") else { continue }
      var count = 0
      for step in witness.run.trace.steps where step.kind.id == kind { count += 1 }
      for choice in question.choices {
        #expect(choice.isRight == (choice.text.plain == "\(count)"), "\(kind)")
      }
      #expect(question.choices.filter(\.isRight).count == 1)
    }
  }

  @Test(arguments: seeds)
  func missingStepsAreMissing(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    for rule in ["never-release", "no-reuse", "no-retry"] {
      var bag = DiagnosticBag()
      let yaml = SourceText(path: "quiz.yaml", "- {ask: missing-step, if: \(rule)}")
      let source = QuizSource(yaml, at: yaml.span(at: 0), into: &bag)
      var maker = QuestionMaker(quiz: "quiz", standardRun: witness.run, runs: [:])
      guard let question = maker.quiz(source, title: "").questions.first else {
        #expect(
          maker.bag.items.allSatisfy { ["not-askable", "no-wrong-choice"].contains($0.code.id) })
        continue
      }
      let changed = try #require(witness.run.variant(rule)).trace
      func marks(_ trace: Trace, like step: Step) -> Int {
        trace.steps.filter {
          $0.kind == step.kind && $0.service == step.service && $0.request == step.request
        }.count
      }
      for choice in question.choices {
        let id = try #require(choice.proof?.step)
        let place = try #require(witness.run.trace.index(of: id))
        let step = witness.run.trace.steps[place]
        // Its number among those of its kind, against how many there are without it.
        let rank = witness.run.trace.steps[...place].filter {
          $0.kind == step.kind && $0.service == step.service && $0.request == step.request
        }.count
        #expect(choice.isRight == (rank > marks(changed, like: step)), "\(rule) \(id)")
      }
    }
  }
}

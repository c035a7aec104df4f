import Diagnostics
import Learning
import Simulation
import TestSupport
import Testing

/// Questions of order, pairs, money and difference about systems of chance, judged by going through
/// the steps one by one.
@Suite("Generated questions of order, pairs and money are right")
struct OrderedQuestionTests {
  private static let seeds = 0..<40

  /// Ids of a few different steps, not in the run's order.
  private func steps(_ witness: RunWitness, _ seed: Int) -> [String] {
    let steps = witness.run.trace.steps
    var seen: Set<String> = []
    let places = RunWitness.places(steps.count, seed).sorted {
      ($0 * 31 + seed) % 17 < ($1 * 31 + seed) % 17
    }
    return places.filter { seen.insert(witness.run.wording.action(steps[$0])).inserted }
      .prefix(4).map { steps[$0].id }
  }

  @Test(arguments: seeds)
  func theFirstComesBeforeAllOthers(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let chosen = steps(witness, seed)
    guard chosen.count > 1 else { return }
    let list = chosen.map { "\"\($0)\"" }.joined(separator: ", ")
    let question = try #require(witness.question("- {ask: first, steps: [\(list)]}"))
    var first: Step?
    for step in witness.run.trace.steps where first == nil && chosen.contains(step.id) {
      first = step
    }
    let sentence = try #require(first.map { witness.run.wording.action($0) })
    #expect(question.choices.count == chosen.count)
    for choice in question.choices {
      #expect(choice.isRight == (choice.text.plain == sentence))
    }
  }

  @Test(arguments: seeds)
  func ordersAreThoseOfTheRows(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let chosen = steps(witness, seed)
    guard chosen.count > 1 else { return }
    let list = chosen.map { "\"\($0)\"" }.joined(separator: ", ")
    let question = try #require(witness.question("- {ask: order, steps: [\(list)]}"))
    guard case .order(let items, let ranks) = question.answer else {
      Issue.record("no question of order")
      return
    }
    #expect(items.count == chosen.count && Set(ranks) == Set(items.indices))
    let sorted = items.indices.sorted { ranks[$0] < ranks[$1] }.compactMap { items[$0].proof?.step }
    let rows = witness.run.trace.steps.map(\.id).filter(chosen.contains)
    #expect(sorted == rows)
    #expect(ranks != Array(items.indices), "it is shown in the right order")
  }

  @Test(arguments: seeds)
  func pairsOfVariablesAreTheirValues(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let trace = witness.run.trace
    for place in RunWitness.places(trace.steps.count, seed).prefix(3) {
      var names: Set<String> = []
      let variables = trace.variables.filter { names.insert($0.name).inserted }.prefix(3)
      let list = variables.map { "\"\($0.name)\"" }.joined(separator: ", ")
      let question = witness.question(
        "- {ask: match, variables: [\(list)], after: \"\(trace.steps[place].id)\"}")
      guard let question, case .match(let items, let partners, let options) = question.answer
      else { continue }
      #expect(items.count == variables.count)
      for (index, variable) in variables.enumerated() {
        let said = witness.states[place][variable.service + "/" + variable.name]
        #expect(options[partners[index]].text.plain == said)
      }
      #expect(Set(options.map(\.text.plain)).count == options.count)
    }
  }

  @Test(arguments: seeds)
  func pairsOfStepsAreTheirTimes(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let chosen = steps(witness, seed)
    guard chosen.count > 1 else { return }
    let list = chosen.map { "\"\($0)\"" }.joined(separator: ", ")
    let question = witness.question("- {ask: match, steps: [\(list)], with: time}")
    guard let question, case .match(let items, let partners, let options) = question.answer
    else { return }
    for (index, item) in items.enumerated() {
      let step = try #require(witness.run.trace.steps.first { $0.id == item.proof?.step })
      let time = TimeText.duration(step.time - .start)
      #expect(options[partners[index]].text.plain == time)
    }
  }

  @Test(arguments: seeds)
  func predictedValuesAreTheNextOnes(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let trace = witness.run.trace
    for place in RunWitness.places(max(0, trace.steps.count - 1), seed) {
      guard let change = trace.steps[place].changes.first else { continue }
      let variable = trace.variables[change.variable]
      let key = variable.service + "/" + variable.name
      let now = witness.states[place][key]
      // The first row below that says something else.
      let next = witness.states[(place + 1)...].compactMap { $0[key] }.first { $0 != now }
      let question = witness.question(
        "- {ask: predict, variable: \"\(variable.name)\", after: \"\(trace.steps[place].id)\", "
          + "service: \(variable.service)}", excused: ["no-wrong-choice", "not-askable"])
      #expect(next != nil || question == nil)
      for choice in question?.choices ?? [] {
        #expect(choice.isRight == (choice.text.plain == next))
      }
    }
  }

  /// The bill's lines added up by hand, with and without what is free.
  @Test(arguments: seeds, [true, false])
  func costsAreTheSumOfTheLines(_ seed: Int, _ isFree: Bool) throws {
    let witness = try #require(RunWitness(seed))
    let yaml = "- {ask: cost, kind: numeric, free-tier: \(isFree)}"
    let question = try #require(witness.question(yaml))
    guard case .number(let number) = question.answer else {
      Issue.record("no number")
      return
    }
    let bill = Bill(
      witness.run.run.usage, witness.run.prices, Bill.Options(hasFreeTier: isFree))
    let sum = bill.lines.reduce(0.0) { $0 + $1.amount.asDouble }
    #expect(abs(number.value - sum) < 0.005)
    for mistake in number.mistakes { #expect(abs(mistake.value - number.value) > 0) }
  }

  @Test(arguments: seeds)
  func figuresAreThoseOfTheRun(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    for service in witness.run.run.metrics.services {
      for measure in service.measures.prefix(4) where measure.unit == .count {
        let question = witness.question(
          "- {ask: count, of: \(service.service).\(measure.id), kind: numeric}")
        guard let question, case .number(let number) = question.answer else { continue }
        #expect(number.value == measure.value, "\(service.service).\(measure.id)")
      }
    }
  }

  /// The way a figure moves under a wrong rule, by running it again.
  @Test(arguments: seeds)
  func changesAreThoseOfTheOtherRun(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    for rule in ["no-reuse", "never-release", "no-retry"] {
      let question = witness.question(
        "- {ask: changes, if: \(rule)}", excused: ["no-wrong-choice", "not-askable"])
      guard let question else { continue }
      let changed = try #require(witness.run.variant(rule)).run
      for choice in question.choices {
        let name = try #require(choice.proof?.variable).split(separator: ".").map(String.init)
        let before = try #require(witness.run.run.metrics[name[0], name[1]])
        let after = try #require(changed.metrics[name[0], name[1]])
        let text = choice.text.plain
        let isSo =
          text.contains(": more than")
          ? after > before : text.contains(": less than") ? after < before : after == before
        #expect(choice.isRight == isSo, "\(text): \(before) and \(after)")
      }
    }
  }

  /// Answers under a condition are those of the run that is made with it.
  @Test(arguments: seeds)
  func valuesUnderAConditionAreThoseOfTheOtherRun(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let changed = try #require(witness.run.variant("no-reuse"))
    let states = RunWitness.states(of: changed)
    for place in RunWitness.places(changed.trace.steps.count, seed).prefix(3) {
      let step = changed.trace.steps[place]
      guard let change = step.changes.first else { continue }
      let variable = changed.trace.variables[change.variable]
      let question = witness.question(
        "- {ask: value-of, variable: \"\(variable.name)\", after: \"\(step.id)\", "
          + "service: \(variable.service), if: no-reuse}")
      let said = states[place][variable.service + "/" + variable.name]
      for choice in question?.choices ?? [] {
        #expect(choice.isRight == (choice.text.plain == said))
      }
    }
  }
}

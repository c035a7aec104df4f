import DataNodes
import Simulation

/// `step-of`: at which step a variable takes a value.
struct StepOf: Asked {
  private let story: RunStory
  private let variable: Int
  private let value: String
  private let count: Int
  /// Where the variable takes the value for the `count`th time.
  private let place: Int

  /// Nil when the variable does not take the value so often.
  init?(_ story: RunStory, variable: Int, becomes value: String, nth count: Int = 1) {
    let moves = story.changes(of: variable).filter { $0.value.text == value }
    guard moves.indices.contains(count - 1) else { return nil }
    self.story = story
    self.variable = variable
    self.value = value
    self.count = count
    place = moves[count - 1].place
  }

  private var steps: [Step] { story.trace.steps }
  private var step: Step { steps[place] }
  private var name: String { story.trace.variables[variable].name }
  private var title: String { story.title(of: variable) }

  var subject: String { "\(name)-becomes-\(value)" + (count > 1 ? "-\(count)" : "") }
  var prompt: String {
    let often = story.changes(of: variable).filter { $0.value.text == value }.count
    let time = often > 1 ? " for the \(Self.ordinal(count)) time" : ""
    return "At which step does \(title) become \(RunText.emphasised(value))\(time)?"
  }
  var hint: String {
    "Go down the column \(title) until it says \(RunText.emphasised(value))"
      + (count > 1 ? " for the \(Self.ordinal(count)) time." : ".")
  }
  var proof: Proof { Proof(story.run.name, step: step.id, variable: name) }
  var isSorted: Bool { true }
  var right: [String] { [step.id] }

  var candidates: [String] {
    let near = [place - 1, place + 1, place - 2, place + 2, place + 3, place - 3]
    let own = story.changes(of: variable).map(\.place)
    // One that changes the same variable, its neighbours, then the rest.
    return (own.prefix(2) + near + own).filter(steps.indices.contains).map { steps[$0].id }
  }

  func answer(in other: LessonRun) -> String? {
    guard let there = other.trace.variable(story.trace.variables[variable].id) else { return nil }
    let moves = RunStory(other, shown: story.run).changes(of: there)
      .filter { $0.value.text == value }
    guard moves.indices.contains(count - 1) else { return nil }
    let id = other.trace.steps[moves[count - 1].place].id
    return story.trace.index(of: id) == nil ? nil : id
  }

  func key(of written: String) -> String? {
    story.trace.index(of: written) == nil ? nil : written
  }
  var known: [String] { steps.map(\.id) }
  func text(of key: String) -> String { story.line(key) }
  func rank(of key: String) -> Double { Double(story.trace.index(of: key) ?? 0) }

  func feedback(on key: String) -> String {
    guard let index = story.trace.index(of: key) else { return "" }
    let change = steps[index].changes.last { $0.variable == variable }
    let mention = RunStory.capital(story.text.mention(key))
    let wanted = RunText.emphasised(value)
    guard let change else {
      let kept = RunText.emphasised(story.values(of: variable)[index + 1].text)
      return "\(mention) leaves \(title) as it is: \(kept)."
    }
    guard change.value.text == value else {
      return "\(mention) makes it \(RunText.emphasised(change.value.text)), not \(wanted)."
    }
    return key == step.id
      ? "\(mention) makes it \(wanted): \(story.text.action(step))."
      : "\(mention) makes it \(wanted), but not for the \(Self.ordinal(count)) time."
  }

  func proof(of key: String) -> Proof? {
    Proof(story.run.name, step: key, variable: name)
  }

  /// `1st`, `2nd`, `3rd`, `11th`.
  static func ordinal(_ number: Int) -> String {
    let words = ["", "first", "second", "third", "fourth", "fifth", "sixth"]
    return words.indices.contains(number) ? words[number] : "\(number)th"
  }
}

struct AskStepOf: AskForm {
  let name = "step-of"
  let keys =
    [
      QuestionGrammar.required(QuestionGrammar.variable), QuestionGrammar.service,
      QuestionGrammar.becomes, QuestionGrammar.nth,
    ] + QuestionGrammar.answers

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    guard let variable = maker.variable(runs), let becomes = runs.node["becomes"] else {
      return nil
    }
    let count = runs.node["nth"]?.integer ?? 1
    let value = becomes.text ?? ""
    let asked = StepOf(runs.story, variable: variable, becomes: value, nth: count)
    guard let asked else {
      let values = runs.story.values(of: variable).map(\.text)
      let name = runs.run.trace.variables[variable].name
      maker.report(.neverBecomes(name, value, nth: count, values: values, at: becomes.span))
      return nil
    }
    return maker.choices(asked, runs)
  }
}

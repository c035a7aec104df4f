import DataNodes
import Simulation

/// `predict`: what happens next. The keys are sentences, since a number would give it away.
struct Predict: Asked {
  private let story: RunStory
  private let place: Int

  /// Nil behind the last step.
  init?(_ story: RunStory, after place: Int) {
    guard story.trace.steps.indices.contains(place + 1) else { return nil }
    self.story = story
    self.place = place
  }

  private var steps: [Step] { story.trace.steps }
  private var next: Step { steps[place + 1] }

  var subject: String { "after-\(steps[place].id)" }
  var prompt: String {
    "\(RunStory.capital(story.text.plain(steps[place].id))) has just happened: "
      + "\(story.text.action(steps[place])). What happens next?"
  }
  var hint: String {
    "Look at the row of \(story.text.mention(steps[place].id)): what is there, and who waits?"
  }
  var proof: Proof { Proof(story.run.name, step: next.id) }
  var right: [String] { [sentence(next)] }
  var candidates: [String] {
    let later = steps[(place + 2)...].prefix(6)
    let earlier = steps[..<place].reversed().prefix(6)
    return (later.prefix(2) + earlier.prefix(2) + later.dropFirst(2) + earlier).map(sentence)
  }
  var known: [String] { steps.map(\.id) }

  func answer(in other: LessonRun) -> String? {
    let trace = other.trace
    guard let at = trace.index(of: steps[place].id), trace.steps.indices.contains(at + 1) else {
      return nil
    }
    return sentence(trace.steps[at + 1])
  }

  private func sentence(_ step: Step) -> String { story.run.wording.action(step) }

  /// Authors name a step by its id.
  func key(of written: String) -> String? {
    story.trace.index(of: written).map { sentence(steps[$0]) }
  }

  func text(of key: String) -> String { RunText.escaped(key) }

  func feedback(on key: String) -> String {
    if key == sentence(next) {
      let cause = story.run.wording.cause(of: next).map { ", because \(RunText.escaped($0))" }
      return "So it is, in \(story.text.mention(next.id))\(cause ?? "")."
    }
    guard let found = nearest(key) else { return "This does not happen in this run." }
    let mention = story.text.mention(steps[found].id)
    return found > place
      ? "It comes later, in \(mention): something else has to happen before."
      : "It happened before, in \(mention)."
  }

  /// A step of this sentence: a later one rather than an earlier one.
  private func nearest(_ key: String) -> Int? {
    steps[(place + 1)...].firstIndex { sentence($0) == key }
      ?? steps[...place].lastIndex { sentence($0) == key }
  }

  func proof(of key: String) -> Proof? {
    nearest(key).map { Proof(story.run.name, step: steps[$0].id) } ?? proof
  }
}

/// `predict` with a variable: which value it takes next.
struct PredictValue: Asked {
  private let value: ValueOf
  private let story: RunStory
  private let variable: Int
  private let place: Int

  /// Nil when the variable does not change any more.
  init?(_ story: RunStory, variable: Int, after place: Int) {
    let next = story.changes(of: variable).first { $0.place > place }
    guard let next else { return nil }
    self.story = story
    self.variable = variable
    self.place = place
    value = ValueOf(story, variable: variable, after: next.place)
  }

  private var step: Step { story.trace.steps[place] }
  private var title: String { story.title(of: variable) }
  private var name: String { story.trace.variables[variable].name }

  var subject: String { "\(name)-after-\(step.id)" }
  var prompt: String {
    let now = RunText.emphasised(story.values(of: variable)[place + 1].text)
    return "After \(story.text.plain(step.id)) (\(story.text.action(step))), \(title) is \(now). "
      + "Which state does it take next?"
  }
  var hint: String {
    "Look at the row of \(story.text.mention(step.id)), column \(title): "
      + "what can follow on that?"
  }
  var proof: Proof { value.proof }
  var isSorted: Bool { value.isSorted }
  var right: [String] { value.right }
  var candidates: [String] { value.candidates }
  var known: [String] { value.known }

  func answer(in other: LessonRun) -> String? {
    guard let at = other.trace.index(of: step.id),
      let there = other.trace.variable(story.trace.variables[variable].id)
    else { return nil }
    let moves = RunStory(other, shown: story.run).changes(of: there)
    return moves.first { $0.place > at }?.value.text
  }

  func key(of written: String) -> String? { value.key(of: written) }
  func text(of key: String) -> String { value.text(of: key) }
  func feedback(on key: String) -> String {
    let now = story.values(of: variable)[place + 1].text
    guard key == now, !right.contains(key) else { return value.feedback(on: key) }
    return "That is what it is already, after \(story.text.mention(step.id)). What comes next?"
  }
  func proof(of key: String) -> Proof? { value.proof(of: key) }
  func rank(of key: String) -> Double { value.rank(of: key) }
}

struct AskPredict: AskForm {
  let name = "predict"
  let keys =
    [
      QuestionGrammar.required(QuestionGrammar.after), QuestionGrammar.variable,
      QuestionGrammar.service,
    ] + QuestionGrammar.answers

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    guard let place = maker.step("after", runs), let after = runs.node["after"] else { return nil }
    guard runs.node["variable"] != nil else {
      guard let asked = Predict(runs.story, after: place) else {
        maker.report(.nothingFollows(after.text ?? "", at: after.span))
        return nil
      }
      return maker.choices(asked, runs, kind: .predict)
    }
    guard let variable = maker.variable(runs) else { return nil }
    guard let asked = PredictValue(runs.story, variable: variable, after: place) else {
      let span = runs.node["variable"]?.span ?? after.span
      maker.report(.nothingFollows(after.text ?? "", at: span))
      return nil
    }
    return maker.choices(asked, runs, kind: .predict)
  }
}

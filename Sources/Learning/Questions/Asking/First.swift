import DataNodes
import Simulation

/// `first`: which of some steps happens first.
struct First: Asked {
  private let story: RunStory
  /// Ids of steps, in the run's order.
  private let steps: [String]

  init(_ story: RunStory, steps: [String]) {
    self.story = story
    self.steps = story.trace.steps.map(\.id).filter { steps.contains($0) }
  }

  var subject: String { "of-" + steps.joined(separator: "-") }
  var prompt: String { "Which of these happens first?" }
  var hint: String {
    "Look for their rows from the top of the table and compare their numbers."
  }
  var proof: Proof { Proof(story.run.name, step: steps[0]) }
  var right: [String] { [steps[0]] }
  var candidates: [String] { Array(steps.dropFirst()) }
  var known: [String] { steps }

  func answer(in other: LessonRun) -> String? {
    other.trace.steps.first { steps.contains($0.id) }?.id
  }

  func key(of written: String) -> String? { steps.contains(written) ? written : nil }

  func text(of key: String) -> String {
    story.trace.index(of: key).map { story.text.action(story.trace.steps[$0]) } ?? key
  }

  func feedback(on key: String) -> String {
    let mention = story.text.mention(key)
    return key == steps[0]
      ? "It is \(mention), before all the others." : "It is \(mention): another one comes before."
  }

  func proof(of key: String) -> Proof? { Proof(story.run.name, step: key) }
}

struct AskFirst: AskForm {
  let name = "first"
  let keys = [QuestionGrammar.steps] + QuestionGrammar.answers

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    maker.steps(runs, count: 4).flatMap {
      maker.choices(First(runs.story, steps: $0), runs)
    }
  }
}

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
  var prompt: RichText { story.words.rich(.askFirst) }
  var hint: RichText { story.words.rich(.askFirstHint) }
  var proof: Proof { Proof(story.run.name, step: steps[0]) }
  var right: [String] { [steps[0]] }
  var candidates: [String] { Array(steps.dropFirst()) }
  var known: [String] { steps }

  func answer(in other: LessonRun) -> String? {
    other.trace.steps.first { steps.contains($0.id) }?.id
  }

  func key(of written: String) -> String? { steps.contains(written) ? written : nil }

  func text(of key: String) -> RichText {
    story.trace.index(of: key).map { story.text.action(story.trace.steps[$0]) } ?? RichText(key)
  }

  func feedback(on key: String) -> RichText {
    story.words.rich(
      key == steps[0] ? .firstIs : .firstIsNot, ["step": story.text.mention(key)])
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

import DataNodes
import Diagnostics
import Simulation

/// `order`: the order of some steps.
struct AskOrder: AskForm {
  let name = "order"
  let keys = [QuestionGrammar.steps, QuestionGrammar.number]

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    maker.order(runs)
  }
}

extension QuestionMaker {
  fileprivate mutating func order(_ runs: AskedRuns) -> Question? {
    guard let steps = steps(runs, count: 5),
      let id = id(
        runs.node, derived: derivedID("of-" + steps.joined(separator: "-"), runs))
    else { return nil }
    let story = runs.story
    let items = steps.map { step in
      Item(
        id: RunText.slug(step), text: First(story, steps: steps).text(of: step),
        feedback: story.words.rich(.itIs, ["step": story.text.mention(step)]),
        proof: Proof(runs.shown.name, variant: runs.condition, step: step))
    }
    if let twin = twins(items) {
      report(
        .choiceTwice(twin.text.plain, first: nil, at: runs.node["steps"]?.span ?? runs.node.span)
      )
      return nil
    }
    let hint = story.words.rich(.askOrderHint, ["step": story.text.mention(steps[0])])
    return question(
      runs.node, id: id, kind: .order, runs: runs,
      prompt: prompt(story.words.rich(.askOrder), runs),
      answer: shuffled(items, id), hint: hint,
      proof: Proof(runs.shown.name, variant: runs.condition, step: steps[0]))
  }
}

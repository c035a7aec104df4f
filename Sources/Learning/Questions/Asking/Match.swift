import DataNodes
import Diagnostics
import Simulation

/// `match`: what belongs to each step, or the value of each variable.
struct AskMatch: AskForm {
  let name = "match"
  let keys = [
    QuestionGrammar.steps, QuestionGrammar.with, QuestionGrammar.variables, QuestionGrammar.after,
    QuestionGrammar.service,
  ]

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    maker.match(runs)
  }
}

extension QuestionMaker {
  fileprivate mutating func match(_ runs: AskedRuns) -> Question? {
    let pairs = runs.node["variables"] == nil ? stepPairs(runs) : variablePairs(runs)
    guard let pairs else { return nil }
    let about = pairs.map(\.item.id).joined(separator: "-")
    guard let id = id(runs.node, derived: derivedID("of-\(about)", runs)) else { return nil }
    if Set(pairs.map(\.partner)).count < 2 {
      report(.noWrongChoice(at: runs.node.span))
      return nil
    }
    let first = pairs.compactMap(\.item.proof).first
    let row = first?.step.map { runs.story.text.mention($0) } ?? RichText("")
    let words = runs.story.words
    let asked = words.rich(runs.node["variables"] == nil ? .askMatchSteps : .askMatchValues)
    return question(
      runs.node, id: id, kind: .match, runs: runs, prompt: prompt(pairsPrompt(runs, asked), runs),
      answer: matched(pairs, extra: [], id),
      hint: words.rich(.askMatchHint, ["step": row]),
      proof: first ?? Proof(runs.shown.name))
  }

  private func pairsPrompt(_ runs: AskedRuns, _ question: RichText) -> RichText {
    guard let after = runs.node["after"]?.text, let place = runs.run.trace.index(of: after) else {
      return question
    }
    let step = runs.run.trace.steps[place]
    return runs.story.words.rich(
      .afterQuestion,
      [
        "step": runs.story.text.plain(step.id), "action": runs.story.text.action(step),
        "question": question,
      ])
  }

  private mutating func stepPairs(_ runs: AskedRuns) -> [Pair]? {
    guard let steps = steps(runs, count: 4) else { return nil }
    let aspect = runs.node["with"]?.text.flatMap(MatchAspect.init) ?? .time
    var pairs: [Pair] = []
    for id in steps {
      guard let place = runs.run.trace.index(of: id) else { continue }
      let step = runs.run.trace.steps[place]
      let partner: String?
      switch aspect {
      case .cause: partner = runs.run.wording.cause(of: step)
      case .time: partner = runs.run.words.duration(step.time - .start)
      case .actor: partner = step.actor
      case .action: partner = runs.run.wording.action(step)
      }
      guard let partner else {
        report(.nothingFollows(id, at: runs.node["steps"]?.span ?? runs.node.span))
        return nil
      }
      let text = aspect == .action ? .emphasis(id) : runs.story.text.action(step)
      pairs.append(
        (
          Item(
            id: RunText.slug(id), text: text,
            feedback: runs.story.words.rich(.see, ["step": runs.story.text.mention(id)]),
            proof: Proof(runs.shown.name, variant: runs.condition, step: id)), partner
        ))
    }
    return pairs
  }

  private mutating func variablePairs(_ runs: AskedRuns) -> [Pair]? {
    guard runs.node["after"] != nil else {
      report(.noStepAfter(at: runs.node.span))
      return nil
    }
    guard let place = step("after", runs) else { return nil }
    let trace = runs.run.trace
    let state = trace.state(after: place)
    var pairs: [Pair] = []
    for element in runs.node["variables"]?.elements ?? [] {
      guard let variable = variable(element.text ?? "", at: element.span, runs) else { return nil }
      let value = ValueOf(runs.story, variable: variable, after: place)
      pairs.append(
        (
          Item(
            id: RunText.slug(trace.variables[variable].name),
            text: runs.story.title(of: variable),
            feedback: value.feedback(on: state[variable].text), proof: value.proof),
          runs.run.wording.text(state[variable])
        ))
    }
    return pairs
  }
}

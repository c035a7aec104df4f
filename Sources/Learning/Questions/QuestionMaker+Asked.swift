import DataNodes
import Diagnostics
import Simulation

/// What a question with `ask` is about.
struct AskedRuns {
  let node: DataNode
  let ask: Ask
  /// The run that is asked about: under the question's condition where it has one.
  let run: LessonRun
  /// The run as the page shows it.
  let shown: LessonRun
  /// The variant or wrong rule of `if`.
  let condition: String?

  var story: RunStory { RunStory(run, shown: shown) }
}

extension QuestionMaker {
  mutating func asked(_ ask: Ask, _ node: DataNode) -> Question? {
    guard let shown = run(of: node) else { return nil }
    var run = shown
    if let condition = node["if"], let name = condition.text {
      guard let variant = variant(name, of: shown) else {
        report(.notInRun("variant", name, shown.name, shown.variantNames, at: condition.span))
        return nil
      }
      run = variant
    }
    let runs = AskedRuns(
      node: node, ask: ask, run: run, shown: shown, condition: node["if"]?.text)
    switch ask {
    case .valueOf: return valueOf(runs)
    case .stepOf: return stepOf(runs)
    case .first: return first(runs)
    case .order: return order(runs)
    case .match: return match(runs)
    case .predict: return predict(runs)
    case .count, .cost: return quantity(runs)
    case .missingStep: return missingStep(runs)
    case .changes: return changes(runs)
    }
  }

  private mutating func valueOf(_ runs: AskedRuns) -> Question? {
    guard let variable = variable(runs), let place = step("after", runs) else { return nil }
    return choices(ValueOf(runs.story, variable: variable, after: place), runs)
  }

  private mutating func stepOf(_ runs: AskedRuns) -> Question? {
    guard let variable = variable(runs), let becomes = runs.node["becomes"] else { return nil }
    let count = runs.node["nth"]?.integer ?? 1
    let value = becomes.text ?? ""
    let asked = StepOf(runs.story, variable: variable, becomes: value, nth: count)
    guard let asked else {
      let values = runs.story.values(of: variable).map(\.text)
      let name = runs.run.trace.variables[variable].name
      report(.neverBecomes(name, value, nth: count, values: values, at: becomes.span))
      return nil
    }
    return choices(asked, runs)
  }

  private mutating func first(_ runs: AskedRuns) -> Question? {
    guard let steps = steps(runs, count: 4) else { return nil }
    return choices(First(runs.story, steps: steps), runs)
  }

  private mutating func predict(_ runs: AskedRuns) -> Question? {
    guard let place = step("after", runs), let after = runs.node["after"] else { return nil }
    guard runs.node["variable"] != nil else {
      guard let asked = Predict(runs.story, after: place) else {
        report(.nothingFollows(after.text ?? "", at: after.span))
        return nil
      }
      return choices(asked, runs, kind: .predict)
    }
    guard let variable = variable(runs) else { return nil }
    guard let asked = PredictValue(runs.story, variable: variable, after: place) else {
      report(.nothingFollows(after.text ?? "", at: runs.node["variable"]?.span ?? after.span))
      return nil
    }
    return choices(asked, runs, kind: .predict)
  }

  private mutating func missingStep(_ runs: AskedRuns) -> Question? {
    guard let condition = runs.node["if"] else {
      report(.noCondition(runs.ask.rawValue, at: runs.node.span))
      return nil
    }
    let asked = MissingStep(runs.shown, runs.run, chosen: runs.node["step"]?.text)
    if let step = runs.node["step"], let id = step.text, let asked,
      !asked.right.contains(id)
        || !Difference(runs.shown.run, runs.run.run).gone.contains(where: { $0.id == id })
    {
      report(.notMissing(id, condition.text ?? "", at: step.span))
      return nil
    }
    guard let asked else {
      report(.noDifference(condition.text ?? "", at: condition.span))
      return nil
    }
    let isMultiple = runs.node["kind"]?.text == "multiple"
    return choices(asked, runs, kind: isMultiple ? .multiple : .single)
  }

  private mutating func changes(_ runs: AskedRuns) -> Question? {
    guard let condition = runs.node["if"] else {
      report(.noCondition(runs.ask.rawValue, at: runs.node.span))
      return nil
    }
    let figure = runs.node["of"]
    guard let asked = Changes(runs.shown, runs.run, figure: figure?.text) else {
      report(.noDifference(condition.text ?? "", at: figure?.span ?? condition.span))
      return nil
    }
    return choices(asked, runs)
  }

  /// The steps an author names, in the run's order, or some that tell the run's story.
  mutating func steps(_ runs: AskedRuns, count: Int) -> [String]? {
    let trace = runs.run.trace
    guard let list = runs.node["steps"] else {
      let made = Self.telling(runs.story, count: runs.node["count"]?.integer ?? count)
      if made.count < 2 { report(.tooFewSteps(at: runs.node.span)) }
      return made.count < 2 ? nil : made
    }
    var places: [Int] = []
    for element in list.elements {
      guard let place = step(element.text ?? "", at: element.span, runs) else { return nil }
      if places.contains(place) {
        report(.choiceTwice(element.text ?? "", first: nil, at: element.span))
        return nil
      }
      places.append(place)
    }
    if places.count < 2 { report(.tooFewSteps(at: list.span)) }
    return places.count < 2 ? nil : places.sorted().map { trace.steps[$0].id }
  }

  /// Steps with sentences of their own, spread over the run.
  private static func telling(_ story: RunStory, count: Int) -> [String] {
    var seen: Set<String> = []
    let steps = story.trace.steps.filter { seen.insert(story.run.wording.action($0)).inserted }
    guard steps.count > count else { return steps.map(\.id) }
    return (0..<count).map { steps[$0 * (steps.count - 1) / (count - 1)].id }
  }

  /// The place of the question's variable; a name the run does not have is reported.
  mutating func variable(_ runs: AskedRuns) -> Int? {
    guard let node = runs.node["variable"], let name = node.text else { return nil }
    return variable(name, at: node.span, runs)
  }

  mutating func variable(_ name: String, at span: SourceSpan, _ runs: AskedRuns) -> Int? {
    let trace = runs.run.trace
    if let place = trace.variable(name, of: runs.node["service"]?.text) { return place }
    report(.notInRun("variable", name, runs.run.name, trace.variables.map(\.name), at: span))
    return nil
  }

  /// The place of the step a key names; one the run does not have is reported.
  mutating func step(_ key: String, _ runs: AskedRuns) -> Int? {
    guard let node = runs.node[key], let name = node.text else { return nil }
    return step(name, at: node.span, runs)
  }

  mutating func step(_ name: String, at span: SourceSpan, _ runs: AskedRuns) -> Int? {
    if let place = runs.run.trace.index(of: name) { return place }
    report(.notInRun("step", name, runs.run.name, runs.run.trace.steps.map(\.id), at: span))
    return nil
  }
}

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
    default: return nil
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

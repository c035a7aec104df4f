import DataNodes
import Diagnostics
import Simulation

/// The runs that a question with `ask` is about.
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
    return ask.form?.question(runs, &self)
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
    switch trace.names.place(name, of: runs.node["service"]?.text) {
    case .success(let place): return place
    case .failure(let problem):
      report(.noVariable(problem, name, runs.run.name, at: span))
      return nil
    }
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

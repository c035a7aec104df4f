import DataNodes
import Simulation

/// `value-of`: which value a variable has after a step.
struct ValueOf: Asked {
  private let story: RunStory
  private let variable: Int
  private let place: Int
  private let values: [TraceValue]

  /// Both places are those of the run's trace.
  init(_ story: RunStory, variable: Int, after place: Int) {
    self.story = story
    self.variable = variable
    self.place = place
    values = story.values(of: variable)
  }

  private var step: Step { story.trace.steps[place] }
  private var subjectOfValue: TraceSubject { story.trace.variables[variable].subject }
  private var name: String { story.trace.variables[variable].name }
  private var now: TraceValue { values[place + 1] }
  private var title: String { story.title(of: variable) }
  private var row: String { story.text.mention(step.id) }

  var subject: String { "\(name)-after-\(step.id)" }
  var prompt: String {
    "After \(story.text.plain(step.id)) (\(story.text.action(step))), what is \(title)?"
  }
  var hint: String { "Find the row of \(row) and look at the column \(title)." }
  var proof: Proof { Proof(story.run.name, step: step.id, variable: name) }
  var isSorted: Bool { if case .number = now { true } else { false } }
  var right: [String] { [now.text] }

  var candidates: [String] {
    let same = values.reversed().map(\.text)
    let relatives = story.trace.variables.indices.filter {
      story.trace.variables[$0].subject.kind == subjectOfValue.kind
    }
    let others = relatives.flatMap { story.values(of: $0).map(\.text) }
    return same + others + RunStory.states(like: now, of: subjectOfValue) + neighbours
  }

  private var neighbours: [String] {
    guard case .number(let number) = now else { return [] }
    let near =
      number <= 10
      ? [number + 1, max(0, number - 1), number + 2] : [number * 2, number / 2, number + 10]
    return near.map(String.init)
  }

  func answer(in other: LessonRun) -> String? {
    let trace = other.trace
    guard let at = trace.index(of: step.id),
      let there = trace.variable(story.trace.variables[variable].id)
    else { return nil }
    // A number of something that never is there says nothing about what people believe.
    if case .word = now {
    } else if !trace.steps.contains(where: { $0.changes.contains { $0.variable == there } }) {
      return nil
    }
    return trace.state(after: at)[there].text
  }

  func key(of written: String) -> String? { written }
  var known: [String] { [] }
  func text(of key: String) -> String { RunText.escaped(key) }
  func rank(of key: String) -> Double { Double(key) ?? 0 }

  func feedback(on key: String) -> String {
    let value = RunText.emphasised(key)
    if key == now.text { return rightFeedback(value) }
    guard let first = values.firstIndex(where: { $0.text == key }) else {
      return "\(sentence(title)) is never \(value) in this run."
    }
    let later = values[first...].firstIndex { $0.text != key }
    let until = later.map { ", and no longer after \(mention(at: $0))" } ?? ""
    let since = first == 0 ? "at the start" : "from \(mention(at: first)) on"
    return "\(sentence(title)) is \(value) \(since)\(until)."
  }

  private func rightFeedback(_ value: String) -> String {
    let since = values[...(place + 1)].lastIndex { $0.text != now.text }
    guard let since else { return "\(sentence(title)) has been \(value) since the start." }
    let step = story.trace.steps[since]
    return "\(mention(at: since + 1, isFirst: true)) makes it \(value): \(story.text.action(step))."
  }

  /// The step that leads to the value at an index of `values`.
  private func mention(at index: Int, isFirst: Bool = false) -> String {
    let text = story.text.mention(story.trace.steps[index - 1].id)
    return isFirst ? RunStory.capital(text) : text
  }

  private func sentence(_ text: String) -> String { RunStory.capital(text) }

  func proof(of key: String) -> Proof? {
    let place = values.firstIndex { $0.text == key }.map { $0 - 1 }
    guard let place, place >= 0 else { return proof }
    let shown = key == now.text ? step.id : story.trace.steps[place].id
    return Proof(story.run.name, step: shown, variable: name)
  }
}

extension RunStory {
  /// The same words as the beginning of a sentence.
  static func capital(_ text: String) -> String {
    if text.hasPrefix(":step["), text.hasSuffix("}") { return text.dropLast() + " capital}" }
    guard let place = text.firstIndex(where: \.isLetter) else { return text }
    return text[..<place] + text[place].uppercased() + text[text.index(after: place)...]
  }
}

struct AskValueOf: AskForm {
  let name = "value-of"
  let keys =
    [
      QuestionGrammar.required(QuestionGrammar.variable),
      QuestionGrammar.required(QuestionGrammar.after), QuestionGrammar.service,
    ] + QuestionGrammar.answers

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    guard let variable = maker.variable(runs), let place = maker.step("after", runs) else {
      return nil
    }
    return maker.choices(ValueOf(runs.story, variable: variable, after: place), runs)
  }
}

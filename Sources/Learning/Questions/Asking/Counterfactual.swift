import DataNodes
import Simulation

/// `missing-step`: which step the run under a condition does not take any more.
struct MissingStep: Asked {
  private let story: RunStory
  private let gone: [String]
  private let chosen: String?

  /// Nil when nothing is missing.
  init?(_ shown: LessonRun, _ changed: LessonRun, chosen: String?) {
    story = RunStory(shown, shown: shown)
    let difference = Difference(shown.run, changed.run)
    gone = difference.gone.map(\.id)
    self.chosen = chosen
    guard !gone.isEmpty else { return nil }
  }

  var subject: String { chosen ?? "any" }
  var prompt: RichText { story.words.rich(.askMissing) }
  var hint: RichText {
    story.words.rich(.askMissingHint, ["column": .emphasis(story.words[.column, "cause"])])
  }
  var proof: Proof { Proof(story.run.name, step: right[0]) }
  var isSorted: Bool { true }
  var right: [String] { chosen.map { own in [own] + gone.filter { $0 != own } } ?? gone }
  var candidates: [String] {
    let steps = story.trace.steps.map(\.id)
    let first = story.trace.index(of: right[0]) ?? 0
    let near = [first - 1, first + 1, first - 2, first - 3, first + 2].filter(
      steps.indices.contains)
    return near.map { steps[$0] } + steps
  }
  var known: [String] { story.trace.steps.map(\.id) }

  /// Whether the changed run does not take this step.
  func isGone(_ step: String) -> Bool { gone.contains(step) }

  let hintHoldsUnderConditions = true

  func key(of written: String) -> String? {
    story.trace.index(of: written) == nil ? nil : written
  }
  func text(of key: String) -> RichText { story.line(key) }
  func rank(of key: String) -> Double { Double(story.trace.index(of: key) ?? 0) }

  func feedback(on key: String) -> RichText {
    story.words.rich(
      gone.contains(key) ? .missingGone : .missingStays, ["step": story.text.mention(key)]
    ).capitalised
  }

  func proof(of key: String) -> Proof? { Proof(story.run.name, step: key) }
}

/// `changes`: which figure becomes more or less under a condition. A key is a figure and a
/// direction: `orders.cold-starts more`.
struct Changes: Asked {
  /// A figure in both runs.
  private struct Pair {
    let name: String
    let service: String
    let measure: Measure
    let after: Double

    var direction: String {
      measure.value == after ? "same" : after > measure.value ? "more" : "fewer"
    }
  }

  private let run: LessonRun
  private let pairs: [Pair]
  private let chosen: Pair

  /// Nil when the chosen figure does not change, or none does.
  init?(_ shown: LessonRun, _ changed: LessonRun, figure: String?) {
    run = shown
    var pairs: [Pair] = []
    for service in shown.run.metrics.services {
      for measure in service.measures where [.count, .milliseconds].contains(measure.unit) {
        guard let after = changed.run.metrics[service.service, measure.id] else { continue }
        pairs.append(
          Pair(
            name: "\(service.service).\(measure.id)", service: service.service,
            measure: measure, after: after))
      }
    }
    self.pairs = pairs
    let moved = pairs.filter { $0.direction != "same" }
    let telling = Self.telling.lazy.compactMap { id in moved.first { $0.measure.id == id } }
    let found = figure.map { name in moved.first { $0.name == name } } ?? telling.first
    guard let chosen = found ?? (figure == nil ? moved.first : nil) else { return nil }
    self.chosen = chosen
  }

  /// Figures that tell most of a change, the best first.
  private static let telling = [
    "cold-starts", "throttled", "failed", "environments-created", "warm-starts", "peak-running",
    "timeouts", "dead-letters", "billed", "environments-released",
  ]

  var subject: String { chosen.name }
  private var words: Words { run.words }
  var prompt: RichText { words.rich(.askChanges) }
  var hint: RichText {
    words.rich(
      .askChangesHint,
      [
        "figure": .emphasis(words[.figure, chosen.measure.id]),
        "service": .emphasis(run.wording.within(run.title(of: chosen.service))),
      ])
  }
  var proof: Proof { Proof(run.name, variable: chosen.name) }
  var right: [String] { ["\(chosen.name) \(chosen.direction)"] }
  var known: [String] { pairs.map { "\($0.name) \($0.direction)" } }

  var candidates: [String] {
    let directions = chosen.measure.value > 0 ? ["more", "fewer", "same"] : ["more", "same"]
    let own = directions.map { "\(chosen.name) \($0)" }
    let still = pairs.filter { $0.direction == "same" && $0.service == chosen.service }
    let telling = still.filter { Self.telling.contains($0.measure.id) }
    return (own + telling.map { "\($0.name) more" } + still.map { "\($0.name) more" })
      .filter { isWrong($0) && parts($0) != nil }
  }

  private func isWrong(_ key: String) -> Bool {
    parts(key).map { $0.direction != $1 } ?? false
  }

  private func parts(_ key: String) -> (pair: Pair, direction: String)? {
    let words = key.split(separator: " ")
    guard let direction = words.last, ["more", "fewer", "same"].contains(direction) else {
      return nil
    }
    let name = words.dropLast().joined(separator: " ")
    return pairs.first { $0.name == name }.map { ($0, String(direction)) }
  }

  /// A true statement is right, whichever figure it is about.
  func key(of written: String) -> String? {
    guard let (pair, direction) = parts(written) else { return nil }
    return pair.direction == direction ? right[0] : written
  }

  func text(of key: String) -> RichText {
    guard let (pair, direction) = parts(key) else { return RichText(key) }
    let word: Word =
      switch direction {
      case "more": .changeMore
      case "fewer": .changeLess
      default: .changeSame
      }
    return sentence(word, pair)
  }

  private func sentence(_ word: Word, _ pair: Pair) -> RichText {
    words.rich(
      word,
      [
        "figure": .emphasis(words[.figure, pair.measure.id]),
        "service": RichText(run.wording.within(run.title(of: pair.service))),
        "before": shown(pair.measure.value, pair), "after": shown(pair.after, pair),
      ]
    ).capitalised
  }

  private func shown(_ value: Double, _ pair: Pair) -> RichText {
    RichText(FigureText.value(value, pair.measure.unit, words.numbers))
  }

  func feedback(on key: String) -> RichText {
    guard let (pair, _) = parts(key) else { return RichText("") }
    return sentence(pair.direction == "same" ? .changeStill : .changeMoved, pair)
  }

  func proof(of key: String) -> Proof? {
    parts(key).map { Proof(run.name, variable: $0.pair.name) }
  }
}

struct AskMissingStep: AskForm {
  let name = "missing-step"
  let keys = [QuestionGrammar.step, QuestionGrammar.several] + QuestionGrammar.answers

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    guard let condition = runs.node["if"] else {
      maker.report(.noCondition(name, at: runs.node.span))
      return nil
    }
    let asked = MissingStep(runs.shown, runs.run, chosen: runs.node["step"]?.text)
    if let step = runs.node["step"], let id = step.text, let asked, !asked.isGone(id) {
      maker.report(.notMissing(id, condition.text ?? "", at: step.span))
      return nil
    }
    guard let asked else {
      maker.report(.noDifference(condition.text ?? "", at: condition.span))
      return nil
    }
    let isMultiple = runs.node["kind"]?.text == "multiple"
    return maker.choices(asked, runs, kind: isMultiple ? .multiple : .single)
  }
}

struct AskChanges: AskForm {
  let name = "changes"
  let keys =
    [QuestionGrammar.of("A figure such as orders.cold-starts.")] + QuestionGrammar.answers

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    guard let condition = runs.node["if"] else {
      maker.report(.noCondition(name, at: runs.node.span))
      return nil
    }
    let figure = runs.node["of"]
    guard let asked = Changes(runs.shown, runs.run, figure: figure?.text) else {
      maker.report(.noDifference(condition.text ?? "", at: figure?.span ?? condition.span))
      return nil
    }
    return maker.choices(asked, runs)
  }
}

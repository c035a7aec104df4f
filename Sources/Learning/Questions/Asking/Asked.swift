import Simulation

/// A question put to a run, whose choices are keys: values, ids of steps, numbers.
///
/// What is right is computed by `answer`; the wrong choices are candidates that `answer` does not
/// give. Nothing here knows what an author wrote.
protocol Asked {
  /// What the question is about, for its id: `environment-1-after-answer`.
  var subject: String { get }
  var prompt: String { get }
  var hint: String { get }
  var explanation: String? { get }
  var proof: Proof { get }
  /// Whether choices stand in their natural order and are not shuffled.
  var isSorted: Bool { get }
  /// All right keys, by the run.
  var right: [String] { get }
  /// Keys of answers that the same run suggests, the best first; right ones may be among them.
  var candidates: [String] { get }
  /// What would be right in another run of the same system.
  func answer(in other: LessonRun) -> String?
  /// The key an author means; nil when the run has nothing of this name.
  func key(of written: String) -> String?
  /// What there is, for suggestions.
  var known: [String] { get }
  func text(of key: String) -> String
  /// Why the key is right or wrong.
  func feedback(on key: String) -> String
  func proof(of key: String) -> Proof?
  /// Whether the hint is about the run as the page shows it, also when there is a condition.
  var hintHoldsUnderConditions: Bool { get }
  /// The place in the natural order.
  func rank(of key: String) -> Double
}

extension Asked {
  var explanation: String? { nil }
  var hintHoldsUnderConditions: Bool { false }
  var isSorted: Bool { false }
  func answer(in other: LessonRun) -> String? { nil }
  func proof(of key: String) -> Proof? { nil }
  func rank(of key: String) -> Double { 0 }
}

/// A run under the eye of a question: its states by step.
struct RunStory {
  let run: LessonRun
  let text: RunText

  init(_ run: LessonRun, shown: LessonRun) {
    self.run = run
    text = RunText(run: run, shown: shown)
  }

  var trace: Trace { run.trace }

  /// The value of a variable after each step, and before the first at place 0. O(steps).
  func values(of variable: Int) -> [TraceValue] {
    var values = [trace.variables[variable].start]
    for step in trace.steps {
      let change = step.changes.last { $0.variable == variable }
      values.append(change?.value ?? values[values.count - 1])
    }
    return values
  }

  /// The places of the steps that change a variable, with what they change it to.
  func changes(of variable: Int) -> [(place: Int, value: TraceValue)] {
    trace.steps.enumerated().flatMap { place, step in
      step.changes.filter { $0.variable == variable }.map { (place, $0.value) }
    }
  }

  /// The title of a variable in a sentence: `environment 1`.
  func title(of variable: Int) -> String {
    RunText.emphasised(trace.variables[variable].name)
  }

  /// `Step 3: orders allocates environment 1`.
  func line(_ step: String) -> String {
    guard let place = trace.index(of: step) else { return step }
    return "Step \(place + 1): \(text.action(trace.steps[place]))"
  }

  /// States that a variable's subject can be in.
  static func states(like value: TraceValue, of subject: TraceSubject) -> [String] {
    guard case .word = value else { return [] }
    let states = subject.kind.states
    return (states.isEmpty ? TraceSubject.Kind.request.states : states).map(\.rawValue)
  }
}

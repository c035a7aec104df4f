/// A run as prose.
package struct Transcript: Sendable {
  /// One sentence, or a part of one, and the steps it tells of.
  package struct Sentence: Sendable {
    package let steps: [String]
    /// With its punctuation.
    package fileprivate(set) var text: String
  }

  package private(set) var sentences: [Sentence] = []
  package let closing: String

  /// Tells a trace: what, why, and where time passes. What happens several times at one instant is
  /// told once, and what one service does at one instant in one sentence.
  package init(_ trace: Trace, wording: Wording = .english) {
    closing = wording.closing(trace.end)
    var teller = Teller(wording)
    for group in Self.groups(trace.steps, wording) {
      let told = teller.tell(group)
      if told.isJoined { sentences[sentences.count - 1].text.removeLast() }
      sentences.append(Sentence(steps: group.map(\.id), text: told.text + "."))
    }
  }

  /// Steps that are told together; what an author tells stands alone.
  private static func groups(_ steps: [Step], _ wording: Wording) -> [[Step]] {
    var groups: [[Step]] = []
    for step in steps {
      let isOwn = wording.overrides[step.id] != nil
      if !isOwn, let last = groups.last?.last, last.repeats(step),
        wording.overrides[last.id] == nil
      {
        groups[groups.count - 1].append(step)
      } else {
        groups.append([step])
      }
    }
    return groups
  }
}

/// Tells one group of steps after another.
private struct Teller {
  private let wording: Wording
  private var last = SimTime.start
  /// Durations that were told since time passed: they need not be told again.
  private var told: Set<Int64> = []
  private var before: Step?
  /// Whether the sentence before can go on with "and".
  private var isOpen = false

  private static let actor = "{actor} "

  init(_ wording: Wording) { self.wording = wording }

  /// The text, and whether it goes on with the sentence before.
  mutating func tell(_ steps: [Step]) -> (text: String, isJoined: Bool) {
    let step = steps[0]
    let template = template(for: steps)
    let pause = pause(before: step, telling: template.text)
    let isMine = pause.isEmpty && before?.service == step.service && before?.time == step.time
    let isJoined = isOpen && isMine && template.text.hasPrefix(Self.actor)
    var sentence = StepSentence(wording: wording, steps: steps)
    sentence.isProse = true
    sentence.isKnown = steps.count == 1 && step.request > 0 && before?.request == step.request
    var text = sentence.filled(
      isJoined ? String(template.text.dropFirst(Self.actor.count)) : template.text)
    let cause = template.tellsCause ? nil : wording.cause(of: step)
    if let cause {
      text = wording.because.replacing("{sentence}", with: text).replacing("{cause}", with: cause)
    }
    isOpen = template.text.hasPrefix(Self.actor) && cause == nil && !isJoined
    before = steps.count == 1 ? step : nil
    return (isJoined ? "\(wording.and) \(text)" : pause + Wording.capital(text), isJoined)
  }

  private func template(for steps: [Step]) -> (text: String, tellsCause: Bool) {
    let step = steps[0]
    if let own = wording.overrides[step.id] { return (own, false) }
    let isOne = steps.count == 1
    let names = ["\(step.kind.id)-\(step.cause.id)", step.kind.id]
    for (place, name) in names.enumerated() {
      guard let tale = wording.tales[isOne ? name : name + "-many"] ?? wording.tales[name],
        isOne || tale.hasPrefix(Self.actor) || wording.tales[name + "-many"] != nil,
        step.request > 0 || !tale.contains("{request}") && !tale.contains("{it}")
      else { continue }
      return (tale, place == 0)
    }
    let known = isOne ? wording.actions : wording.actionsOfMany
    return (known[step.kind] ?? step.kind.id, false)
  }

  /// A sentence about the time since the last step, where nothing else tells of it.
  private mutating func pause(before step: Step, telling template: String) -> String {
    let span = step.time - last
    if span > .zero, template.contains("{duration}") { told.insert(step.value) }
    let isTold = told.contains(span.nanoseconds)
    if span > .zero {
      last = step.time
      told = []
    }
    if template.contains("{duration}") { told.insert(step.value) }
    return span > .zero && !isTold ? wording.pausing(span) + " " : ""
  }
}

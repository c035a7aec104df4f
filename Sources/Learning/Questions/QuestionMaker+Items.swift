import DataNodes
import Diagnostics
import Simulation

// Questions of order and of pairs, asked of a run or written.
extension QuestionMaker {
  mutating func order(_ runs: AskedRuns) -> Question? {
    guard let steps = steps(runs, count: 5),
      let id = id(
        runs.node, derived: derivedID("of-" + steps.joined(separator: "-"), runs))
    else { return nil }
    let story = runs.story
    let items = steps.map { step in
      Item(
        id: RunText.slug(step), text: QuestionText(First(story, steps: steps).text(of: step)),
        feedback: QuestionText("It is \(story.text.mention(step))."),
        proof: Proof(runs.shown.name, variant: runs.condition, step: step))
    }
    if let twin = twins(items) {
      report(
        .choiceTwice(twin.text.markdown, first: nil, at: runs.node["steps"]?.span ?? runs.node.span)
      )
      return nil
    }
    let hint =
      "Find their rows, \(story.text.mention(steps[0])) among them: "
      + "the column of numbers tells the order."
    return question(
      runs.node, id: id, kind: .order, runs: runs,
      prompt: prompt("Put these steps in the order in which they happen.", runs),
      answer: shuffled(items, id), hint: hint,
      proof: Proof(runs.shown.name, variant: runs.condition, step: steps[0]))
  }

  mutating func writtenOrder(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    let items = texts(node["order"]).enumerated().map {
      Item(id: Self.letter($0.offset), text: $0.element, feedback: nil, proof: nil)
    }
    if let twin = twins(items) {
      report(.choiceTwice(twin.text.markdown, first: nil, at: twin.text.span ?? node.span))
      return nil
    }
    return question(
      node, id: id, kind: .order, prompt: prompt, answer: shuffled(items, id))
  }

  /// The second of two items that say the same.
  private func twins(_ items: [Item]) -> Item? {
    items.indices.dropFirst().lazy.compactMap { place in
      items[..<place].contains { Self.isSame($0.text, items[place].text) } ? items[place] : nil
    }.first
  }

  /// Items given in the right order, to be shown in another one.
  private func shuffled(_ items: [Item], _ id: String) -> Answer {
    var shuffle = StableShuffle("\(quiz)/\(id)")
    let places = shuffle.disorder(Array(items.indices))
    return .order(places.map { items[$0] }, ranks: places)
  }

  // Pairs.

  mutating func match(_ runs: AskedRuns) -> Question? {
    let pairs = runs.node["variables"] == nil ? stepPairs(runs) : variablePairs(runs)
    guard let pairs else { return nil }
    let about = pairs.map(\.item.id).joined(separator: "-")
    guard let id = id(runs.node, derived: derivedID("of-\(about)", runs)) else { return nil }
    if Set(pairs.map(\.partner)).count < 2 {
      report(.noWrongChoice(at: runs.node.span))
      return nil
    }
    let first = pairs.compactMap(\.item.proof).first
    let row = first?.step.map { runs.story.text.mention($0) } ?? ""
    let words =
      runs.node["variables"] == nil
      ? "Put each step beside what belongs to it." : "Which value has each of them then?"
    return question(
      runs.node, id: id, kind: .match, runs: runs, prompt: prompt(pairsPrompt(runs, words), runs),
      answer: matched(pairs, extra: [], id),
      hint: "Read along the rows, beginning with \(row).",
      proof: first ?? Proof(runs.shown.name))
  }

  private func pairsPrompt(_ runs: AskedRuns, _ words: String) -> String {
    guard let after = runs.node["after"]?.text, let place = runs.run.trace.index(of: after) else {
      return words
    }
    let step = runs.run.trace.steps[place]
    return "After \(runs.story.text.plain(step.id)) (\(runs.story.text.action(step))): \(words)"
  }

  /// An item with the words of its partner.
  typealias Pair = (item: Item, partner: String)

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
      case .time: partner = TimeText.duration(step.time - .start)
      case .actor: partner = step.actor
      case .action: partner = runs.run.wording.action(step)
      }
      guard let partner else {
        report(.nothingFollows(id, at: runs.node["steps"]?.span ?? runs.node.span))
        return nil
      }
      let text = aspect == .action ? "*\(id)*" : RunText.escaped(runs.run.wording.action(step))
      pairs.append(
        (
          Item(
            id: RunText.slug(id), text: QuestionText(text),
            feedback: QuestionText("See \(runs.story.text.mention(id))."),
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
            text: QuestionText(runs.story.title(of: variable)),
            feedback: QuestionText(value.feedback(on: state[variable].text)), proof: value.proof),
          state[variable].text
        ))
    }
    return pairs
  }

  mutating func writtenPairs(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    let pairs = (node["pairs"]?.members ?? []).enumerated().map { place, member -> Pair in
      (
        Item(
          id: Self.letter(place), text: QuestionText(member.name, at: member.nameSpan),
          feedback: nil, proof: nil), member.value.text ?? ""
      )
    }
    let extra = (node["extra"]?.elements ?? []).compactMap(\.text)
    for (text, element) in zip(extra, node["extra"]?.elements ?? [])
    where pairs.contains(where: { $0.partner == text }) {
      report(.choiceTwice(text, first: nil, at: element.span))
      return nil
    }
    guard Set(pairs.map(\.partner) + extra).count > 1 else {
      report(.noWrongChoice(at: node["pairs"]?.span ?? node.span))
      return nil
    }
    return question(
      node, id: id, kind: .match, prompt: prompt, answer: matched(pairs, extra: extra, id))
  }

  /// The partners, each once, in an order of their own.
  private func matched(_ pairs: [Pair], extra: [String], _ id: String) -> Answer {
    var seen: Set<String> = []
    let partners = (pairs.map(\.partner) + extra).filter { seen.insert($0).inserted }
    var shuffle = StableShuffle("\(quiz)/\(id)")
    let order = shuffle.order(partners)
    let options = order.enumerated().map {
      Item(
        id: "\($0.offset + 1)", text: QuestionText(RunText.escaped($0.element)), feedback: nil,
        proof: nil)
    }
    return .match(
      pairs.map(\.item), partners: pairs.map { pair in order.firstIndex(of: pair.partner) ?? 0 },
      options: options)
  }

  // All kinds.

  /// The question around an answer.
  func question(
    _ node: DataNode, id: String, kind: Question.Kind, runs: AskedRuns? = nil,
    prompt: QuestionText, answer: Answer, hint: String? = nil, proof: Proof? = nil
  ) -> Question {
    Question(
      id: id, kind: kind, ask: runs?.ask, prompt: prompt, answer: answer,
      hints: hints(node, else: hint), explanation: text(node["explanation"]), proof: proof,
      difference: runs.flatMap { difference($0) }, span: node.span)
  }
}

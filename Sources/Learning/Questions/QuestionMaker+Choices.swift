import DataNodes
import Diagnostics
import Scenarios
import Simulation

extension QuestionMaker {
  /// The question with its choices: the author's where there are some, else those of the run.
  mutating func choices(_ asked: some Asked, _ runs: AskedRuns, kind: Question.Kind = .single)
    -> Question?
  {
    let node = runs.node
    guard let id = id(node, derived: derivedID(asked.subject, runs)) else { return nil }
    var choices: [KeyedChoice]
    if let own = node["choices"] {
      guard let read = ownChoices(own, asked, runs) else { return nil }
      choices = read
    } else {
      choices = madeChoices(asked, runs, kind: kind)
    }
    let right = choices.filter(\.choice.isRight)
    if kind != .multiple, right.count > 1 {
      let spans = right.compactMap(\.choice.span)
      report(.twoRightChoices(spans, at: spans.last ?? node.span))
      return nil
    }
    guard choices.contains(where: { !$0.choice.isRight }) else {
      report(.noWrongChoice(at: node.span))
      return nil
    }
    choices = arranged(choices, asked, id: id, keep: node["keep-order"]?.boolean ?? false)
    return Question(
      id: id, kind: kind, ask: runs.ask, prompt: prompt(asked.prompt, runs),
      answer: .choices(choices.map(\.choice)), hints: hints(node, else: hint(asked, runs)),
      explanation: text(node["explanation"]) ?? asked.explanation.map { QuestionText($0) },
      proof: proof(asked.proof, runs), difference: difference(runs), span: node.span)
  }

  /// What proves the answer, with the condition under which it does.
  func proof(_ proof: Proof, _ runs: AskedRuns) -> Proof {
    var proof = Proof(runs.shown.name, step: proof.step, variable: proof.variable)
    proof.variant = runs.condition
    return proof
  }

  /// Under a condition the table shows another run than is asked about: the hint is where the two
  /// part.
  func hint(_ asked: some Asked, _ runs: AskedRuns) -> String {
    guard runs.condition != nil, !asked.hintHoldsUnderConditions,
      let step = Difference(runs.shown.run, runs.run.run).firstDeparture,
      runs.shown.trace.index(of: step.id) != nil
    else { return asked.hint }
    let mention = RunText(run: runs.shown, shown: runs.shown).mention(step.id)
    return "The first row of the table that would be different is \(mention), "
      + "in the column *\(runs.run.words[.column, "action"])*. Go on from there."
  }

  func difference(_ runs: AskedRuns) -> DifferenceTable? {
    runs.condition.map { DifferenceTable(runs.shown, runs.run, variant: $0) }
  }

  /// A choice and the answer it stands for.
  struct KeyedChoice {
    let key: String
    var choice: Choice
  }

  /// `value-of-environment-1-after-answer-if-no-reuse`.
  func derivedID(_ subject: String, _ runs: AskedRuns) -> String {
    var id = "\(runs.ask.rawValue)-\(subject)"
    if let condition = runs.condition { id += "-if-\(condition)" }
    if let run = runs.node["run"]?.text { id += "-in-\(run)" }
    return id
  }

  /// The author's question, or the one made, behind its condition.
  func prompt(_ made: String, _ runs: AskedRuns) -> QuestionText {
    if let own = text(runs.node["question"]) { return own }
    guard let condition = runs.condition else { return QuestionText(made) }
    if let own = runs.node["suppose"] {
      return QuestionText("Suppose \(own.text ?? ""). \(made)", at: own.span)
    }
    let belief = WrongRule(rawValue: condition)?.belief
    let words = belief.map { "Suppose this were so: *\($0)*" }
    return QuestionText("\(words ?? "Take the variant *\(RunText.escaped(condition))*.") \(made)")
  }

  // Choices of an author.

  private mutating func ownChoices(
    _ list: DataNode, _ asked: some Asked, _ runs: AskedRuns
  ) -> [KeyedChoice]? {
    var choices: [KeyedChoice] = []
    var isSound = true
    for node in list.elements {
      guard let choice = ownChoice(node, asked, runs) else {
        isSound = false
        continue
      }
      if let twin = choices.first(where: { $0.key == choice.key }) {
        report(.choiceTwice(choice.key, first: twin.choice.span, at: node.span))
        isSound = false
      }
      choices.append(choice)
    }
    guard isSound else { return nil }
    if !choices.contains(where: { $0.choice.isRight }), let right = asked.right.first {
      choices.append(made(right, asked))
    }
    return choices
  }

  private mutating func ownChoice(
    _ node: DataNode, _ asked: some Asked, _ runs: AskedRuns
  ) -> KeyedChoice? {
    let given = ["right", "wrong", "believe"].compactMap { node.member($0) }
    guard let member = given.first, given.count == 1 else {
      report(.choiceUnclear(given.map(\.name), at: node.span))
      return nil
    }
    let span = member.value.span
    let written = member.value.text ?? ""
    if member.name == "believe" { return believed(node, written, asked, runs) }
    guard let key = asked.key(of: written) else {
      report(.notInRun("answer", written, runs.run.name, asked.known, at: span))
      return nil
    }
    let isRight = asked.right.contains(key)
    if isRight != (member.name == "right") {
      let answer = asked.right.first ?? ""
      report(
        isRight
          ? .rightMarkedWrong(written, run: runs.run.name, asked.proof, at: span)
          : .wrongMarkedRight(written, answer, run: runs.run.name, asked.proof, at: span))
      return nil
    }
    return own(made(key, asked), node)
  }

  private mutating func believed(
    _ node: DataNode, _ rule: String, _ asked: some Asked, _ runs: AskedRuns
  ) -> KeyedChoice? {
    let span = node["believe"]?.span ?? node.span
    guard let variant = variant(rule, of: runs.shown) else {
      report(.notInRun("variant", rule, runs.shown.name, runs.shown.variantNames, at: span))
      return nil
    }
    guard let key = asked.answer(in: variant) else {
      report(.beliefWithoutAnswer(rule, at: span))
      return nil
    }
    guard !asked.right.contains(key) else {
      report(.beliefIsRight(rule, key, at: span))
      return nil
    }
    return own(misled(key, rule, variant, asked, runs), node)
  }

  /// The choice in the author's words.
  private func own(_ made: KeyedChoice, _ node: DataNode) -> KeyedChoice {
    let old = made.choice
    return KeyedChoice(
      key: made.key,
      choice: Choice(
        id: old.id, text: text(node["as"]) ?? old.text, isRight: old.isRight,
        feedback: text(node["because"]) ?? old.feedback, proof: old.proof, belief: old.belief,
        span: node.span))
  }

  /// What people answer to a question without choices: what its author wrote, else what the run
  /// says without the condition and what wrong rules lead to. Nil when what the author wrote is not
  /// so, which is reported.
  mutating func expected(_ asked: some Asked, _ runs: AskedRuns) -> [KeyedChoice]? {
    guard let own = runs.node["choices"] else { return asIs(asked, runs) + beliefs(asked, runs) }
    return ownChoices(own, asked, runs)
  }

  // Choices of the run.

  private mutating func madeChoices(
    _ asked: some Asked, _ runs: AskedRuns, kind: Question.Kind
  ) -> [KeyedChoice] {
    let shown = asked.right.prefix(kind == .multiple ? 3 : 1)
    let right = shown.map { made($0, asked) }
    let count = max(runs.node["count"]?.integer ?? 4, right.count + 1)
    var wrong: [KeyedChoice] = []
    var taken = Set(asked.right + asked.right.map(asked.text))
    for choice in asIs(asked, runs) + beliefs(asked, runs)
    where wrong.count < min(2, count - right.count) {
      guard taken.insert(choice.key).inserted else { continue }
      taken.insert(asked.text(of: choice.key))
      wrong.append(choice)
    }
    for key in asked.candidates where wrong.count < count - right.count {
      guard !taken.contains(key), !taken.contains(asked.text(of: key)) else { continue }
      taken.formUnion([key, asked.text(of: key)])
      wrong.append(made(key, asked))
    }
    return right + wrong
  }

  /// What the run says without the condition: the answer of who overlooks it.
  private func asIs(_ asked: some Asked, _ runs: AskedRuns) -> [KeyedChoice] {
    guard runs.condition != nil, let key = asked.answer(in: runs.shown),
      !asked.right.contains(key)
    else { return [] }
    let plain = made(key, asked)
    var feedback = "So it is in the run as it was, without the condition."
    if let step = Difference(runs.shown.run, runs.run.run).firstDeparture,
      runs.shown.trace.index(of: step.id) != nil
    {
      let mention = RunText(run: runs.shown, shown: runs.shown).mention(step.id)
      feedback += " With it, things are different from \(mention) on."
    }
    let choice = Choice(
      id: plain.choice.id, text: plain.choice.text, isRight: false,
      feedback: QuestionText(feedback), proof: Proof(runs.shown.name), belief: nil, span: nil)
    return [KeyedChoice(key: key, choice: choice)]
  }

  /// What wrong rules would give, where that is not right. Long runs are not repeated for it.
  mutating func beliefs(_ asked: some Asked, _ runs: AskedRuns) -> [KeyedChoice] {
    guard runs.condition == nil, !runs.run.isStated, runs.run.trace.end.eventCount <= 2_000
    else { return [] }
    return WrongRule.allCases.compactMap { rule in
      guard !runs.shown.file.scenario.wrong.contains(rule), rule.rawValue != runs.condition,
        let variant = variant(rule.rawValue, of: runs.shown),
        let key = asked.answer(in: variant), !asked.right.contains(key)
      else { return nil }
      return misled(key, rule.rawValue, variant, asked, runs)
    }
  }

  private func made(_ key: String, _ asked: some Asked) -> KeyedChoice {
    KeyedChoice(
      key: key,
      choice: Choice(
        id: RunText.slug(key), text: QuestionText(asked.text(of: key)),
        isRight: asked.right.contains(key), feedback: QuestionText(asked.feedback(on: key)),
        proof: asked.proof(of: key), belief: nil, span: nil))
  }

  /// The choice of somebody who believes a wrong rule: what they believe, and where it breaks.
  private func misled(
    _ key: String, _ rule: String, _ variant: LessonRun, _ asked: some Asked, _ runs: AskedRuns
  ) -> KeyedChoice {
    let plain = made(key, asked)
    let belief = WrongRule(rawValue: rule)?.belief ?? "The variant \(rule) holds."
    let text = RunText(run: runs.shown, shown: runs.shown)
    let broken = Difference(runs.shown.run, variant.run).firstDeparture
    var feedback = "It would be so if this were true: *\(belief)*"
    if let step = broken, runs.shown.trace.index(of: step.id) != nil {
      let cause = runs.shown.wording.cause(of: step).map { ", because \($0)" } ?? ""
      feedback += " It is not: see \(text.mention(step.id)), where "
      feedback += "\(text.action(step))\(RunText.escaped(cause))."
    }
    return KeyedChoice(
      key: key,
      choice: Choice(
        id: plain.choice.id, text: plain.choice.text, isRight: false,
        feedback: QuestionText(feedback),
        proof: broken.map { Proof(runs.shown.name, step: $0.id) } ?? plain.choice.proof,
        belief: rule, span: nil))
  }

  // Their order.

  private func arranged(
    _ choices: [KeyedChoice], _ asked: some Asked, id: String, keep: Bool
  ) -> [KeyedChoice] {
    if keep { return choices }
    if asked.isSorted {
      return choices.sorted { asked.rank(of: $0.key) < asked.rank(of: $1.key) }
    }
    var shuffle = StableShuffle("\(quiz)/\(id)")
    return shuffle.order(choices)
  }
}

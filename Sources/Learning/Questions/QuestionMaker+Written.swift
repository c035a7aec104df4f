import DataNodes
import Diagnostics

extension QuestionMaker {
  /// A question with choices in an author's words.
  mutating func writtenChoices(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    var choices: [Choice] = []
    var isSound = true
    let run = isBound(node) ? self.run(of: node) : nil
    if run == nil, isBound(node) { return nil }
    for (place, element) in (node["choices"]?.elements ?? []).enumerated() {
      guard let choice = writtenChoice(element, place, run) else {
        isSound = false
        continue
      }
      if let twin = choices.first(where: { Self.isSame($0.text, choice.text) }) {
        report(.choiceTwice(choice.text.plain, first: twin.text.span, at: element.span))
        isSound = false
      }
      choices.append(choice)
    }
    guard isSound, let kind = kind(of: choices, node) else { return nil }
    if !(node["keep-order"]?.boolean ?? false) {
      var shuffle = StableShuffle("\(quiz)/\(id)")
      choices = shuffle.order(choices)
    }
    return Question(
      id: id, kind: kind, ask: nil, prompt: prompt, answer: .choices(choices),
      hints: hints(node, else: nil), explanation: text(node["explanation"]),
      proof: choices.first(where: \.isRight)?.proof,
      difference: nil, span: node.span)
  }

  /// The id of a written question: given by its author, else made from its words and reported,
  /// since words change.
  mutating func writtenID(_ node: DataNode) -> String? {
    let words = RunText.slug(node["question"]?.text ?? "question")
    let made = words.split(separator: "-").prefix(4).joined(separator: "-")
    if node["id"] == nil {
      report(.questionNeedsID(made, at: node["question"]?.span ?? node.span))
    }
    return id(node, derived: made.isEmpty ? "question" : made)
  }

  /// Whether a question is about a run: it names one, or one of its choices has a claim.
  private func isBound(_ node: DataNode) -> Bool {
    node["run"] != nil || (node["choices"]?.elements ?? []).contains { $0["claim"] != nil }
  }

  private mutating func writtenChoice(
    _ node: DataNode, _ place: Int, _ run: LessonRun?
  ) -> Choice? {
    let given = ["right", "wrong"].compactMap { node.member($0) }
    guard let member = given.first, given.count == 1, let text = text(member.value) else {
      report(.choiceUnclear(given.map(\.name), at: node.span))
      return nil
    }
    let isRight = member.name == "right"
    var proof: Proof?
    if let run {
      guard let found = self.proof(of: node, text, isRight: isRight, run) else { return nil }
      proof = found
    }
    let feedback = self.text(node["because"])
    if feedback == nil, !isRight { report(.choiceWithoutReason(at: member.value.span)) }
    return Choice(
      id: Self.letter(place), text: text, isRight: isRight,
      feedback: feedback ?? RichText(words[isRight ? .soItIs : .soItIsNot]), proof: proof,
      belief: nil,
      span: node.span)
  }

  /// The proof of a choice by its claim: nil when there is none, or when the run says otherwise.
  private mutating func proof(
    of node: DataNode, _ text: RichText, isRight: Bool, _ run: LessonRun
  ) -> Proof? {
    guard let claim = node["claim"], let words = claim.text else {
      report(.unprovedChoice(text.plain, run: run.name, at: text.span ?? node.span))
      return nil
    }
    do {
      let read = try ClaimParser(run: run).claim(words[...])
      let holds = try ClaimJudge(run: run) { run.variant($0) }.holds(read, in: words[...])
      guard holds == isRight else {
        report(.claimAgainstMark(text.plain, words, isRight: isRight, run: run.name, claim))
        return nil
      }
      var proof = Proof(run.name, variant: read.variant, step: read.steps.first)
      proof.variable = read.paths.first?.path.subject
      return proof
    } catch {
      report(.claim(error, in: claim, run.name))
      return nil
    }
  }

  /// Single where one is right, multiple where several are; nil when none is, which is reported.
  private mutating func kind(of choices: [Choice], _ node: DataNode) -> Question.Kind? {
    let span = node["choices"]?.span ?? node.span
    let asked = node["kind"]?.text.flatMap(Question.Kind.init)
    let right = choices.filter(\.isRight)
    guard !right.isEmpty else {
      report(.noRightChoice(at: node["question"]?.span ?? span))
      return nil
    }
    if right.count == choices.count {
      report(.noWrongChoice(at: node["question"]?.span ?? span))
      return nil
    }
    if right.count > 1, let asked, asked != .multiple {
      report(.twoRightChoices(right.compactMap(\.text.span), at: node["kind"]?.span ?? span))
      return nil
    }
    return asked ?? (right.count > 1 ? .multiple : .single)
  }

  /// Words are the same when only their case and spaces differ.
  static func isSame(_ left: RichText, _ right: RichText) -> Bool {
    func words(_ text: RichText) -> [Substring] {
      text.plain.lowercased().split(separator: " ")
    }
    return words(left) == words(right)
  }

  /// `a`, `b`, `c`: the author's order, whatever is shown.
  static func letter(_ place: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String(letters[place % letters.count])
  }
}

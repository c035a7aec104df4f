import DataNodes
import Diagnostics
import Simulation

// Questions whose answer is typed.
extension QuestionMaker {
  /// `count` and `cost`: choices, or a number to type.
  mutating func quantity(_ path: RunQuantity, _ runs: AskedRuns) -> Question? {
    guard let asked = Quantity(runs.story, path) else { return nil }
    guard runs.node["kind"]?.text == "numeric" else { return choices(asked, runs) }
    let (text, unit) = Self.parts(asked.value.text)
    guard let value = Double(text.filter { $0 != "," }),
      let expected = expected(asked, runs),
      let id = id(runs.node, derived: derivedID(asked.subject, runs))
    else { return nil }
    let tolerance = tolerance(runs.node, value)
    var mistakes: [NumberAnswer.Mistake] = []
    for choice in expected where !choice.choice.isRight {
      let (text, wrongUnit) = Self.parts(choice.key)
      guard [unit, ""].contains(wrongUnit), let number = Double(text.filter { $0 != "," }),
        !mistakes.contains(where: { $0.value == number })
      else { continue }
      guard abs(number - value) > tolerance else {
        if let span = choice.choice.span { report(.mistakeIsRight(text, at: span)) }
        continue
      }
      mistakes.append(
        NumberAnswer.Mistake(
          value: number, text: text, feedback: choice.choice.feedback,
          belief: choice.choice.belief))
    }
    let answer = NumberAnswer(
      value: value, text: text, unit: unit, tolerance: tolerance,
      feedback: expected.first(where: \.choice.isRight)?.choice.feedback
        ?? asked.feedback(on: asked.value.text), mistakes: mistakes)
    return question(
      runs.node, id: id, kind: .numeric, runs: runs, prompt: prompt(asked.prompt, runs),
      answer: .number(answer), hint: asked.hint, proof: proof(asked.proof, runs))
  }

  /// What is counted; a name the run does not have is reported.
  mutating func counted(_ runs: AskedRuns) -> RunQuantity? {
    guard let node = runs.node["of"], let name = node.text else {
      report(.nothingToCount(at: runs.node.span))
      return nil
    }
    if runs.run.stepKinds.contains(name) { return .count(name) }
    guard name.contains(".") else {
      report(.notInRun("kind of step", name, runs.run.name, runs.run.stepKinds, at: node.span))
      return nil
    }
    return quantity(name[...], node, runs.run)?.path
  }

  /// What is paid for; an item that is not on the bill is reported.
  mutating func billed(_ runs: AskedRuns) -> RunQuantity? {
    let isFree = runs.node["free-tier"]?.boolean ?? true
    guard !runs.run.isStated else {
      report(.costOfStated(runs.run.name, at: runs.node.span))
      return nil
    }
    guard let node = runs.node["of"], let name = node.text else {
      return .billTotal(isFree: isFree)
    }
    let words = name.hasPrefix("bill.") ? name : "bill.\(name)"
    switch quantity(words[...], node, runs.run)?.path {
    case .billItem(let item, _): return .billItem(item, isFree: isFree)
    case .billTotal: return .billTotal(isFree: isFree)
    default: return nil
    }
  }

  /// A path in a node; what is wrong with it is reported.
  mutating func quantity(
    _ words: Substring, _ node: DataNode, _ run: LessonRun
  ) -> (path: RunQuantity, variant: String?)? {
    do {
      return try ClaimParser(run: run).path(words)
    } catch {
      report(.claim(error, in: node, run.name))
      return nil
    }
  }

  /// `5 %` of the value, or an amount in its unit; without one the last digit counts.
  func tolerance(_ node: DataNode, _ value: Double) -> Double {
    guard let text = node["tolerance"]?.text else { return 0 }
    let (number, unit) = Self.parts(text)
    let amount = abs(Double(number) ?? 0)
    return unit == "%" ? abs(value) * amount / 100 : amount
  }

  /// `1,200 ms` as `1,200` and `ms`.
  static func parts(_ text: String) -> (number: String, unit: String) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || ".,-−".contains($0)) }
    return (String(number), String(text.dropFirst(number.count).drop { $0 == " " }))
  }

  /// A written question for a number.
  mutating func writtenNumber(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    var written = node["answer"]?.text
    var proof: Proof?
    if let from = node["from"] {
      guard let (value, found) = proved(from, node) else { return nil }
      proof = found
      written = written ?? value.text
    }
    let (text, unit) = Self.parts(written ?? "")
    guard let value = Double(text.filter { $0 != "," }) else {
      report(.noNumber(written ?? "", at: node["answer"]?.span ?? node.span))
      return nil
    }
    let tolerance = tolerance(node, value)
    var mistakes: [NumberAnswer.Mistake] = []
    for wrong in node["wrong"]?.elements ?? [] {
      guard let mistake = mistake(wrong, value, tolerance) else { return nil }
      mistakes.append(mistake)
    }
    let answer = NumberAnswer(
      value: value, text: text, unit: node["unit"]?.text ?? unit, tolerance: tolerance,
      feedback: self.text(node["because"]) ?? RichText(words[.soItIs]), mistakes: mistakes)
    return question(
      node, id: id, kind: .numeric, prompt: prompt, answer: .number(answer), proof: proof)
  }

  private mutating func mistake(
    _ node: DataNode, _ value: Double, _ tolerance: Double
  ) -> NumberAnswer.Mistake? {
    let (text, _) = Self.parts(node["answer"]?.text ?? "")
    guard let number = Double(text.filter { $0 != "," }) else {
      report(.noNumber(node["answer"]?.text ?? "", at: node["answer"]?.span ?? node.span))
      return nil
    }
    guard abs(number - value) > tolerance else {
      report(.mistakeIsRight(text, at: node["answer"]?.span ?? node.span))
      return nil
    }
    return NumberAnswer.Mistake(
      value: number, text: text,
      feedback: self.text(node["because"]) ?? RichText(words[.soItIsNot]), belief: nil)
  }

  /// A written question for words.
  mutating func writtenWords(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    var accepted = [node["answer"]?.text].compactMap { $0 }
    var proof: Proof?
    if let from = node["from"] {
      guard let (value, found) = proved(from, node) else { return nil }
      proof = found
      if accepted.isEmpty { accepted = [value.text] }
    }
    guard !accepted.isEmpty else {
      report(.noRightChoice(at: node.span))
      return nil
    }
    accepted += (node["accept"]?.elements ?? []).compactMap(\.text)
    var mistakes: [WordsAnswer.Mistake] = []
    for wrong in node["wrong"]?.elements ?? [] {
      let text = wrong["answer"]?.text ?? ""
      guard !accepted.contains(where: { $0.lowercased() == text.lowercased() }) else {
        report(.mistakeIsRight(text, at: wrong["answer"]?.span ?? wrong.span))
        return nil
      }
      mistakes.append(
        WordsAnswer.Mistake(
          text: text, feedback: self.text(wrong["because"]) ?? RichText(words[.soItIsNot])))
    }
    let feedback = text(node["because"]) ?? RichText(words[.soItIs])
    return question(
      node, id: id, kind: .text, prompt: prompt,
      answer: .words(WordsAnswer(accepted: accepted, feedback: feedback, mistakes: mistakes)),
      proof: proof)
  }

  /// What a path gives, and the proof; an author's answer that differs is reported.
  private mutating func proved(
    _ from: DataNode, _ node: DataNode
  ) -> (QuantityValue, Proof)? {
    guard let run = run(of: node), let (path, name) = quantity((from.text ?? "")[...], from, run)
    else { return nil }
    guard let told = name.map({ variant($0, of: run) }) ?? run,
      let value = ClaimJudge.value(path, in: told)
    else { return nil }
    if let answer = node["answer"], let written = answer.text,
      ClaimJudge.compare(value, .equal, written) != true
    {
      let proof = Proof(run.name, step: path.step, variable: path.subject)
      report(.wrongMarkedRight(written, value.text, run: run.name, proof, at: answer.span))
      return nil
    }
    return (value, Proof(run.name, variant: name, step: path.step, variable: path.subject))
  }

  /// A written question for thoughts, which nobody judges.
  mutating func writtenReflection(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    return question(
      node, id: id, kind: .why, prompt: prompt,
      answer: .reflection(text(node["answer"]), points: texts(node["points"])))
  }
}

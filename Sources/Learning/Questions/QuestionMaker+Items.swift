import DataNodes
import Diagnostics
import Simulation

// Questions of order and of pairs that an author writes, and what those asked of a run share with
// them.
extension QuestionMaker {
  mutating func writtenOrder(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    let items = texts(node["order"]).enumerated().map {
      Item(id: Self.letter($0.offset), text: $0.element, feedback: nil, proof: nil)
    }
    if let twin = twins(items) {
      report(.choiceTwice(twin.text.plain, first: nil, at: twin.text.span ?? node.span))
      return nil
    }
    return question(
      node, id: id, kind: .order, prompt: prompt, answer: shuffled(items, id))
  }

  /// The second of two items that say the same.
  func twins(_ items: [Item]) -> Item? {
    items.indices.dropFirst().lazy.compactMap { place in
      items[..<place].contains { Self.isSame($0.text, items[place].text) } ? items[place] : nil
    }.first
  }

  /// Items given in the right order, to be shown in another one.
  func shuffled(_ items: [Item], _ id: String) -> Answer {
    var shuffle = StableShuffle("\(quiz)/\(id)")
    let places = shuffle.disorder(Array(items.indices))
    return .order(places.map { items[$0] }, ranks: places)
  }

  // Pairs.

  /// An item with the words of its partner.
  typealias Pair = (item: Item, partner: String)

  mutating func writtenPairs(_ node: DataNode) -> Question? {
    guard let id = writtenID(node), let prompt = text(node["question"]) else { return nil }
    let pairs = (node["pairs"]?.members ?? []).enumerated().map { place, member -> Pair in
      (
        Item(
          id: Self.letter(place), text: .written(member.name, at: member.nameSpan),
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
  func matched(_ pairs: [Pair], extra: [String], _ id: String) -> Answer {
    var seen: Set<String> = []
    let partners = (pairs.map(\.partner) + extra).filter { seen.insert($0).inserted }
    var shuffle = StableShuffle("\(quiz)/\(id)")
    let order = shuffle.order(partners)
    let options = order.enumerated().map {
      Item(
        id: "\($0.offset + 1)", text: RichText($0.element), feedback: nil,
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
    prompt: RichText, answer: Answer, hint: RichText? = nil, proof: Proof? = nil
  ) -> Question {
    Question(
      id: id, kind: kind, ask: runs?.ask, prompt: prompt, answer: answer,
      hints: hints(node, else: hint), explanation: text(node["explanation"]), proof: proof,
      difference: runs.flatMap { difference($0) }, span: node.span)
  }
}

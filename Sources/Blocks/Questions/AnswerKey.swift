import Learning
import MarkdownPages
import Simulation

/// The answers at the end of a quiz, for paper: on a screen the theme hides them.
enum AnswerKey {
  /// `<div class="answer-key">` around items that are there, or will be.
  static func node(_ items: [Node], _ words: Words) -> Node {
    .block(
      "div", [.class("answer-key")], [.line("p", [], words[.answers]), .block("ol", [], items)])
  }

  /// The item of a question.
  static func item(_ question: Question, _ texts: QuestionTexts, _ words: Words) -> Node {
    .line("li", [], answer(question, texts, words))
  }

  /// The right answer in one line.
  private static func answer(
    _ question: Question, _ texts: QuestionTexts, _ words: Words
  ) -> String {
    switch question.answer {
    case .choices(let choices):
      choices.filter(\.isRight).map { texts.plain($0.text) }.joined(separator: "; ")
    case .number(let number): words.text(of: number)
    case .words(let answer): answer.accepted.joined(separator: "; ")
    case .order(let items, let ranks):
      items.indices.sorted { ranks[$0] < ranks[$1] }.map { texts.plain(items[$0].text) }
        .joined(separator: " → ")
    case .match(let items, let partners, let options):
      zip(items, partners).map {
        "\(texts.plain($0.text)): \(texts.plain(options[$1].text))"
      }.joined(separator: "; ")
    case .reflection(let model, let points):
      reflection(model.map { texts.plain($0) }, points.map { texts.plain($0) })
    }
  }

  /// The model's sentences, and in brackets what an answer should name.
  private static func reflection(_ model: String?, _ points: [String]) -> String {
    let named = points.joined(separator: "; ")
    guard let model else { return named }
    return points.isEmpty ? model : "\(model) (\(named))"
  }
}

extension Words {
  /// `380 ms, give or take 19 ms`.
  func text(of number: NumberAnswer) -> String {
    let unit = number.unit.isEmpty ? "" : " \(number.unit)"
    guard number.tolerance > 0 else { return number.text + unit }
    let tolerance = AmountText.grouped(number.tolerance, places: 3, trimmed: true)
    return "\(number.text)\(unit), \(self[.tolerance]) \(tolerance)\(unit)"
  }
}

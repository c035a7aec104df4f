import Learning
import MarkdownPages
import Markup
import Simulation

/// The answers at the end of a quiz, for paper: on a screen the theme hides them.
enum AnswerKey {
  /// `<div class="answer-key">` around items that are there, or will be.
  static func fragment(_ items: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<div class=\"answer-key\">\n<p>")
    html.bytes.append(escaped: QuestionWords.english.key)
    html.append(literal: "</p>\n<ol>\n")
    html.append(items)
    html.append(literal: "</ol>\n</div>\n")
    return html
  }

  /// The item of a question.
  static func item(_ question: Question, _ texts: QuestionTexts) -> Fragment {
    var html = Fragment()
    html.append(literal: "<li>")
    html.bytes.append(escaped: answer(question, texts))
    html.append(literal: "</li>\n")
    return html
  }

  /// The right answer in one line.
  private static func answer(_ question: Question, _ texts: QuestionTexts) -> String {
    switch question.answer {
    case .choices(let choices):
      choices.filter(\.isRight).map { texts.plain($0.text) }.joined(separator: "; ")
    case .number(let number): text(of: number)
    case .words(let words): words.accepted.joined(separator: "; ")
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

  /// `380 ms, give or take 19 ms`.
  static func text(of number: NumberAnswer) -> String {
    let unit = number.unit.isEmpty ? "" : " \(number.unit)"
    guard number.tolerance > 0 else { return number.text + unit }
    let tolerance = AmountText.grouped(number.tolerance, places: 3, trimmed: true)
    return "\(number.text)\(unit), \(QuestionWords.english.tolerance) \(tolerance)\(unit)"
  }
}

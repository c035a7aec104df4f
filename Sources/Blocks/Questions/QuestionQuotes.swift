import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// The quotations in the texts of a question from the table of its run, `"environment 1: idle"`, or
/// in plain words, `environment 1 is idle`. Where a text names steps, one of them must show it;
/// else any step of the run.
struct QuestionQuotes {
  private let texts: [RichText]

  init(_ question: Question) {
    let choices: [RichText]
    switch question.answer {
    case .choices(let all): choices = all.map(\.feedback)
    case .number(let number): choices = [number.feedback] + number.mistakes.map(\.feedback)
    case .words(let words): choices = [words.feedback] + words.mistakes.map(\.feedback)
    case .order, .match: choices = []
    case .reflection(let model, let points): choices = [model].compactMap { $0 } + points
    }
    texts = [question.prompt] + question.hints + [question.explanation].compactMap { $0 } + choices
  }

  /// Reports what the run does not show. Under a condition texts speak of two runs, and are left
  /// alone.
  static func check(_ quiz: Quiz, _ texts: QuestionTexts, _ page: inout PageBuilder) {
    for question in quiz.questions where question.difference == nil {
      guard let name = question.proof?.run, let run = page[PageRuns.self][name]?.run else {
        continue
      }
      for (markdown, span) in QuestionQuotes(question).texts.compactMap(\.written) {
        let named = steps(in: markdown).filter { run.trace.index(of: $0) != nil }
        let source = texts.source(of: markdown, at: span)
        CellQuotes(source).check(
          run, page[PageRuns.self].cells(of: run), steps: named.isEmpty ? nil : named,
          into: &page.diagnostics)
        PlainStatements(source.bytes, run.trace).check(run, source, into: &page.diagnostics)
      }
    }
  }

  /// The ids in `:step[…]`.
  private static func steps(in text: String) -> [String] {
    text.split(separator: ":step[").dropFirst().map { String($0.prefix { $0 != "]" }) }
  }
}

import DataNodes
import Diagnostics
import Learning
import MarkdownPages

/// ```` ```quiz {#check run=first-request} ````: questions, proved by runs.
struct QuizFence: FenceBlock {
  let name = "quiz"
  let summary = "questions, answered by a run of the page or by their author"
  let example = """
    ```quiz {#check run=first-request}
    - {ask: value-of, variable: request 1, after: answer}
    ```
    """
  let attributes = [
    AttributeRule("run", .text, "the run that is asked about where a question names none"),
    AttributeRule("title", .text, "the words above the questions"),
  ]

  private static let standardID = "quiz"

  /// `<x-quiz class="quiz" id="…">` with all questions, their answers and the data for scripts.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let source = QuizSource(fence.body, at: fence.languageSpan, into: &page.diagnostics)
    let words = context.words
    let id = page.ownID(of: fence) ?? page.uniqueID(Self.standardID)
    let title =
      fence.attributes["title"] ?? source.title ?? words[.questions, count: source.questions.count]
    var maker = maker(for: source, id.text, fence, context, &page)
    let quiz = maker.quiz(source, title: title)
    page.diagnostics.merge(maker.bag)
    guard !quiz.questions.isEmpty else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    page.count("question", quiz.questions.count)
    var texts = QuestionTexts(body: fence.body, library: context.library)
    let content = QuizView(quiz, words).nodes(&texts, &page)
    QuestionQuotes.check(quiz, texts, &page)
    let payload = QuizJSON.bytes(quiz) { texts.plain($0) }
    return page.publish(
      ActiveElement(kind: .quiz, id: id, title: title, json: Fragment(payload)),
      around: content, words)
  }

  /// The maker with the runs that the questions are about; what is missing is reported.
  private func maker(
    for source: QuizSource, _ id: String, _ fence: Fence, _ context: BlockContext,
    _ page: inout PageBuilder
  ) -> QuestionMaker {
    let lookup = RunLookup(context: context)
    var runs: [String: LessonRun] = [:]
    for node in source.runNames {
      runs[node.text ?? ""] = lookup.run(named: node.text ?? "", at: node.span, &page)
    }
    var standard: LessonRun?
    if source.needsStandardRun || fence.attributes["run"] != nil {
      if let run = source.run, fence.attributes["run"] == nil {
        standard = lookup.run(named: run.text ?? "", at: run.span, &page)
      } else {
        standard = lookup.run(for: fence.attributes, at: fence.languageSpan, &page)
      }
    }
    return QuestionMaker(quiz: id, standardRun: standard, runs: runs)
  }
}

package import DataNodes
package import Diagnostics
import Simulation

/// Makes questions of what an author wrote and of runs, and proves them on the way: a question
/// that a run does not bear out is reported and not made.
package struct QuestionMaker {
  let quiz: String
  let words: Words
  /// The run of questions that name none.
  let standardRun: LessonRun?
  /// Runs by the names that questions use.
  let runs: [String: LessonRun]
  package private(set) var bag = DiagnosticBag()
  private var variants: [String: LessonRun] = [:]
  private var ids: [String: SourceSpan] = [:]

  /// - Parameters:
  ///   - quiz: the quiz's id: part of what decides the order of choices.
  ///   - runs: whatever `QuizSource.runNames` says is needed; a name that is absent is a run that
  ///     was reported already.
  package init(
    quiz: String, standardRun: LessonRun?, runs: [String: LessonRun], words: Words = .english
  ) {
    self.quiz = quiz
    self.words = words
    self.standardRun = standardRun
    self.runs = runs
  }

  /// The quiz with the questions that hold, in order; what is wrong with others is in `bag`.
  package mutating func quiz(_ source: QuizSource, title: String) -> Quiz {
    Quiz(id: quiz, title: title, questions: source.questions.compactMap { question($0) })
  }

  private mutating func question(_ node: DataNode) -> Question? {
    var question: Question? =
      switch QuestionGrammar.form(of: node) {
      case .asked(let ask): asked(ask, node)
      case .choices: writtenChoices(node)
      case .number: writtenNumber(node)
      case .words: writtenWords(node)
      case .order: writtenOrder(node)
      case .pairs: writtenPairs(node)
      case .reflection: writtenReflection(node)
      }
    if let question { checkHints(of: question, node) }
    question?.isOfStatedRun = run(of: node)?.isStated ?? false
    return question
  }

  // Runs.

  /// The run a question is about; nil when there is none, which Blocks reports.
  func run(of node: DataNode) -> LessonRun? {
    node["run"].flatMap(\.text).map { runs[$0] } ?? standardRun
  }

  /// A variant of a run, made once.
  mutating func variant(_ name: String, of run: LessonRun) -> LessonRun? {
    let key = "\(run.name)/\(name)"
    if let known = variants[key] { return known }
    guard let variant = run.variant(name) else { return nil }
    variants[key] = variant
    return variant
  }

  mutating func report(_ diagnostic: Diagnostic) { bag.report(diagnostic) }

  // Names.

  /// The id an author gave, or the one that follows from what is asked; nil when it is taken.
  mutating func id(_ node: DataNode, derived: String) -> String? {
    let id = node["id"]?.text ?? RunText.slug(derived)
    let span = node["id"]?.span ?? node.span
    if let first = ids[id] {
      report(.questionTwice(id, first: first, isDerived: node["id"] == nil, at: span))
      return nil
    }
    ids[id] = span
    return id
  }

  // Texts.

  func text(_ node: DataNode?) -> RichText? {
    node.flatMap { node in node.text.map { .written($0, at: node.span) } }
  }

  /// The author's hints, else the one given.
  func hints(_ node: DataNode, else made: RichText?) -> [RichText] {
    let own = [text(node["hint"])].compactMap { $0 } + texts(node["hints"])
    return own.isEmpty ? [made].compactMap { $0 } : own
  }

  func texts(_ node: DataNode?) -> [RichText] {
    (node?.elements ?? []).compactMap { text($0) }
  }
}

extension QuizSource {
  /// The runs that questions name.
  package var runNames: [DataNode] {
    var seen: Set<String> = []
    return questions.compactMap { $0["run"] }.filter { seen.insert($0.text ?? "").inserted }
  }

  /// Whether a question is about the quiz's own run.
  package var needsStandardRun: Bool {
    questions.contains { node in
      guard node["run"] == nil else { return false }
      let choices = node["choices"]?.elements ?? []
      return node["ask"] != nil || node["from"] != nil || choices.contains { $0["claim"] != nil }
    }
  }
}

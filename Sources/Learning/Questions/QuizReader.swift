package import DataNodes
package import Diagnostics

/// A quiz as its author wrote it, checked by its grammar.
package struct QuizSource: Sendable {
  package var title: String?
  /// The run of questions that name none.
  package var run: DataNode?
  /// Mappings that `QuestionGrammar` allows.
  package var questions: [DataNode] = []

  /// Reads a quiz from YAML, or from the form of headings and task lists.
  ///
  /// Reports what the schema reports and `empty-quiz`.
  package init(_ text: SourceText, at span: SourceSpan, into bag: inout DiagnosticBag) {
    var own = DiagnosticBag()
    if TaskListReader.recognises(text) {
      keep(TaskListReader(text).questions(), into: &own)
    } else if let root = DataParser.parse(text, into: &own), !own.hasErrors {
      read(root, into: &own)
    }
    if questions.isEmpty, !own.hasErrors { own.report(.emptyQuiz(at: span)) }
    bag.merge(own)
  }

  private mutating func read(_ root: DataNode, into bag: inout DiagnosticBag) {
    if case .sequence(let nodes) = root.content { return keep(nodes, into: &bag) }
    guard !root.isNull, QuestionGrammar.frame.check(root, into: &bag) else { return }
    title = root["title"]?.text
    run = root["run"]
    keep(root["questions"]?.elements ?? [], into: &bag)
  }

  private mutating func keep(_ nodes: [DataNode], into bag: inout DiagnosticBag) {
    for node in nodes {
      if let ask = node["ask"], let text = ask.text, Ask(rawValue: text) == nil {
        bag.report(.unknownAsk(text, at: ask.span))
        continue
      }
      let form = QuestionGrammar.form(of: node)
      if QuestionGrammar.schema(of: form).check(node, into: &bag) { questions.append(node) }
    }
  }
}

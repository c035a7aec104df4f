import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `::collect`: keywords, cards and questions of the concept's other pages.
struct CollectBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "collect"
  let summary = "keywords, cards and questions drawn from the concept's other pages"
  let example = "::collect"
  let attributes = [
    AttributeRule("show", .oneOf(["keywords", "cards", "questions"]), "only one of the three")
  ]

  private static let quizID = "review-quiz"

  /// A list of keywords, a deck of cards and one quiz, filled when all pages are known.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let wanted = directive.attributes["show"].map { [$0] } ?? ["keywords", "cards", "questions"]
    return .group(
      wanted.map { kind in
        switch kind {
        case "keywords": .block("dl", [.class("keywords")], [.slot(.site("keyword"))])
        case "cards": .block("div", [.class("flashcards")], [.slot(.site("card"))])
        default: quiz(context.words, &page)
        }
      })
  }

  /// One quiz of all questions, with the data that its script needs.
  private func quiz(_ words: Words, _ page: inout PageBuilder) -> Node {
    let title = words[.mixedQuiz]
    let id = page.uniqueID(Self.quizID)
    var json = JSONWriter()
    json.object { json in
      json.member("version", QuizJSON.version)
      json.member("kind", "quiz")
      json.member("id", id.text)
      json.member("title", title)
      json.member("questions") { json in json.array { $0.slot() } }
    }
    let element = ActiveElement(
      kind: .quiz, id: id, title: title,
      json: Fragment(json, slots: [.site("question-json")]))
    return element.node(around: [
      .line("p", [.class("quiz-title")], title),
      .block("ol", [.class("questions")], [.slot(.site("question"))]),
      AnswerKey.node([.slot(.site("answer"))], words),
    ])
  }
}

/// `::mode-coverage`: which concept is told in which modes, and what its pages lack.
struct ModeCoverageBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "mode-coverage"
  let summary = "a table of concepts and modes, with what pages lack"
  let example = "::mode-coverage"
  let attributes: [AttributeRule] = []

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    .slot(.site("coverage"))
  }
}

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    var html = Fragment()
    let wanted = directive.attributes["show"].map { [$0] } ?? ["keywords", "cards", "questions"]
    for kind in wanted {
      switch kind {
      case "keywords":
        html.append(literal: "<dl class=\"keywords\">\n")
        html.append(hole: .site("keyword"))
        html.append(literal: "</dl>\n")
      case "cards":
        html.append(literal: "<div class=\"flashcards\">\n")
        html.append(hole: .site("card"))
        html.append(literal: "</div>\n")
      default: html.append(quiz(&page))
      }
    }
    return html
  }

  /// One quiz of all questions, with the data that its script needs.
  private func quiz(_ page: inout PageBuilder) -> Fragment {
    let title = LessonWords.english.title("mixed quiz")
    let id = page.uniqueID(Self.quizID)
    var json = JSONWriter()
    json.object { json in
      json.member("version", QuizJSON.version)
      json.member("kind", "quiz")
      json.member("id", id)
      json.member("title", title)
    }
    var html = Fragment()
    html.append(literal: "<x-quiz class=\"quiz\"")
    html.bytes.append(attribute: "id", id)
    html.append(literal: " role=\"group\"")
    html.bytes.append(attribute: "aria-label", title)
    html.append(literal: ">\n<p class=\"quiz-title\">")
    html.append(escaped: title)
    html.append(literal: "</p>\n<ol class=\"questions\">\n")
    html.append(hole: .site("question"))
    html.append(literal: "</ol>\n")
    var answers = Fragment()
    answers.append(hole: .site("answer"))
    html.append(AnswerKey.fragment(answers))
    html.append(literal: "<script type=\"application/json\" class=\"block-data\">")
    html.bytes += json.bytes.dropLast()
    html.append(literal: ",\"questions\":[")
    html.append(hole: .site("question-json"))
    html.append(literal: "]}</script>\n</x-quiz>\n")
    return html
  }
}

/// `::mode-coverage`: which concept is told in which modes, and what its pages lack.
struct ModeCoverageBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "mode-coverage"
  let summary = "a table of concepts and modes, with what pages lack"
  let example = "::mode-coverage"
  let attributes: [AttributeRule] = []

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    var html = Fragment()
    html.append(hole: .site("coverage"))
    return html
  }
}

import Markup

/// What a quiz tells programs: the object that its page carries and that is published beside it.
package enum QuizJSON {
  /// Rises when a member changes its meaning or goes.
  package static let version = 1

  /// The quiz as JSON. `plain` gives a text without markup.
  package static func bytes(_ quiz: Quiz, plain: (QuestionText) -> String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", version)
      json.member("kind", "quiz")
      json.member("id", quiz.id)
      json.member("title", quiz.title)
      json.member("questions") { json in
        json.array(quiz.questions) { write($1, &$0, plain) }
      }
    }
    return json.bytes
  }

  private static func write(
    _ question: Question, _ json: inout JSONWriter, _ plain: (QuestionText) -> String
  ) {
    json.object { json in
      json.member("id", question.id)
      json.member("kind", question.kind.rawValue)
      json.member("ask", question.ask?.rawValue)
      json.member("basis", question.proof == nil ? "stated" : "proved")
      json.member("prompt", plain(question.prompt))
      write(question.answer, &json, plain)
      json.member("hints", question.hints.map(plain))
      json.member("explanation", question.explanation.map(plain))
      write(question.proof, &json)
    }
  }

  private static func write(
    _ answer: Answer, _ json: inout JSONWriter, _ plain: (QuestionText) -> String
  ) {
    switch answer {
    case .choices(let choices):
      json.member("choices") { json in
        json.array(choices) { json, choice in
          json.object { json in
            json.member("id", choice.id)
            json.member("text", plain(choice.text))
            json.member("right", choice.isRight)
            json.member("feedback", plain(choice.feedback))
            json.member("belief", choice.belief)
            write(choice.proof, &json)
          }
        }
      }
    default: break
    }
  }

  private static func write(_ proof: Proof?, _ json: inout JSONWriter) {
    guard let proof else { return }
    json.member("proof") { json in
      json.object { json in
        json.member("run", proof.run)
        json.member("variant", proof.variant)
        json.member("step", proof.step)
        json.member("variable", proof.variable)
      }
    }
  }
}

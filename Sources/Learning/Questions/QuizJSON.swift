package import Markup

/// A quiz for programs: the object that its page carries and that is published beside it.
package enum QuizJSON {
  /// Rises when a member changes its meaning or goes.
  package static let version = 1

  /// The quiz as JSON. `plain` gives a text without markup.
  package static func bytes(_ quiz: Quiz, plain: (RichText) -> String) -> [UInt8] {
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

  /// One of its questions with an open name: another page that draws it gives it another one.
  package static func open(_ question: Question, plain: (RichText) -> String) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.member("id") { $0.textSlot() }
      writeMembers(question, &json, plain)
    }
    return json
  }

  private static func write(
    _ question: Question, _ json: inout JSONWriter, _ plain: (RichText) -> String
  ) {
    json.object { json in
      json.member("id", question.id)
      writeMembers(question, &json, plain)
    }
  }

  /// All but its name.
  private static func writeMembers(
    _ question: Question, _ json: inout JSONWriter, _ plain: (RichText) -> String
  ) {
    json.member("kind", question.kind.rawValue)
    json.member("ask", question.ask?.rawValue)
    json.member("basis", question.isProved ? "proved" : "stated")
    json.member("prompt", plain(question.prompt))
    write(question.answer, &json, plain)
    json.member("hints", question.hints.map(plain))
    json.member("explanation", question.explanation.map(plain))
    write(question.proof, &json)
  }

  private static func write(
    _ answer: Answer, _ json: inout JSONWriter, _ plain: (RichText) -> String
  ) {
    switch answer {
    case .choices(let choices):
      json.member("choices") { json in
        json.array(choices) { write($1, &$0, plain) }
      }
    case .number(let number): write(number, &json, plain)
    case .order(let items, let ranks):
      json.member("items") { json in json.array(items) { write($1, &$0, plain) } }
      let sorted = items.indices.sorted { ranks[$0] < ranks[$1] }
      json.member("order", sorted.map { items[$0].id })
    case .match(let items, let partners, let options):
      json.member("items") { json in json.array(items) { write($1, &$0, plain) } }
      json.member("options") { json in json.array(options) { write($1, &$0, plain) } }
      json.member("pairs") { json in
        json.object { json in
          for (item, partner) in zip(items, partners) { json.member(item.id, options[partner].id) }
        }
      }
    case .words(let words):
      json.member("accept", words.accepted)
      json.member("feedback", plain(words.feedback))
      json.member("mistakes") { json in
        json.array(words.mistakes) { json, mistake in
          json.object { json in
            json.member("text", mistake.text)
            json.member("feedback", plain(mistake.feedback))
          }
        }
      }
    case .reflection(let model, let points):
      json.member("model", model.map(plain))
      json.member("points", points.map(plain))
    }
  }

  private static func write(
    _ choice: Choice, _ json: inout JSONWriter, _ plain: (RichText) -> String
  ) {
    json.object { json in
      json.member("id", choice.id)
      json.member("text", plain(choice.text))
      json.member("right", choice.isRight)
      json.member("feedback", plain(choice.feedback))
      json.member("belief", choice.belief)
      write(choice.proof, &json)
    }
  }

  private static func write(
    _ item: Item, _ json: inout JSONWriter, _ plain: (RichText) -> String
  ) {
    json.object { json in
      json.member("id", item.id)
      json.member("text", plain(item.text))
      json.member("feedback", item.feedback.map(plain))
      write(item.proof, &json)
    }
  }

  private static func write(
    _ number: NumberAnswer, _ json: inout JSONWriter, _ plain: (RichText) -> String
  ) {
    json.member("value", number.value)
    json.member("unit", number.unit)
    json.member("tolerance", number.tolerance)
    json.member("feedback", plain(number.feedback))
    json.member("mistakes") { json in
      json.array(number.mistakes) { json, mistake in
        json.object { json in
          json.member("value", mistake.value)
          json.member("feedback", plain(mistake.feedback))
          json.member("belief", mistake.belief)
        }
      }
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

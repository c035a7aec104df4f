package import DataNodes
import Simulation

/// The grammar of a quiz: the source of its check, of the JSON Schema for editors and of the
/// manual's tables.
package enum QuestionGrammar {
  /// The form of a question, as its keys show it.
  enum Form: Hashable, Sendable {
    case asked(Ask)
    case choices, number, words, order, pairs, reflection
  }

  /// A whole quiz: a list of questions, or a mapping with them.
  package static let schema = Schema.oneOf([
    frame(questions: .oneOf(forms.map { schema(of: $0) })),
    .list(of: .oneOf(forms.map { schema(of: $0) })),
  ])

  /// The same with questions left open: each is checked by the grammar of its own form.
  static let frame = frame(questions: .any)

  private static func frame(questions: Schema) -> Schema {
    .object(
      "a quiz",
      [
        Field("title", .text, "The words above the questions."),
        Field("run", .text, "The run that is asked about where a question names none."),
        Field("questions", .list(of: questions), required: true, "The questions."),
      ])
  }

  private static let forms: [Form] =
    Ask.allCases.map(Form.asked) + [.choices, .number, .words, .order, .pairs, .reflection]

  /// What a question is; one without a telling key is taken for one with choices.
  static func form(of node: DataNode) -> Form {
    if let ask = node["ask"]?.text.flatMap(Ask.init) { return .asked(ask) }
    switch node["kind"]?.text {
    case "text": return .words
    case "why": return .reflection
    case "numeric": return .number
    default: break
    }
    if node["choices"] != nil { return .choices }
    if node["order"] != nil { return .order }
    if node["pairs"] != nil { return .pairs }
    return node["answer"] == nil && node["from"] == nil ? .choices : .number
  }

  /// The grammar of one question.
  static func schema(of form: Form) -> Schema {
    switch form {
    case .asked(let ask): asked(ask)
    case .choices: written("a question with choices", Self.choicesFields)
    case .number: written("a question for a number", Self.numberFields)
    case .words: written("a question for words", Self.wordsFields)
    case .order: written("a question of order", [order])
    case .pairs: written("a question of pairs", Self.pairsFields)
    case .reflection: written("a question for thoughts", Self.reflectionFields)
    }
  }

  private static let common: [Field] = [
    Field("id", .string("an id", pattern: "^[a-z0-9-]+$", check: isID), "Names the question."),
    Field("run", .text, "The run that is asked about."),
    Field("hint", .text, "Help for who is stuck."),
    Field("hints", .list(of: .text), "Several, from the vague to the plain."),
    Field("explanation", .text, "What is shown behind the answer."),
    Field("keep-order", .boolean, "Shows choices in the order in which they are written."),
  ]

  private static func written(_ name: String, _ fields: [Field]) -> Schema {
    .object(
      name,
      [Field("question", .text, required: true, "What is asked.")] + common + fields)
  }

  private static func asked(_ ask: Ask) -> Schema {
    .object(
      "a question \"\(ask.rawValue)\"",
      [
        Field("ask", .choice([ask.rawValue]), required: true, "What is asked of the run."),
        Field("question", .text, "The question in words of your own."),
        Field("if", .text, "A variant or a wrong rule: the run is repeated with it."),
        Field("suppose", .text, "The condition in words of your own."),
      ] + common + (ask.form?.keys ?? []))
  }

  static let variable = Field("variable", .text, "A variable of the run.")
  static let variables = Field("variables", .list(of: .text), "Variables of the run.")
  static let service = Field("service", .text, "Whose variable it is.")
  static let after = Field("after", .text, "The id of a step.")
  static let becomes = Field("becomes", .text, required: true, "The value it takes.")
  static let nth = Field("nth", .integer(in: 1...1000), "Which occurrence, counted from 1.")
  static let step = Field("step", .text, "The id of a step.")
  static let steps = Field("steps", .list(of: .text), "Ids of steps.")
  static let number = Field("count", .integer(in: 2...8), "How many choices.")
  static let freeTier = Field("free-tier", .boolean, "Whether it counts.")
  static let several = Field("kind", .choice(["single", "multiple"]), "One, or all.")
  static let with = Field(
    "with", .choice(MatchAspect.allCases.map(\.rawValue)), "What steps are matched with.")
  static let answers = [number, Field("choices", .list(of: choice), "Choices.")]
  static let numeric =
    answers + [
      Field("kind", .choice(["single", "numeric"]), "Choices, or a number to type."), tolerance,
    ]
  static let tolerance = Field(
    "tolerance", .text, "How far off is still right: `5 %` or `10`.")

  static func of(_ description: String) -> Field { Field("of", .text, description) }

  static func required(_ field: Field) -> Field {
    Field(field.name, field.schema, required: true, field.description)
  }

  private static let because = Field("because", .text, "What is shown to who chooses it.")

  static let choice = Schema.object(
    "a choice",
    [
      Field("right", .text, "What is right."), Field("wrong", .text, "What is wrong."),
      Field("believe", .text, "A wrong rule whose answer this is."),
      Field("as", .text, "Other words for it."), because,
      Field("claim", .text, "What the run must say for it to be right."),
    ])

  private static let choicesFields = [
    Field("choices", .list(of: choice, count: 2...12), required: true, "What is to choose from."),
    Field("kind", .choice(["single", "multiple", "predict"]), "One, or several."),
  ]

  private static let from = Field("from", .text, "A path of the run that gives the answer.")

  private static func wrong(_ name: String) -> Field {
    Field(
      "wrong",
      .list(
        of: .object(
          name, [Field("answer", .text, required: true, "What people write."), because])),
      "Answers people give, with what is wrong about them.")
  }

  private static let numberFields = [
    Field("answer", .text, "The number, with its unit."), from, tolerance,
    Field("kind", .choice(["numeric"]), "A number to type."),
    Field("unit", .text, "The unit beside the field."),
    Field("because", .text, "What is shown to who is right."), wrong("a wrong number"),
  ]

  private static let wordsFields = [
    Field("answer", .text, "The words."), from,
    Field("kind", .choice(["text"]), required: true, "Words to type."),
    Field("accept", .list(of: .text), "Other words that are right."),
    Field("because", .text, "What is shown to who is right."), wrong("wrong words"),
  ]

  private static let order = Field(
    "order", .list(of: .text, count: 2...10), required: true, "What is put in order, in order.")

  private static let pairsFields = [
    Field("pairs", .map(of: .text, key: "an item"), required: true, "What belongs together."),
    Field("extra", .list(of: .text), "Partners that belong to nothing."),
  ]

  private static let reflectionFields = [
    Field("kind", .choice(["why"]), required: true, "Free thoughts, not judged."),
    Field("answer", .text, "A model answer, shown afterwards."),
    Field("points", .list(of: .text), "What a good answer mentions."),
  ]

  /// Lower-case letters, digits and hyphens.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

/// The aspects that steps are matched with.
package enum MatchAspect: String, Sendable, CaseIterable {
  case cause, time, actor, action
}

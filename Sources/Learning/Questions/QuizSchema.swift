package import DataNodes

extension QuizJSON {
  /// What `bytes` writes: the source of the published JSON Schema.
  package static let schema = Schema.object(
    "a quiz",
    [
      Field("version", .integer(in: 1...1), required: true, "The version of this form."),
      Field("kind", .choice(["quiz"]), required: true, "What this is."),
      Field("id", .text, required: true, "Unique in its page, and an anchor of it."),
      Field("title", .text, required: true, "The words above the questions."),
      Field("questions", .list(of: .oneOf(kinds), count: 1...1000), required: true, "In order."),
    ])

  private static let kinds: [Schema] = Question.Kind.allCases.map { kind in
    .object("a question \"\(kind.rawValue)\"", head(kind) + fields(kind) + foot)
  }

  private static func head(_ kind: Question.Kind) -> [Field] {
    [
      Field("id", .text, required: true, "Unique in the quiz, stable when words change."),
      Field("kind", .choice([kind.rawValue]), required: true, "What the learner does."),
      Field("ask", .choice(Ask.allCases.map(\.rawValue)), "What is asked of a run."),
      Field("basis", .choice(["proved", "stated"]), required: true, "Who says what is right."),
      Field("prompt", .text, required: true, "The question, as all texts without markup."),
    ]
  }

  private static let foot = [
    Field("hints", .list(of: .text), required: true, "From the vague to the plain."),
    Field("explanation", .text, "What is shown behind the answer."),
    Field("proof", proof, "What in a run proves the answer; absent when it is stated."),
  ]

  private static let proof = Schema.object(
    "a proof",
    [
      Field("run", .text, required: true, "The run's name."),
      Field("variant", .text, "The variant or wrong rule it is repeated with."),
      Field("step", .text, "The id of a step."),
      Field("variable", .text, "A variable, a figure or a line of the bill."),
    ])

  private static func fields(_ kind: Question.Kind) -> [Field] {
    switch kind {
    case .single, .multiple, .predict:
      [Field("choices", .list(of: choice, count: 2...20), required: true, "As they are shown.")]
    case .numeric:
      [
        Field("value", .number, required: true, "The answer."),
        Field("unit", .text, required: true, "Its unit; empty for a count."),
        Field("tolerance", .number, required: true, "How far off is right, in the same unit."),
        feedback, mistakes("value", .number),
      ]
    case .order:
      [
        Field("items", .list(of: item), required: true, "As they are shown."),
        Field("order", .list(of: .text), required: true, "Ids of the items in right order."),
      ]
    case .match:
      [
        Field("items", .list(of: item), required: true, "As they are shown."),
        Field("options", .list(of: item), required: true, "What they are matched with."),
        Field("pairs", .map(of: .text, key: "an item"), required: true, "Item to option."),
      ]
    case .text:
      [
        Field("accept", .list(of: .text), required: true, "All that is right."), feedback,
        mistakes("text", .text),
      ]
    case .why:
      [
        Field("model", .text, "A model answer."),
        Field("points", .list(of: .text), required: true, "What a good answer mentions."),
      ]
    }
  }

  private static let feedback = Field(
    "feedback", .text, required: true, "What is shown to who is right.")

  private static func mistakes(_ name: String, _ schema: Schema) -> Field {
    Field(
      "mistakes",
      .list(
        of: .object(
          "a mistake",
          [
            Field(name, schema, required: true, "What people write."),
            Field("feedback", .text, required: true, "What is wrong about it."),
            Field("belief", .text, "The wrong rule behind it."),
          ])), required: true, "Wrong answers with feedback of their own.")
  }

  private static let choice = Schema.object(
    "a choice",
    [
      Field("id", .text, required: true, "Unique in the question."),
      Field("text", .text, required: true, "What is chosen."),
      Field("right", .boolean, required: true, "Whether it is right."),
      Field("feedback", .text, required: true, "What is shown to who chooses it."),
      Field("belief", .text, "The wrong rule whose believer chooses this."),
      Field("proof", proof, "What shows that it is right or wrong."),
    ])

  private static let item = Schema.object(
    "an item",
    [
      Field("id", .text, required: true, "Unique in the question."),
      Field("text", .text, required: true, "What is shown."),
      Field("feedback", .text, "Why it belongs where it belongs."),
      Field("proof", proof, "What shows it."),
    ])
}

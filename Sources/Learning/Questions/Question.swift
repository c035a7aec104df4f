package import Diagnostics

/// Questions that stand together under one id.
package struct Quiz: Sendable {
  /// Unique in the page.
  package let id: String
  package let title: String
  package let questions: [Question]
}

/// One question with all that is shown of it.
package struct Question: Sendable {
  /// The learner's task.
  package enum Kind: String, Sendable, CaseIterable {
    case single, multiple, numeric, order, match, predict, text, why
  }

  /// Unique in the quiz, stable when the wording changes.
  package let id: String
  package let kind: Kind
  /// What is asked of a run; nil for a question an author wrote.
  package let ask: Ask?
  package let prompt: RichText
  package let answer: Answer
  /// From the vague to the plain.
  package let hints: [RichText]
  package let explanation: RichText?
  /// What in a run proves the answer; nil for a question that is only stated.
  package let proof: Proof?
  /// How the run under the question's condition differs from the one without; nil without one.
  package let difference: DifferenceTable?
  /// Where the author wrote it.
  package let span: SourceSpan
  /// Whether what proves it is a run that an author states.
  package var isOfStatedRun = false

  /// Whether a simulation says what is right, and not an author.
  package var isProved: Bool { proof != nil && !isOfStatedRun }
}

/// The name of one of the `AskForms`, the things a question can ask of a run.
package struct Ask: RawRepresentable, Hashable, Sendable, CaseIterable {
  package let rawValue: String

  /// Nil for a name that no form has.
  package init?(rawValue: String) {
    guard AskForms.all.contains(where: { $0.name == rawValue }) else { return nil }
    self.rawValue = rawValue
  }

  /// In the order of the manual.
  package static let allCases = AskForms.all.compactMap { Ask(rawValue: $0.name) }

  var form: (any AskForm)? { AskForms.all.first { $0.name == rawValue } }
}

/// The part of a run that proves an answer.
package struct Proof: Hashable, Sendable {
  /// The run's name.
  package let run: String
  /// A variant or a wrong rule under which the run is repeated.
  package var variant: String?
  /// The id of a step.
  package var step: String?
  /// A variable, a figure such as `orders.cold-starts`, or `bill.total`.
  package var variable: String?

  package init(_ run: String, variant: String? = nil, step: String? = nil, variable: String? = nil)
  {
    self.run = run
    self.variant = variant
    self.step = step
    self.variable = variable
  }
}

/// The expected answer, and how it is judged.
package enum Answer: Sendable {
  /// One of several, or several of several, in the order in which they are shown.
  case choices([Choice])
  case number(NumberAnswer)
  /// Items in the order in which they are shown; `ranks` has the right place of each, from 0.
  case order([Item], ranks: [Int])
  /// Each item with the place of its partner among the options.
  case match([Item], partners: [Int], options: [Item])
  case words(WordsAnswer)
  /// A model answer, and what a good one mentions.
  case reflection(RichText?, points: [RichText])
}

/// Something to choose.
package struct Choice: Sendable {
  /// Unique in the question.
  package let id: String
  package let text: RichText
  package let isRight: Bool
  package let feedback: RichText
  package let proof: Proof?
  /// The wrong rule whose believer would choose this.
  package let belief: String?
  /// Where the author wrote it; nil for what was made.
  package let span: SourceSpan?
}

/// Something to put in order or to match.
package struct Item: Sendable {
  package let id: String
  package let text: RichText
  /// Why it belongs where it belongs.
  package let feedback: RichText?
  package let proof: Proof?
}

/// A number to be typed.
package struct NumberAnswer: Sendable {
  package let value: Double
  /// How it is written: `380 ms` without the unit.
  package let text: String
  /// Empty for a mere count.
  package let unit: String
  /// How far off is still right, in the same unit.
  package let tolerance: Double
  package let feedback: RichText
  /// Answers people give, and what is wrong with them.
  package let mistakes: [Mistake]

  /// A number that people arrive at by a mistake.
  package struct Mistake: Sendable {
    package let value: Double
    package let text: String
    package let feedback: RichText
    package let belief: String?
  }
}

/// A word or a few to be typed.
package struct WordsAnswer: Sendable {
  /// All that is right; the first is shown as the answer.
  package let accepted: [String]
  package let feedback: RichText
  package let mistakes: [Mistake]

  /// Words that people write by a mistake.
  package struct Mistake: Sendable {
    package let text: String
    package let feedback: RichText
  }
}

/// The differences under a question's condition.
package struct DifferenceTable: Sendable {
  /// One line.
  package struct Row: Sendable {
    /// The kind of change.
    package enum Change: String, Sendable { case gone, added, changed, value, figure }

    package let change: Change
    /// A step's sentence, or the name of a variable or of a figure.
    package let subject: String
    package let before: String
    package let after: String
  }

  /// The variant or the wrong rule.
  package let variant: String
  package let rows: [Row]
  /// How many rows were left out because they would be too many.
  package let omitted: Int
}

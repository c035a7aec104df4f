import Learning
import Simulation
import Testing

/// The words of the theme: each language has all of them, with the same places for values.
@Suite struct WordsTests {
  private static let english = Words.builtIn("en")
  private static let german = Words.builtIn("de")

  @Test func germanHasAllThatEnglishHas() {
    #expect(Self.german.keys.sorted() == Self.english.keys.sorted())
    #expect(Self.german.values.allSatisfy { !$0.isEmpty })
  }

  @Test func everyWordOfBlocksIsInTheTheme() {
    let missing = Word.allCases.map(\.rawValue).filter { Self.english[$0] == nil }
    #expect(missing.isEmpty, "theme/strings/en.yaml lacks \(missing)")
  }

  /// `{step}` in one language is `{step}` in the other; an order or a number may be left out.
  @Test func placesForValuesAreTheSame() {
    for key in Self.english.keys.sorted() {
      let (own, other) = (Self.places(Self.english[key]), Self.places(Self.german[key]))
      #expect(own == other, "\(key): \(own) and \(other)")
    }
  }

  private static func places(_ text: String?) -> Set<String> {
    let parts = (text ?? "").split(separator: "{", omittingEmptySubsequences: false)
    return Set(parts.dropFirst().map { String($0.prefix { $0 != "}" }) })
  }

  /// What the engine says by itself is what the theme's English says.
  @Test func theThemeSaysWhatTheEngineSays() {
    let (own, engine) = (Words.english.wording, Wording.english)
    #expect(own.actions == engine.actions)
    #expect(own.actionsOfMany == engine.actionsOfMany)
    #expect(own.causes == engine.causes)
    #expect(own.ends == engine.ends)
    #expect(own.failures == engine.failures)
    for rule in WrongRule.allCases { #expect(Words.english.belief(rule) == rule.belief) }
    for kind in TraceSubject.Kind.known {
      let pattern = Words.english.text(.subject, kind.id)
      #expect(pattern?.replacing("{request}", with: "request {number}") == kind.pattern)
    }
    for state in StateWord.allCases {
      #expect(Words.english.text(.state, state.rawValue) == state.rawValue)
    }
  }

  /// Whatever can be counted can be asked for in a sentence of its own.
  @Test func figuresAndStepsHaveTheirQuestions() {
    let keys = Set(Self.english.keys)
    let figures = keys.filter { $0.hasPrefix("figure") }.map { $0.dropFirst("figure".count) }
    let known = figures.filter { $0.first?.isUppercase == true && $0 != "Hint" }
    let lacking = known.filter { !keys.contains("asked\($0)") }.sorted()
    #expect(lacking.isEmpty, "theme/strings/en.yaml lacks asked… for \(lacking)")
    let kinds = StepKind.allCases.filter { $0 != .end && $0 != .stated }
    for kind in kinds { #expect(Words.english.text(.often, kind.id) != nil, "\(kind.id)") }
  }

  @Test(arguments: [
    ("en", 0, "0 questions"), ("en", 1, "A question"), ("en", 1200, "1,200 questions"),
    ("de", 1, "Eine Frage"), ("de", 1200, "1.200 Fragen"),
  ])
  func numbersHaveTheirForms(_ language: String, _ count: Int, _ expected: String) {
    let words = Words(language: language, Words.builtIn(language))
    #expect(words[.questions, count: count] == expected)
  }

  @Test func languagesHaveFormsOfTheirOwn() {
    let polish = Words(
      language: "pl",
      ["questionsOne": "pytanie", "questionsFew": "{count} pytania", "questions": "{count} pytań"])
    let forms = [1, 2, 5, 12, 22, 25].map { polish[.questions, count: $0] }
    #expect(forms == ["pytanie", "2 pytania", "5 pytań", "12 pytań", "22 pytania", "25 pytań"])
  }

  @Test func textsAreFilledInPieces() {
    let words = Words(language: "en", ["see": "{step}: see {step}, {other}."])
    #expect(words[.see, ["step": "one"]] == "one: see one, {other}.")
  }
}

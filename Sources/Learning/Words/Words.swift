import DataNodes
import DefaultTheme
import Diagnostics
package import Simulation

/// The words that readers see, in one language: the strings of a theme with the language's
/// plural forms and its way to write numbers.
///
/// A word is a `Word`, or one of a `Family` and named by what it stands for, as a state is by
/// `idle`. Words that a language lacks are English.
package struct Words: Sendable {
  /// As a site's settings name it: `de-CH`.
  package let language: String
  package let numbers: NumberStyle
  /// The words in which steps, causes, states and variables are told.
  package private(set) var wording = Wording.english
  private let texts: [String: String]

  /// - Parameter texts: all strings by key, such as those of a theme.
  package init(language: String, _ texts: [String: String]) {
    self.language = language
    self.texts = texts
    numbers = NumberStyle(language: language)
    wording = told
  }

  /// Those of the course: `theme/strings/en.yaml` as it is in the program.
  package static let english = Words(language: "en", builtIn("en"))

  /// The strings of a language that is part of the program; none for others.
  package static func builtIn(_ language: String) -> [String: String] {
    let path = "strings/\(language).yaml"
    var bag = DiagnosticBag()
    guard let file = EmbeddedTheme.files.first(where: { $0.path == path }),
      let node = DataParser.parse(SourceText(path: path, bytes: file.bytes), into: &bag)
    else { return [:] }
    return Dictionary(
      node.members.map { ($0.name, $0.value.text ?? "") }, uniquingKeysWith: { $1 })
  }

  /// The string of a key; nil where there is none.
  package func string(_ key: String) -> String? { texts[key] }

  package subscript(word: Word) -> String { texts[word.rawValue] ?? word.rawValue }

  /// A word with values in place of `{name}`.
  package subscript(word: Word, values: KeyValuePairs<String, String>) -> String {
    self[word].filling(values)
  }

  /// A word of a number of things, in the form that the language has for the number: `{count}` is
  /// the number. Forms stand under the word's key with the category's name behind it.
  package subscript(word: Word, count count: Int) -> String {
    let category = PluralRule(language: language).category(of: count)
    let form = texts[word.rawValue + category] ?? self[word]
    return form.replacing("{count}", with: number(count))
  }

  /// A whole number with its digits in groups.
  package func number(_ number: Int) -> String { FigureText.value(.count(number), numbers) }

  /// The word of a family for what is called so; nil where there is none.
  package func text(_ family: Family, _ name: some StringProtocol) -> String? {
    texts[Self.key(family, name)]
  }

  /// The same; what has no word is called by its name.
  package subscript(family: Family, name: some StringProtocol) -> String {
    text(family, name) ?? String(name).replacing("-", with: " ")
  }

  /// Words for what there are several of, by the names that the program has for them.
  package enum Family: String, CaseIterable, Sendable {
    /// Titles of blocks of a lesson and of their parts.
    case block
    /// Columns of an execution table.
    case column
    /// How a fact is known.
    case fact
    /// How much a step of a build-up asks for.
    case level
    /// What happened to a row of a difference.
    case change
    /// Sentences of steps by their kinds, causes, and why runs end.
    case step, cause, end
    /// What is said of a failed request.
    case failure
    /// States, and the names of variables by the kind of what they follow.
    case state, subject
    /// What wrong rules claim.
    case belief
    /// Figures of services and of runs.
    case figure
    /// What is counted on a bill, and signs of large numbers.
    case unit, scale
  }

  /// The key of a word: `blockCoreIdea`.
  package static func key(_ family: Family, _ name: some StringProtocol) -> String {
    var key = family.rawValue
    var startsWord = true
    for character in name {
      guard character.isLetter || character.isNumber else {
        startsWord = true
        continue
      }
      key += startsWord ? character.uppercased() : String(character)
      startsWord = false
    }
    return key
  }

  /// All keys and strings in the order of the keys: whether two sites say the same.
  package var all: [String] { texts.keys.sorted().flatMap { [$0, texts[$0] ?? ""] } }

  /// A text that begins a sentence.
  package static func capital(_ text: String) -> String {
    guard let place = text.firstIndex(where: \.isLetter) else { return text }
    return text[..<place] + text[place].uppercased() + text[text.index(after: place)...]
  }
}

extension String {
  /// This text with values in place of `{name}`.
  package func filling(_ values: KeyValuePairs<String, String>) -> String {
    values.reduce(self) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}

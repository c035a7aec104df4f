import Diagnostics
import Learning
import Simulation

/// The statements of sentences about a run in plain words: `environment 1 is idle after step 7`.
/// Such a sentence is looked up: at the steps it names, else at any step. What only might be (`if`,
/// `would`) is left alone, and so is whatever is said in other words.
struct PlainStatements {
  /// `variable` is `value`, in a sentence that names these steps.
  struct Statement: Equatable {
    /// By their places in the trace: several where the sentence does not say whose is meant.
    let variables: [Int]
    let value: String
    /// Places of steps.
    let steps: [Int]
    /// The bytes of the value.
    let range: Range<Int>
  }

  private static let verbs = ["is", "was", "stays", "becomes", "reads", "says", "still"]
  private static let doubts = [
    "if", "would", "could", "were", "unless", "without", "suppose", "not", "never", "until",
    "believes", "no",
  ]
  /// What may stand behind a number that has no unit.
  private static let following = ["after", "at", "in", "then", "when", "and", "before", "from"]

  let statements: [Statement]

  /// Finds the statements in Markdown. O(bytes × variables).
  init(_ bytes: [UInt8], _ trace: Trace) {
    let names = Self.names(trace)
    statements = PlainSentence.all(in: bytes).flatMap { sentence in
      Self.statements(sentence, names, trace)
    }
  }

  /// A name by which a sentence may call a variable.
  private struct Name {
    let words: [String]
    var places: [Int]
  }

  /// The full names, and those that leave the service out, the longest first.
  private static func names(_ trace: Trace) -> [Name] {
    var names: [String: Name] = [:]
    for (place, variable) in trace.variables.enumerated() {
      for name in Set([variable.name, variable.subject.name(in: variable.service)]) {
        let words = name.split(separator: " ").map { $0.lowercased() }
        names[name, default: Name(words: words, places: [])].places.append(place)
      }
    }
    return names.values.sorted {
      ($0.words.count, $1.places[0]) > ($1.words.count, $0.places[0])
    }
  }

  private static func statements(
    _ sentence: PlainSentence, _ names: [Name], _ trace: Trace
  ) -> [Statement] {
    let words = sentence.words
    guard !words.contains(where: { doubts.contains($0.text) }) else { return [] }
    let steps = sentence.steps(trace)
    var found: [Statement] = []
    var index = 0
    while index < words.count {
      let name = names.first { name in
        words[index...].prefix(name.words.count).map(\.text) == name.words
      }
      guard let name else {
        index += 1
        continue
      }
      index += name.words.count
      var next = index
      while next < words.count, verbs.contains(words[next].text) { next += 1 }
      guard next > index, next < words.count, isValue(at: next, words) else { continue }
      found.append(
        Statement(
          variables: name.places, value: words[next].text, steps: steps, range: words[next].range))
    }
    return found
  }

  /// Whether a word is a state, or a number without a unit.
  private static func isValue(at index: Int, _ words: [PlainSentence.Word]) -> Bool {
    let text = words[index].text
    if StateWord(rawValue: text) != nil { return true }
    guard Int(text) != nil else { return false }
    return index + 1 == words.count || following.contains(words[index + 1].text)
  }

  /// Reports statements that the run does not bear out.
  func check(_ run: LessonRun, _ source: SourceText, into bag: inout DiagnosticBag) {
    for statement in statements {
      let steps = statement.steps
      let said = statement.variables.map { variable in
        steps.isEmpty
          ? Self.values(of: variable, run.trace)
          : steps.map { run.trace.state(after: $0)[variable].text }
      }
      guard let place = statement.variables.first, let values = said.first,
        !said.contains(where: { $0.contains(statement.value) })
      else { continue }
      let variable = run.trace.variables[place]
      let shown = zip(steps, values).map { step, value in
        (step: run.named(run.trace.steps[step].id), value: value)
      }
      bag.report(
        .statementDiffers(
          variable.name, statement.value, shown, at: source.span(statement.range)))
    }
  }

  /// Every value that a variable has in the run.
  private static func values(of variable: Int, _ trace: Trace) -> [String] {
    let changes = trace.steps.lazy.flatMap(\.changes).filter { $0.variable == variable }
    return [trace.variables[variable].start.text] + changes.map(\.value.text)
  }
}

/// A sentence as words, without its marks of Markdown.
struct PlainSentence {
  struct Word: Equatable {
    /// In small letters.
    let text: String
    let range: Range<Int>
  }

  private(set) var words: [Word] = []
  /// The ids in `:step[…]`.
  private var ids: [String] = []

  /// The sentences of a text. O(bytes).
  static func all(in bytes: [UInt8]) -> [PlainSentence] {
    var sentences = [PlainSentence()]
    var index = 0
    let step = Array(":step[".utf8)
    while index < bytes.count {
      let byte = bytes[index]
      if bytes[index...].starts(with: step) {
        let start = index + step.count
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
        sentences[sentences.count - 1].ids.append(
          String(decoding: bytes[start..<end], as: UTF8.self))
        index = min(end + 1, bytes.count)
      } else if byte == UInt8(ascii: "{") {
        index = (bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count - 1) + 1
      } else if isOfWord(byte) {
        let end = bytes[index...].firstIndex { !isOfWord($0) } ?? bytes.count
        let text = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
        sentences[sentences.count - 1].words.append(Word(text: text, range: index..<end))
        index = end
      } else {
        if [".", ";", "!", "?"].contains(Character(UnicodeScalar(byte))) {
          sentences.append(PlainSentence())
        }
        index += 1
      }
    }
    return sentences
  }

  /// A letter, a digit, or what joins them in names.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "#"),
      UInt8(ascii: "%"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// The places of the steps that are named by id or by number.
  func steps(_ trace: Trace) -> [Int] {
    let byNumber = zip(words, words.dropFirst()).compactMap { word, next -> Int? in
      guard ["step", "row"].contains(word.text), let number = Int(next.text) else { return nil }
      return trace.steps.indices.contains(number - 1) ? number - 1 : nil
    }
    return ids.compactMap { trace.index(of: $0) } + byNumber
  }
}

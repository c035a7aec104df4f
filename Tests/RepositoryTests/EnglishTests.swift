import Testing

/// Habits of the language in comments that a program can hold.
@Suite struct EnglishTests {
  private static let kinds = [
    "struct ", "enum ", "class ", "protocol ", "extension ", "actor ", "typealias ",
  ]
  private static let modifiers: Set<Substring> = [
    "package", "private", "fileprivate", "indirect", "final",
  ]

  /// Whether a line of code declares a type.
  private static func declaresType(_ line: Substring) -> Bool {
    var words = line.split(separator: " ")
    while let first = words.first, modifiers.contains(first) { words.removeFirst() }
    return words.first.map { kinds.contains($0 + " ") } ?? false
  }

  /// A type is a thing: its comment begins with a noun, not with a clause that stands for one.
  @Test func typesAreCalledByNouns() {
    expectNone(Repository.sources.flatMap { Self.riddles($0.lines, in: $0.path) })
  }

  private static func riddles(_ lines: [Substring], in path: String) -> [Offence] {
    var offences: [Offence] = []
    var start: Int?
    for (index, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("///") {
        start = start ?? index
        continue
      }
      if code.hasPrefix("@") { continue }
      if let first = start, declaresType(code),
        lines[first].drop(while: { $0 == " " }).hasPrefix("/// What ")
      {
        offences.append(
          Offence(path: path, line: first + 1, text: "say what the type is: begin with a noun"))
      }
      start = nil
    }
    return offences
  }

  @Test func findsTheRiddle() {
    let lines: [Substring] = [
      "/// What was done.", "package struct Summary {", "  /// What it took.", "  let time: Int",
      "}",
    ]
    #expect(Self.riddles(lines, in: "a.swift").map(\.line) == [1])
  }
}

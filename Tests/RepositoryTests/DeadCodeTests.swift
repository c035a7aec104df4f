import Testing

/// What is declared is used: a name that stands nowhere but in its declaration is dead.
@Suite struct DeadCodeTests {
  private static let keywords: Set<Substring> = [
    "func", "var", "let", "struct", "class", "enum", "protocol", "typealias",
  ]
  /// Names that Swift itself, its plugins or a library call.
  private static let calledByOthers: Set<Substring> = [
    "BookEmbedding", "EmbedTheme", "createBuildCommands",
  ]

  @Test func everyNameIsUsed() {
    let files = Repository.swiftFiles.map { (file: $0, code: SwiftCode($0.text).lines) }
    let sources = files.filter(\.file.isSource)
    expectNone(Self.offences(in: sources, among: files.map(\.code)))
  }

  @Test func deadNamesAreSeen() {
    let text = """
      struct Used { let width = 1 }
      func dead(_ used: Used) -> Int { used.width }
      // dead
      """
    let file = TrackedFile(path: "Sources/Site/Example.swift", text: text)
    let code = SwiftCode(text).lines
    #expect(Self.offences(in: [(file, code)], among: [code]).map(\.line) == [2])
  }

  private static func offences(
    in sources: [(file: TrackedFile, code: [String])], among all: [[String]]
  ) -> [Offence] {
    var counts: [Substring: Int] = [:]
    for line in all.joined() { for word in words(of: line) { counts[word, default: 0] += 1 } }
    return sources.flatMap { file, code in
      code.enumerated().flatMap { number, line -> [Offence] in
        let words = words(of: line)
        return zip(words, words.dropFirst()).compactMap { keyword, name in
          guard keywords.contains(keyword), counts[name] == 1, !calledByOthers.contains(name)
          else { return nil }
          return Offence(
            path: file.path, line: number + 1,
            text: "`\(name)` is used nowhere: take it out, or use it")
        }
      }
    }
  }

  private static func words(of line: String) -> [Substring] {
    line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }
}

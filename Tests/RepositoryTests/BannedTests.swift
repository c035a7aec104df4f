import Testing

/// Words that cost this program its promises, each with the words to write instead.
@Suite struct BannedTests {
  @Test func swiftDoesWithoutThem() throws {
    for word in BannedWord.swift {
      let pattern = try Regex(word.pattern)
      let files = word.inSourcesOnly ? Repository.sources : Repository.swiftFiles
      for file in files where !word.allowed.contains(file.target) {
        expectNone(
          offences(SwiftCode(file.text).lines.map { Substring($0) }, in: file, word, pattern))
      }
    }
  }

  @Test func allFilesDoWithoutThem() throws {
    for word in BannedWord.everywhere {
      let pattern = try Regex(word.pattern)
      for file in Repository.files {
        expectNone(offences(file.lines, in: file, word, pattern))
      }
    }
  }

  @Test func noTypeIsCalledLikeATarget() throws {
    let names = Manifest.targets.map(\.name).joined(separator: "|")
    let pattern = try Regex("\\b(struct|class|enum|actor|protocol|typealias) (\(names))\\b")
    let word = BannedWord(
      pattern: "", instead: "another name: a type called like its module hides `Module.Type`")
    let plugins = Manifest.targets.filter { $0.kind == "plugin" }.map(\.name)
    for file in Repository.sources where !plugins.contains(file.target) {
      expectNone(
        offences(SwiftCode(file.text).lines.map { Substring($0) }, in: file, word, pattern))
    }
  }

  /// Unordered collections differ from run to run: what is written must not follow their order.
  /// A line that is right in any order says so with `// any order:` and the reason.
  @Test(arguments: [
    "Blocks", "ColdstartCommands", "DataNodes", "Diagnostics", "Diagrams", "FileTrees",
    "Highlighting", "Learning", "MarkdownPages", "Markup", "Scenarios", "Simulation", "Site",
  ])
  func unorderedCollectionsAreNotWalked(target: String) throws {
    for file in Repository.sources where file.target == target {
      expectNone(try UnorderedWalk.offences(in: file))
    }
  }

  @Test func unorderedWalksAreSeen() throws {
    let text = """
      let ages: [String: Int] = [:]
      let names: Set<String>
      for (name, age) in ages { print(name, age) }
      let all = names.map(\\.count)
      let good = names.sorted().map(\\.count)
      let sum = ages.values.reduce(0, +)  // any order: a sum
      """
    let file = TrackedFile(path: "Sources/Site/Example.swift", text: text)
    #expect(try UnorderedWalk.offences(in: file).map(\.line) == [3, 4])
  }

  /// A width of `1e30` in a picture is a number like any other.
  @Test(arguments: [
    "Blocks", "Charts", "ColdstartCommands", "DataNodes", "Diagnostics", "Diagrams", "FileTrees",
    "Highlighting", "Learning", "MarkdownPages", "Markup", "Preview", "Site",
  ])
  func conversionsOfNumbersCannotTrap(target: String) throws {
    let files = Repository.sources.filter { $0.target == target }
    let conversion = try NumberConversion(files)
    for file in files { expectNone(try conversion.offences(in: file)) }
  }

  @Test func conversionsThatTrapAreSeen() throws {
    let text = """
      let width: Double
      let whole = Int(width) + Int(16.5) + 1
      let sure = Int(nearest: width)
      let lines = Int64((2 * size).rounded())
      let count = Int(text) ?? Int(axis.width)
      let byte = Int(bytes[3])
      """
    let file = TrackedFile(path: "Sources/Charts/Example.swift", text: text)
    #expect(try NumberConversion([file]).offences(in: file).map(\.line) == [2, 4, 5])
  }

  @Test func proseIsNotCode() {
    let code = SwiftCode(
      #"""
      let a = "try! \(b["fatalError"]) as!" // as!
      /* public /* nested */ */ let c = #"\("# + "x"
      """#)
    #expect(!code.lines.joined().contains("!"))
    #expect(!code.lines.joined().contains("public"))
    #expect(!code.lines.joined().contains("fatalError"))
    #expect(code.lines[1].contains("let c ="))
  }

  private func offences(
    _ lines: [Substring], in file: TrackedFile, _ word: BannedWord,
    _ pattern: Regex<AnyRegexOutput>
  ) -> [Offence] {
    lines.enumerated().compactMap { index, line in
      guard let match = line.firstMatch(of: pattern) else { return nil }
      return Offence(
        path: file.path, line: index + 1,
        text: "`\(line[match.range])` is not used here: write \(word.instead)")
    }
  }
}

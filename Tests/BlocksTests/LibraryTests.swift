import Blocks
import Diagnostics
import Foundation
import Learning
import MarkdownPages
import TestSupport
import Testing

/// What holds for every block of the library.
@Suite struct LibraryTests {
  private static let blocks: [any Block] = StandardBlocks.fences + StandardBlocks.directives

  /// What examples show that are about a run.
  private static let scenario = """
    services:
      browser: {type: client, calls: orders, requests: 1}
      orders: {type: function}
    grid:
      orders.memory: [512 MB, 1024 MB]
    """

  private static let twoRequests = scenario.replacing("requests: 1", with: "at: [0 s, 1 s]")

  @Test func namesAreUnique() {
    let names = StandardBlocks.directives.map { "\($0.form) \($0.name)" }
    #expect(Set(names).count == names.count)
    let fences = StandardBlocks.fences.map(\.name)
    #expect(Set(fences).count == fences.count)
  }

  /// The examples of the manual are read without a complaint.
  @Test(arguments: blocks.map(\.name).indices)
  func examplesAreRight(_ index: Int) {
    let block = Self.blocks[index]
    let source = block.name == "tab" ? "::::tabs\n\n\(block.example)\n\n::::" : block.example
    let page = page(
      source,
      files: [
        "part.md": "Part", "simulations/first-request.yaml": Self.scenario,
        "simulations/two-requests.yaml": Self.twoRequests,
      ])
    #expect(page.codes.isEmpty, "\(block.name): \(page.diagnostics.items.map(\.message))")
    #expect(!page.html.contains("class=\"broken\""))
  }

  /// Names, descriptions and lists of drawings are said in the words of the theme.
  @Test func drawingsSpeakTheLanguageOfTheTheme() {
    let german = [
      "diagram": "Bild", "diagramBoxes": "Kästen", "diagramArrow": "Pfeil",
      "diagramLeadsTo": "führt zu", "diagramInWords": "In Worten",
    ]
    let context = BlockContext(Words(language: "de", german))
    let source = SourceText(path: "page.md", "```diagram\nA --> B\n```\n")
    let page = MarkdownParser.parse(source, library: StandardBlocks(context))
    for words in [
      ">Bild: 2 Kästen, 1 Pfeil</title>", ">A führt zu B.</desc>", "<summary>In Worten</summary>",
      "<li class=\"diagram-list-edge\">führt zu B</li>",
    ] {
      #expect(page.html.contains(words), "\(words) is not said")
    }
  }

  @Test(arguments: blocks.map(\.name).indices)
  func describesItselfForTheManual(_ index: Int) {
    let block = Self.blocks[index]
    #expect(!block.summary.isEmpty && !block.summary.hasSuffix("."))
    for rule in block.attributes { #expect(!rule.summary.isEmpty, "\(block.name) \(rule.name)") }
  }

  /// Each block stands in the manual as authors write it.
  @Test(arguments: blocks.map(\.name).indices)
  func isInTheManual(_ index: Int) {
    let block = Self.blocks[index]
    let start = block is any FenceBlock ? "```" : ":"
    let ways = ["[", "{", " ", "\n", "`"].map { start + block.name + $0 }
    #expect(ways.contains { Self.manual.contains($0) }, "\(block.name)")
  }

  /// What can be asked of runs has a row in the manual.
  @Test(arguments: Ask.allCases)
  func questionIsInTheManual(_ ask: Ask) {
    #expect(Self.manual.contains("\n| `\(ask.rawValue)` |"), "\(ask.rawValue)")
    #expect(DiagnosticCode.unknownAsk.explanation.contains(ask.rawValue))
  }

  /// The pages for authors, one behind the other.
  private static let manual: String = {
    let root = Fixture.root().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("content/authoring")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var text = ""
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md" else { continue }
      text += (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
    return text
  }()

  @Test func codesAreUnique() {
    let ids = Self.codes.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  private static let codes = BlocksCodes.all + LearningCodes.all + MarkdownPagesCodes.all

  /// The example of each code leads to that code.
  @Test(arguments: codes.filter { !$0.example.isEmpty })
  func examplesOfCodesLeadToThem(_ code: DiagnosticCode) {
    #expect(page(code.example).codes.contains(code.id), "\(code.id)")
  }
}

/// The parts of blocks that can be wrong alone.
@Suite struct BlockPartTests {
  @Test(arguments: [
    ("2", [2]), ("2,4-6", [2, 4, 5, 6]), ("1-3, 7", [1, 2, 3, 7]),
  ])
  func readsLineNumbers(_ text: String, _ lines: [Int]) throws {
    let numbers = try #require(LineNumbers(text))
    #expect((1...10).filter { numbers.contains($0) } == lines)
  }

  @Test(arguments: ["", "a", "0", "3-1", "1-", "1,,2", "1-2-3", "-1", "99999"])
  func refusesOtherLineNumbers(_ text: String) {
    #expect(LineNumbers(text) == nil)
  }

  @Test(arguments: [
    ("✅", "cell-yes", ""), ("✅ fast", "cell-yes", "fast"), ("✔️ x", "cell-yes", "x"),
    ("Yes", "cell-yes", ""), ("yes, always", "cell-yes", "always"), ("No", "cell-no", ""),
    ("❌", "cell-no", ""), ("no (why)", "cell-no", "(why)"), ("⚠️ partly", "cell-partly", "partly"),
    ("Partly", "cell-partly", ""), ("Partial: x", "cell-partly", "x"), ("NO", "cell-no", ""),
  ])
  func recognisesVerdicts(_ text: String, _ kind: String, _ rest: String) throws {
    let verdict = try #require(Verdict(Fragment(Array(text.utf8))))
    #expect(verdict.kind.cellClass == kind)
    #expect(String(decoding: verdict.rest.bytes, as: UTF8.self) == rest)
  }

  @Test(arguments: ["", "None", "No code to run", "Yesterday", "Now", "nothing", "Noël", "12 ms"])
  func leavesSentencesAlone(_ text: String) {
    #expect(Verdict(Fragment(Array(text.utf8))) == nil)
  }

  @Test func cutsRegionsOutOfFiles() {
    let file = """
      import a
      class A:
          # region: handler
          def f():
              # region: inner
              return 1
              # endregion: inner

          # endregion: handler
      // region: broken
      """
    var regions = CodeRegions(Array(file.utf8))
    #expect(regions.names == ["handler", "inner", "broken"])
    #expect(regions.region(named: "handler").map { text($0) } == "def f():\n    return 1\n\n")
    #expect(regions.region(named: "inner").map { text($0) } == "return 1\n")
    #expect(regions.region(named: "broken") == nil)
    #expect(regions.region(named: "none") == nil)
  }

  @Test func plainFencesAreDrawnUnlessTheSiteSaysNo() {
    let source = "```\n+---+  +---+\n| A |->| B |\n+---+  +---+\n```"
    #expect(page(source).html.contains("<svg"))
    #expect(!page(source, drawings: .fences).html.contains("<svg"))
    let named = source.replacing("```\n+", with: "```diagram\n+")
    #expect(page(named, drawings: .fences).html.contains("<svg"))
  }

  @Test func includesKnowCircles() {
    let page = page(
      "::include{file=\"a.md\"}",
      files: ["a.md": "A\n\n::include{file=\"b.md\"}", "b.md": "::include{file=\"a.md\"}"])
    #expect(page.codes == ["include-cycle"])
    #expect(page.diagnostics.items.first?.span?.path == "b.md")
    #expect(page.page.filesRead == ["a.md", "b.md"])
  }
}

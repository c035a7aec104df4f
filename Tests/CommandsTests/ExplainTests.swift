import ColdstartCommands
import Diagnostics
import TestSupport
import Testing

@Suite struct ExplainTests {
  private let codes = [
    DiagnosticCode(
      "broken-link", title: "A link leads nowhere",
      explanation: String(repeating: "word ", count: 40) + "\n\nSecond paragraph.",
      example: "[x](y.md)"),
    DiagnosticCode("twice", .warning, title: "Said twice", explanation: "Why."),
  ]

  @Test func everyCodeHasOneMeaning() {
    let all = DiagnosticCatalogue.all
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(all.map(\.id) == all.map(\.id).sorted())
    for code in all {
      #expect(code.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(code.id)")
      #expect(!code.title.isEmpty && !code.explanation.isEmpty, "\(code.id)")
    }
  }

  @Test(arguments: ["broken-link", "error[broken-link]", "error[broken-link]:", "Broken-Link"])
  func findsACodeInWhatWasCopied(_ name: String) {
    #expect(Explanation.code(named: name, among: codes)?.id == "broken-link")
  }

  @Test func findsNothingElse() {
    #expect(Explanation.code(named: "broken", among: codes) == nil)
    #expect(Explanation.code(named: "", among: codes) == nil)
    #expect(Explanation.code(named: "[", among: codes) == nil)
  }

  @Test func listsOneALine() {
    #expect(
      Explanation.list(codes) == """
        broken-link  A link leads nowhere
        twice        Said twice

        """)
  }

  @Test func wrapsWhatItExplains() {
    let text = Explanation.text(codes[0])
    #expect(text.hasPrefix("error[broken-link]: A link leads nowhere\n\nword word"))
    #expect(text.hasSuffix("word\n\nSecond paragraph.\n\nExample:\n\n    [x](y.md)\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func answersOnTheCommandLine() throws {
    let scratch = try Scratch()
    let all = try scratch.run("explain")
    #expect(all.code == 0 && all.output == Explanation.list(DiagnosticCatalogue.all), "\(all)")
    let one = try scratch.run("explain", "broken-link")
    #expect(one.code == 0 && one.output.hasPrefix("error[broken-link]: "), "\(one)")
    let none = try scratch.run("explain", "brokn-link")
    #expect(none.code == 64 && none.errors.contains("did you mean \"broken-link\"?"), "\(none)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func writesCompletionScripts(_ shell: String) throws {
    let script = try Scratch().run("completions", shell)
    #expect(script.code == 0 && script.output.contains("explain"), "\(script.errors)")
    #expect(try Scratch().run("completions", "tcsh").code == 64)
  }
}

import DataNodes
import Diagnostics
import Learning
import MarkdownPages
import TestSupport
import Testing

/// What quizzes publish.
@Suite struct QuizDataTests {
  private static let fixtures = Fixture.all("pages").filter { $0.description.hasPrefix("quiz") }

  private func exports(_ fixture: Fixture) throws -> [MarkdownPage.Export] {
    let other = try? fixture.text("simulations/other.yaml")
    let files = other.map { ["simulations/other.yaml": $0] } ?? [:]
    return page(try fixture.text("page.md"), files: files).page.exports
      .filter { $0.kind == "quiz" }
  }

  @Test(arguments: fixtures)
  func followsItsSchema(_ fixture: Fixture) throws {
    let exports = try exports(fixture)
    #expect(!exports.isEmpty)
    for export in exports {
      var bag = DiagnosticBag()
      let text = SourceText(path: "\(export.id).json", bytes: export.payload)
      let node = try #require(DataParser.parse(text, into: &bag))
      #expect(QuizJSON.schema.check(node, into: &bag), "\(bag.items.map(\.message))")
      #expect(node["id"]?.text == export.id)
    }
  }

  /// The page carries the very bytes that are published.
  @Test(arguments: fixtures)
  func isCarriedByItsPage(_ fixture: Fixture) throws {
    for export in try exports(fixture) {
      let data = "class=\"block-data\">" + text(export.payload) + "</script>"
      #expect(text(export.html.bytes).contains(data))
      #expect(!text(export.html.bytes).contains("href=\"#two-"), "no row is beside it there")
    }
  }

  @Test func everyKindIsAmongTheFixtures() throws {
    let all = try Self.fixtures.flatMap { try exports($0) }.map { text($0.payload) }.joined()
    for kind in Question.Kind.allCases { #expect(all.contains("\"kind\":\"\(kind.rawValue)\"")) }
    for ask in Ask.allCases { #expect(all.contains("\"ask\":\"\(ask.rawValue)\"")) }
  }

  /// A schema that lets anything through proves nothing.
  @Test(arguments: [
    "{version: 2, kind: quiz, id: a, title: b, questions: []}",
    "{version: 1, kind: quiz, id: a, title: b, questions: []}",
    "{version: 1, kind: quiz, id: a, title: b, questions: [{id: c, kind: single}]}",
  ])
  func schemaRefuses(_ yaml: String) throws {
    var bag = DiagnosticBag()
    let node = try #require(DataParser.parse(SourceText(path: "a.json", yaml), into: &bag))
    #expect(!QuizJSON.schema.check(node, into: &bag))
  }

  /// Orders and ids belong to what is asked, and not to the day or the words.
  @Test func staysWhenWordsChange() {
    func quiz(_ words: String) -> String {
      let source = """
        ```simulation {#two hidden}
        services: {a: {type: client, calls: b, requests: 1}, b: {type: function}}
        ```

        ```quiz {#check run=two}
        - {ask: value-of, variable: request 1, after: send, question: "\(words)"}
        ```
        """
      return text(page(source).page.exports.last?.payload ?? [])
    }
    let (first, second) = (quiz("How is it?"), quiz("What about it?"))
    #expect(first != second)
    #expect(first.replacing("How is it?", with: "What about it?") == second)
  }
}

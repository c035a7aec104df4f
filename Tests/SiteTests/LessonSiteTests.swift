import Diagnostics
import Site
import Testing

/// What strict builds and the day have to do with lessons.
@Suite struct LessonSiteTests {
  private static let ledger = """
    lambda.timeout.max: {quantity: the longest run, value: 15, unit: minutes, kind: documented, \
    source: "https://example.org", date: 2025-08-20, review-by: 2026-02-01}
    """

  private static func site(_ more: [String: String]) -> SiteHarness {
    SiteHarness(
      inMemory: [
        "content/_index.md": "---\ntitle: Home\n---\n:fact[lambda.timeout.max]",
        "content/facts/a.yaml": ledger,
      ].merging(more) { $1 })
  }

  /// A fact is overdue from its day on, whatever the clock says.
  @Test(arguments: [("2026-01-31", []), ("2026-02-01", ["fact-overdue"])])
  func factsGrowOldByTheDayOfTheBuild(_ day: String, _ codes: [String]) async throws {
    var site = Self.site([:])
    site.today = day
    let result = try await site.build()
    #expect(result.diagnostics.sorted().map(\.code.id) == codes)
    #expect(try result.text("index.html")?.contains("15\u{A0}minutes") == true)
    #expect(SiteTable("facts", of: result.site).rows.map { $0[0] } == ["lambda.timeout.max"])
  }

  /// Only sites that ask for it are held against the minima of modes, and theirs may be their own.
  @Test func minimaAreAskedFor() async throws {
    let page = "---\ntitle: Why\n---\n:::core-idea\n\nOne.\n\n:::"
    let concept = [
      "content/idea/_index.md": "---\ntitle: Idea\n---\n", "content/idea/why.md": page,
    ]
    let quiet = Self.site(concept)
    let strict = Self.site(concept.merging(["content/site.yaml": "minima: true"]) { $1 })
    let own = Self.site(
      concept.merging([
        "content/site.yaml": "minima: true",
        "theme/minima.yaml": "why:\n  - {least: 1, of: [core-idea], words: a core idea}",
      ]) { $1 })
    #expect(try await quiet.build().diagnostics.isEmpty)
    #expect(try await strict.build().diagnostics.items.map(\.code.id) == ["short-mode"])
    #expect(try await own.build().diagnostics.isEmpty)
  }

  private static let quiz = """
    ---
    title: Told
    ---
    ```quiz {#check}
    - id: first
      question: Which?
      choices:
        - {right: this, because: "It is."}
        - {wrong: that, because: "It is not."}
    ```

    :::flashcards

    | Front | Back |
    |---|---|
    | Where? | [There](../other.md) |

    :::
    """

  /// A review page draws from the other pages of its concept, mixed, with names and links that hold
  /// where it is.
  @Test func reviewsDrawFromOtherPages() async throws {
    let site = Self.site([
      "content/idea/_index.md": "---\ntitle: Idea\n---\n", "content/idea/why.md": Self.quiz,
      "content/idea/visual.md": Self.quiz, "content/other.md": "---\ntitle: Other\n---\n",
      "content/idea/review.md": "---\ntitle: Review\n---\n::collect",
      "content/cover.md": "---\ntitle: Cover\n---\n::mode-coverage",
    ])
    let result = try await site.build()
    let codes = result.diagnostics.items.map(\.code.id)
    #expect(!codes.contains { $0 != "unreachable-page" }, "\(codes)")
    let page = try #require(try result.text("idea/review/index.html"))
    let ids = ["review-quiz-visual-first", "review-quiz-why-first"]
    for id in ids { #expect(page.ranges(of: " id=\"\(id)\"").count == 1) }
    #expect(page.contains(#"{"id":"visual-first","#) && page.contains(#"{"id":"why-first","#))
    #expect(page.ranges(of: "href=\"../../other/index.html\"").count >= 2)
    #expect(page.contains("href=\"../visual/index.html#check-first\""))
    // On paper the answers stand behind the questions, in their order.
    #expect(page.ranges(of: "<div class=\"answer-key\">").count == 1)
    let key = page.split(separator: "<div class=\"answer-key\">").last?.split(separator: "</ol>")
    #expect(key?.first?.ranges(of: "<li>").count == ids.count)
    let cover = try #require(try result.text("cover/index.html"))
    #expect(cover.contains("href=\"../idea/why/index.html\" aria-label=\"Idea: "))
  }
}

import Site
import TestSupport
import Testing

@Suite struct SiteBuildTests {
  private static let course = [
    "content/site.yaml": "title: Course\ndescription: Learn.\n",
    "content/_index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "content/cold-start/_index.md":
      "---\ntitle: Cold start\nlevel: beginner\ntags: [latency]\ndescription: The first call.\n---\nText.\n",
    "content/cold-start/why.md": "# Why\n\nSee [it](visual.md#the-run) and [home](../_index.md).\n",
    "content/cold-start/visual.md":
      "---\ntitle: Visual\naliases: [/old/run/]\ndate: 2025-06-01\n---\n## The run\n\nSteps.\n",
    "content/notes/first.md": "---\ntitle: First note\nweight: 2\n---\nOne.\n",
    "content/notes/second.md": "---\ntitle: Second note\nweight: 1\n---\nTwo.\n",
  ]

  @Test func pagesStandAtTheirAddresses() async throws {
    let harness = SiteHarness(inMemory: Self.course)
    let result = try await harness.build()
    #expect(result.codes == [])
    for path in [
      "index.html", "cold-start/index.html", "cold-start/why/index.html",
      "cold-start/visual/index.html", "notes/index.html", "notes/first/index.html",
      "old/run/index.html", "tags/index.html", "tags/latency/index.html", "404.html",
      "sitemap.xml", "robots.txt", "feed.xml", "llms.txt", "_headers",
      "cold-start/why/index.md",
    ] {
      #expect(await result.paths.contains(path), "\(path)")
    }
  }

  @Test func referencesAreRelativeAndLeadToThePage() async throws {
    let harness = SiteHarness(inMemory: Self.course)
    let page = try await harness.build().text("cold-start/why/index.html") ?? ""
    #expect(page.contains("href=\"../visual/index.html#the-run\""))
    #expect(page.contains("href=\"../../index.html\""))
  }

  @Test func modesComeInTheSwitchersOrderAndSectionsByWeight() async throws {
    let harness = SiteHarness(inMemory: Self.course)
    let site = try await harness.build().site
    let concept = site.page(path: "cold-start").map { site.pages[$0] }
    #expect(concept?.kind == .concept)
    #expect(concept?.children.map { site.pages[$0].title } == ["Visual", "Why"])
    let notes = site.page(path: "notes").map { site.pages[$0] }
    #expect(notes?.children.map { site.pages[$0].title } == ["Second note", "First note"])
  }

  @Test func twoBuildsAndAnyNumberOfJobsGiveTheSameBytes() async throws {
    var harness = SiteHarness(inMemory: Self.course)
    let first = try await harness.build()
    for jobs in [1, 2, 7] {
      harness.jobs = jobs
      let again = try await harness.build()
      #expect(await again.paths == first.paths)
      for path in await first.paths { #expect(try again.text(path) == first.text(path), "\(path)") }
    }
  }

  @Test func draftsAndFuturePagesComeOnlyWhenAskedFor() async throws {
    var harness = SiteHarness(inMemory: [
      "content/_index.md": "---\ntitle: Home\n---\n",
      "content/a.md": "---\ntitle: A\ndraft: true\n---\n",
      "content/b.md": "---\ntitle: B\npublish: 2026-02-01\n---\n",
      "content/c.md": "---\ntitle: C\nexpiry: 2026-01-31\n---\n",
      "content/d.md": "---\ntitle: D\npublish: 2026-01-31\nexpiry: 2026-02-01\n---\n",
    ])
    let published = try await harness.build().paths.filter { $0.hasSuffix("/index.html") }
    #expect(published == ["d/index.html"])
    harness.drafts = true
    harness.future = true
    let all = try await harness.build().paths.filter { $0.hasSuffix("/index.html") }
    #expect(all == ["a/index.html", "b/index.html", "d/index.html"])
  }

  @Test func aRedirectLeadsOnAndIsNotIndexed() async throws {
    let harness = SiteHarness(inMemory: Self.course)
    let page = try await harness.build().text("old/run/index.html") ?? ""
    #expect(page.contains("url=../../cold-start/visual/index.html"))
    #expect(page.contains("noindex"))
    #expect(page.contains("https://example.org/course/cold-start/visual/"))
  }

  @Test func aSiteWithoutAnAddressHasNoAbsoluteAddresses() async throws {
    var harness = SiteHarness(inMemory: Self.course)
    harness.baseURL = nil
    let result = try await harness.build()
    #expect(await !result.paths.contains("sitemap.xml"))
    #expect(await !result.paths.contains("feed.xml"))
    let page = try result.text("cold-start/why/index.html") ?? ""
    #expect(!page.contains("rel=\"canonical\""))
  }

  @Test func theNotFoundPageWorksAtAnyDepthBelowTheSitesPath() async throws {
    let harness = SiteHarness(inMemory: Self.course)
    let page = try await harness.build().text("404.html") ?? ""
    #expect(page.contains("href=\"/course/index.html\""))
    #expect(page.contains("href=\"/course/assets/site."))
  }
}

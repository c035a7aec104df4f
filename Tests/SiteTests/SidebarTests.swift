import FileTrees
import Site
import Testing

/// The navigation beside a page of a section with very many pages.
@Suite struct SidebarTests {
  @Test func listsThePagesAroundTheCurrentOneAndLeadsToAll() async throws {
    var files = ["content/_index.md": "---\ntitle: Home\n---\nWelcome.\n"]
    for number in 0..<1_100 {
      let text = "---\ntitle: Page \(number)\nweight: \(number)\n---\nWords.\n"
      files["content/flat/p\(number).md"] = text
    }
    let site = SiteHarness(inMemory: files)
    let built = try await site.build()
    for (number, shown) in [(0, 0..<500), (499, 0..<500), (500, 500..<1000), (1_099, 1000..<1_100)]
    {
      let items = try items(beside: "flat/p\(number)", of: built)
      #expect(items.count == shown.count + 1, "page \(number)")
      #expect(items.first?.contains(">Page \(shown.lowerBound)</a>") == true)
      #expect(items.last == "<a href=\"../index.html\">All 1100 pages</a>")
      let current = items.filter { $0.contains("aria-current") }
      #expect(current.count == 1 && current[0].contains(">Page \(number)</a>"))
    }
  }

  @Test func listsAllPagesOfAnOrdinarySection() async throws {
    let site = SiteHarness(inMemory: [
      "content/_index.md": "---\ntitle: Home\n---\nWelcome.\n",
      "content/a/b.md": "---\ntitle: B\n---\nWords.\n",
      "content/a/c.md": "---\ntitle: C\n---\nWords.\n",
    ])
    let items = try items(beside: "a/b", of: await site.build())
    #expect(items.count == 2 && items[0].contains(">B</a>") && items[1].contains(">C</a>"))
  }

  /// What the list beside a page holds, item by item.
  private func items(beside page: String, of built: SiteBuild.Result) throws -> [String] {
    let path = try #require(SitePath(page + "/index.html"))
    let html = String(decoding: try #require(try built.files[path]?.bytes()), as: UTF8.self)
    let list = try #require(html.split(separator: "<ul class=\"nav-items\">").dropFirst().first)
    let items = try #require(list.split(separator: "</ul>").first)
    return items.split(separator: "</li>").map { item in
      String(item.drop { $0 != ">" }.dropFirst())
    }
  }
}

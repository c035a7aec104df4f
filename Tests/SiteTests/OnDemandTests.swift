import FileTrees
import Foundation
import Site
import Testing

/// What the preview makes of a large site after an edit that shows in every page: the page that is
/// open, and no other.
@Suite struct OnDemandTests {
  private static let lessons = 400

  /// An edit that changes all pages, and what shows it in a page.
  struct Edit: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String
    let shown: String
    var testDescription: String { path }
  }

  static let edits = [
    Edit(
      path: "theme/templates/footer.mustache", text: "<footer>New footer</footer>",
      shown: "<footer>New footer</footer>"),
    Edit(
      path: "content/site.yaml",
      text: "title: Many\nnavigation:\n- {title: New entry, path: part-1}\n",
      shown: ">New entry</a>"),
    Edit(
      path: "content/part-1/_index.md", text: "---\ntitle: New part\n---\nWords.\n",
      shown: "New part"),
    Edit(
      path: "theme/strings/en.yaml", text: "skip: New words to skip\n",
      shown: "New words to skip"),
  ]

  @Test(arguments: edits) func theOpenPageIsMadeBeforeTheRest(edit: Edit) async throws {
    let site = try SiteHarness(Self.files)
    defer { site.remove() }
    let first = try await site.build()
    #expect(first.files.composedCount == 0)
    let path = site.root + "/" + edit.path
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(edit.text.utf8).write(to: URL(fileURLWithPath: path))
    let second = try await site.build(after: first.state, touching: [path])
    #expect(!second.isSame)
    #expect(second.files.composedCount == 0)
    let open = try #require(SitePath("part-1/lesson-7/index.html"))
    let page = try #require(second.files[open]).bytes()
    #expect(String(decoding: page, as: UTF8.self).contains(edit.shown))
    #expect(second.files.composedCount == 1)
    // The rest is made when it is asked for, and every page of it shows the edit.
    for entry in await second.tree(jobs: 2).entries { _ = try entry.bytes() }
    #expect(second.files.composedCount == 1 + second.site.pages.count)
    #expect(second.site.pages.count > Self.lessons)
  }

  /// No page is read again for the sake of templates and navigation.
  @Test(arguments: edits.prefix(2)) func noPageIsReadAgain(edit: Edit) async throws {
    let site = try SiteHarness(Self.files)
    defer { site.remove() }
    let first = try await site.build()
    let path = site.root + "/" + edit.path
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(edit.text.utf8).write(to: URL(fileURLWithPath: path))
    let second = try await site.build(after: first.state, touching: [path])
    #expect(first.causes.count > Self.lessons)
    #expect(second.causes.isEmpty)
  }

  @Test func aTouchedFileIsNoEdit() async throws {
    let site = try SiteHarness(Self.files.merging(["content/part-1/a.txt": "1"]) { $1 })
    defer { site.remove() }
    var state = try await site.build().state
    func isSame(_ path: String) async throws -> Bool {
      let result = try await site.build(after: state, touching: [site.root + "/" + path])
      state = result.state
      return result.isSame
    }
    let page = "content/part-1/lesson-7.md"
    let url = URL(fileURLWithPath: site.root + "/" + page)
    try Data(try #require(Self.files[page]).utf8).write(to: url)
    #expect(try await isSame(page))
    #expect(try await isSame("content/part-1/.lesson-7.md.tmp-1"))
    try Data("---\ntitle: Another lesson\n---\nOthers.\n".utf8).write(to: url)
    #expect(try await !isSame(page))
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/part-1/link.md", withDestinationPath: "lesson-7.md")
    #expect(try await !isSame("content/part-1/link.md"))
    try FileManager.default.removeItem(atPath: site.root + "/content/part-1/link.md")
    #expect(try await !isSame("content/part-1/link.md"))
    #expect(try await isSame("content/part-1/link.md"))
  }

  private static let files: [String: String] = {
    var files = [
      "content/site.yaml": "title: Many\n", "content/_index.md": "---\ntitle: Home\n---\nWords.\n",
    ]
    for number in 0..<lessons {
      let part = "content/part-\(number % 8)"
      files[part + "/_index.md"] = "---\ntitle: Part \(number % 8)\n---\nWords.\n"
      files[part + "/lesson-\(number / 8).md"] =
        "---\ntitle: Lesson \(number)\n---\nWords \(number).\n"
    }
    return files
  }()
}

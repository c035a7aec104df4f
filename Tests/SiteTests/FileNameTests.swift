import FileTrees
import Foundation
import Site
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Names and links of the content folder that mean more than they say.
@Suite struct FileNameTests {
  private static let home = [
    "content/_index.md": "---\ntitle: Home\ndescription: The home page.\n---\nText.\n"
  ]

  private func harness(_ files: [String: String]) throws -> SiteHarness {
    try SiteHarness(Self.home.merging(files) { $1 })
  }

  @Test(arguments: [".g", "g", "h~"])
  func noLinkLeadsOut(name: String) async throws {
    let harness = try harness([
      "content/page.md": """
      ---
      title: Page
      ---
      ::include{file="\(name)/config"}

      ```text {file="\(name)/config"}
      ```
      """,
      "secret/config": "a token of somebody",
    ])
    defer { harness.remove() }
    try FileManager.default.createSymbolicLink(
      atPath: harness.root + "/content/" + name, withDestinationPath: "../secret")
    let result = try await harness.build()
    #expect(result.codes.contains("symbolic-link"))
    for entry in await result.tree(jobs: 1).entries {
      let text = String(decoding: try entry.bytes(), as: UTF8.self)
      #expect(!text.contains("token of somebody"), "\(entry.path)")
    }
  }

  @Test func whatIsHiddenIsNotIncluded() async throws {
    let harness = try harness([
      "content/page.md": "---\ntitle: Page\n---\n::include{file=\".env\"}\n",
      "content/.env": "PASSWORD=of-somebody\n",
    ])
    defer { harness.remove() }
    let page = try await harness.build().text("page/index.html")
    #expect(page?.contains("of-somebody") == false)
  }

  @Test func namesThatUnicodeTakesForTheSameAreReported() async throws {
    let harness = try harness(["content/caf\u{E9}.txt": "one"])
    defer { harness.remove() }
    try Disk.write(Array("two".utf8), to: harness.root + "/content/cafe\u{301}.txt")
    let result = try await harness.build()
    #expect(
      harness.printed(result.diagnostics) == """
        error[same-name]: two names here are both read as "café.txt"; one of them is caf\\u{00E9}.txt
          content
          = help: remove one, or give it another name: not every machine can hold both

        """)
  }

  @Test func namesThatAreNoTextAreReported() async throws {
    let harness = try harness([
      "content/a\u{1B}[31mb.txt": "1", "content/a\\b.txt": "2", "content/a\nb.txt": "3",
    ])
    defer { harness.remove() }
    for byte in [0xFE, 0xFF] as [UInt8] {
      let bytes = Array((harness.root + "/content/n").utf8) + [byte, 0]
      let file = open(bytes.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o644)
      #expect(file >= 0)
      close(file)
    }
    let printed = harness.printed(try await harness.build().diagnostics)
    for name in ["a\\u{1B}[31mb.txt", "a\\b.txt", "a\\nb.txt", "n\\xFE", "n\\xFF"] {
      let line = "error[unusable-file-name]: the name \"\(name)\" cannot be part of an address"
      #expect(printed.contains(line), "\(printed)")
    }
    #expect(!printed.contains("\u{1B}"))
  }

  @Test func whatIsNoFileIsReportedAndNotReadForEver() async throws {
    let harness = try harness([:])
    defer { harness.remove() }
    #expect(mkfifo(harness.root + "/content/site.yaml", 0o644) == 0)
    let result = try await harness.build()
    #expect(
      harness.printed(result.diagnostics) == """
        error[special-file]: content/site.yaml is a pipe, a socket or a device, and was not read
          content/site.yaml
          = help: put a file in its place, or remove it

        """)
  }

  @Test func outputsInXMLHoldWhatXMLCanHold() async throws {
    let harness = try harness([
      "content/site.yaml": "title: \"Site\\x01\"\ndescription: \"A\\uFFFE\\x1F<&\"\n",
      "content/a.md":
        "---\ntitle: \"A\\x01\"\ndescription: \"\\x08\"\ntags: [\"t\\x02\"]\ndate: 2025-01-01\n---\n",
    ])
    defer { harness.remove() }
    let result = try await harness.build()
    for path in ["feed.xml", "sitemap.xml"] {
      let text = try #require(try result.text(path))
      #expect(
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE || $0 == "\n" })
    }
    #expect(try result.text("feed.xml")?.contains("<title>A\u{FFFD}</title>") == true)
  }

  @Test func schemesAreAllowedAndNotForbidden() async throws {
    let links = ["xmpp:a@b.example", "feed:x", "view-source:javascript:1", "tel:+1", "ms-msdt:x"]
    let text = links.map { "[link](\($0))\n" }.joined(separator: "\n")
    let harness = try harness([
      "content/site.yaml": "title: Site\nmarkdown:\n  schemes: [xmpp]\n",
      "content/a.md": "---\ntitle: A\n---\n" + text,
    ])
    defer { harness.remove() }
    let result = try await harness.build()
    #expect(result.codes.filter { $0 == "unsafe-link" }.count == 3)
    let page = try result.text("a/index.html") ?? ""
    #expect(page.contains("href=\"xmpp:a@b.example\"") && page.contains("href=\"tel:+1\""))
    for link in ["feed:x", "view-source", "ms-msdt"] { #expect(!page.contains("\"\(link)")) }
  }
}

/// Files that would stand in the way of one another.
@Suite struct FilePlaceTests {
  private static func codes(_ files: [String: String]) async throws -> [String] {
    let home = ["content/_index.md": "---\ntitle: Home\n---\n[a](a.md)\n", "content/a.md": "# A\n"]
    let result = try await SiteHarness(inMemory: home.merging(files) { $1 }).build()
    return result.codes.filter { $0 != "unreachable-page" }
  }

  @Test(arguments: [
    ("content/static/a", "duplicate-url"), ("content/static/INDEX.html", "case-clash"),
    ("content/static/old", "duplicate-url"), ("content/static/.coldstart-manifest", "hidden-file"),
    ("content/static/fine.txt", ""),
  ])
  func filesThatClashAreReported(file: String, code: String) async throws {
    let found = try await Self.codes([
      file: "text", "content/b.md": "---\ntitle: B\naliases: [/old/page/]\n---\n",
    ])
    #expect(found == (code.isEmpty ? [] : [code]))
  }

  @Test(arguments: [
    "slug: \(String(repeating: "a", count: 300))", "slug: .coldstart-staging",
    "aliases: [/\(String(repeating: "b", count: 300))/]", "aliases: [/.coldstart-manifest/]",
  ])
  func namesThatNoFolderHoldsAreReported(line: String) async throws {
    let found = try await Self.codes(["content/b.md": "---\ntitle: B\n\(line)\n---\n"])
    #expect(found == [line.hasPrefix("slug") ? "unusable-slug" : "unusable-alias"])
  }
}

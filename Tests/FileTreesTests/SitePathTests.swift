import FileTrees
import Testing

@Suite struct SitePathTests {
  @Test(arguments: [
    "..", "a/../b", "/a", "a//b", "a/", ".", "a/./b", "a\\b", "a\0b", "", "a\nb", "a\r",
    "\u{1B}[31m", "a\u{7F}", "a/\u{85}b", "\u{9B}31m",
  ])
  func pathsThatCouldLeaveTheirRootAreNone(text: String) {
    #expect(SitePath(text) == nil)
  }

  @Test func referencesResolveBelowTheRootOnly() throws {
    let folder = try #require(SitePath("a/b"))
    #expect(folder.resolving("../c.md")?.text == "a/c.md")
    #expect(folder.resolving("./d/e.md")?.text == "a/b/d/e.md")
    #expect(folder.resolving("../..") == .root)
    #expect(folder.resolving("../../../x") == nil)
    for part in ["x\ny", "\u{1B}", "x\u{9B}y", "a\\b"] { #expect(folder.resolving(part) == nil) }
    #expect(folder.resolving("ä\u{A0}")?.text == "a/b/ä\u{A0}")
  }

  @Test func pathsAreComparedByBytes() throws {
    let composed = try #require(SitePath("caf\u{E9}.txt"))
    let decomposed = try #require(SitePath("cafe\u{301}.txt"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(SitePath("a/b") == SitePath("a/b"))
  }

  @Test(arguments: [
    ("a/b", "a/b/c", true), ("a/b", "a/b", true), ("a/b", "a/bc", false), ("a/b", "a", false),
    ("", "x", true),
  ])
  func aFolderContainsWhatLiesBelow(folder: String, path: String, isBelow: Bool) {
    #expect((SitePath(folder) ?? .root).contains(SitePath(path) ?? .root) == isBelow)
  }

  @Test(arguments: [
    ("", "a/b", "a/b"), ("a", "a/b", "b"), ("a/x", "a/b", "../b"), ("a/b", "c", "../../c"),
    ("a", "a", ""), ("a", "", ".."), ("a/b/c", "a", "../.."), ("a", "ab", "../ab"),
    ("a/b", "a/bc", "../bc"), ("ab", "a", "../a"), ("a/b", "a/b/c/d", "c/d"),
  ])
  func referencesLeadFromFolderToFile(from: String, to: String, expected: String) {
    let (from, to) = (SitePath(from) ?? .root, SitePath(to) ?? .root)
    #expect(from.reference(to: to) == expected)
    #expect(from.resolving(expected) == to)
  }

  @Test func aTreeIsSortedAndHoldsEveryPathOnce() throws {
    let names = ["b", "a/b", "a", "b", "a.b"]
    let tree = FileTree(
      names.enumerated().compactMap { number, name in
        SitePath(name).map { path in FileTree.Entry(path) { [UInt8(number)] } }
      })
    #expect(tree.entries.map(\.path.text) == ["a", "a.b", "a/b", "b"])
    let found = try #require(SitePath("b").flatMap { tree[$0] })
    #expect(try found.bytes() == [0])
    #expect(SitePath("c").flatMap { tree[$0] } == nil)
  }

  @Test func digestsAreThoseOfXXH3() {
    #expect(ContentHash([]).hex == "99aa06d3014798d86001c324468d497f")
    #expect(ContentHash.short([], digits: 16) == "2d06800538d394c2")
  }
}

import DataNodes
import Diagnostics
import Testing

struct DataParserTests {
  @Test func keepsOrderKeysAndSpans() throws {
    let yaml = """
      site:
        title: "Größe" # why
        list:
          - one
          - {b: [x, y], c: }
        text: |
          two
          three

        last: a
          b
      """
    let parsed = Parsed(yaml)
    let site = try #require(parsed.node?["site"])
    #expect(site.members.map(\.name) == ["title", "list", "text", "last"])
    #expect(parsed.written(site["title"]?.span) == "\"Größe\"")
    #expect(parsed.written(site.member("list")?.nameSpan) == "list")
    #expect(parsed.written(site["list"]?.elements[1].span) == "{b: [x, y], c: }")
    #expect(parsed.written(site["list"]?.elements[1]["b"]?.span) == "[x, y]")
    #expect(parsed.written(site["list"]?.elements[1]["c"]?.span) == "")
    #expect(parsed.written(site["text"]?.span) == "|\n    two\n    three")
    #expect(parsed.written(site["last"]?.span) == "a\n    b")
    #expect(site["last"]?.string == "a b")
    #expect(parsed.written(parsed.node?.span) == yaml)
    #expect(parsed.written(site["list"]?.span) == "- one\n    - {b: [x, y], c: }")
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n...\n"])
  func readsNothingAsNull(_ yaml: String) {
    let parsed = Parsed(yaml)
    #expect(parsed.node?.isNull == true)
    #expect(parsed.bag.isEmpty)
  }

  @Test func readsTypesOfTheCoreSchema() throws {
    let node = try #require(
      Parsed(
        """
        text: no
        quoted: "12"
        integer: -12
        hex: 0x1F
        octal: 0o17
        decimal: 1.50
        point: .5
        exponent: 1e3
        infinite: -.inf
        truth: True
        nothing: ~
        date: 2024-02-29
        version: 1.2.3
        big: 99999999999999999999
        clock: 12:30
        thousand: 1_000
        tags: [a, "2"]
        tag: a
        mixed: [a, 2]
        block: |
          12
        tagged: !!str 12
        """
      ).node)
    #expect(node["text"]?.string == "no")
    #expect(node["text"]?.boolean == nil)
    #expect(node["quoted"]?.string == "12")
    #expect(node["quoted"]?.integer == nil)
    #expect(node["integer"]?.integer == -12)
    #expect(node["integer"]?.decimal == -12)
    #expect(node["integer"]?.string == nil)
    #expect(node["hex"]?.integer == 31)
    #expect(node["octal"]?.integer == 15)
    #expect(node["decimal"]?.decimal == 1.5)
    #expect(node["decimal"]?.integer == nil)
    #expect(node["decimal"]?.text == "1.50")
    #expect(node["point"]?.decimal == 0.5)
    #expect(node["exponent"]?.decimal == 1000)
    #expect(node["infinite"]?.decimal == -.infinity)
    #expect(node["truth"]?.boolean == true)
    #expect(node["nothing"]?.isNull == true)
    #expect(node["nothing"]?.text == nil)
    #expect(node["date"]?.date?.description == "2024-02-29")
    #expect(node["date"]?.string == "2024-02-29")
    #expect(node["version"]?.string == "1.2.3")
    #expect(node["big"]?.integer == nil)
    #expect(node["big"]?.decimal == 1e20)
    #expect(node["clock"]?.string == "12:30")
    #expect(node["thousand"]?.string == "1_000")
    #expect(node["tags"]?.strings == ["a", "2"])
    #expect(node["tag"]?.strings == ["a"])
    #expect(node["mixed"]?.strings == nil)
    #expect(node["mixed"]?.texts == ["a", "2"])
    #expect(node["block"]?.string == "12\n")
    #expect(node["tagged"]?.string == "12")
    #expect(node["absent"] == nil)
  }

  @Test func resolvesAnchorsAndMergeKeys() throws {
    let yaml = """
      base: &base {memory: 512, timeout: 3}
      more: &more
        region: eu
      own:
        <<: [*base, *more]
        timeout: 9
      copy: *base
      list: [*more, last]
      """
    let parsed = Parsed(yaml)
    let node = try #require(parsed.node)
    #expect(node["own"]?.members.map(\.name) == ["timeout", "memory", "region"])
    #expect(node["own"]?["timeout"]?.integer == 9)
    #expect(parsed.written(node["own"]?.span) == "<<: [*base, *more]\n  timeout: 9")
    #expect(parsed.written(node["base"]?.span) == "{memory: 512, timeout: 3}")
    #expect(parsed.written(node["copy"]?.span) == "{memory: 512, timeout: 3}")
    #expect(parsed.written(node["list"]?.span) == "[*more, last]")
    #expect(parsed.written(node["list"]?.elements[1].span) == "last")
  }

  @Test func boundsWhatAliasesStandFor() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(Parsed(yaml).bag.items.map(\.code) == [.tooMuchData])
    #expect(Parsed(yaml + "*a12 : x\n").bag.items.map(\.code) == [.keyNotText])
    #expect(Parsed(yaml + "? [*a12]\n: x\n").bag.items.map(\.code) == [.keyNotText])
  }

  @Test func boundsNesting() {
    let flow = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(Parsed(flow).bag.items.map(\.code) == [.tooMuchData])
    #expect(Parsed(String(repeating: "[", count: 5000)).bag.items.map(\.code) == [.tooMuchData])
    #expect(Parsed(String(repeating: "- ", count: 5000)).bag.items.map(\.code) == [.tooMuchData])
    let fine = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    #expect(Parsed(fine).bag.isEmpty)
  }

  @Test func findsTheByteThatIsNoText() {
    var bag = DiagnosticBag()
    let bytes = Array("title: Gr".utf8) + [0xF6] + Array("sse\n".utf8)
    #expect(DataParser.parse(SourceText(path: "a", bytes: bytes), into: &bag) == nil)
    #expect(bag.items.map(\.code) == [.dataNotUTF8])
    #expect(bag.items.first?.span == SourceSpan(path: "a", start: 9, end: 10))
  }

  /// No text makes the parser trap, hang or give a span outside the file.
  @Test(arguments: 0..<60)
  func survivesWhateverIsWritten(_ seed: UInt64) {
    var luck = Luck(seed &+ 77)
    let pieces = [
      "a: ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", "\"", "'", "|\n", ">-\n", "&a ", "*a",
      "!t ",
      "? ", ": ", "#", "\t", "---\n", "...\n", "<<: ", "é", "\u{2028}", "\u{FEFF}", "%", "x", "\\",
      "\r\n", "!!str ", "~", "12", "@", "\u{0}", "|2\n", "\u{85}",
    ]
    for _ in 0..<60 {
      var yaml = ""
      for _ in 0...luck.next() % 24 { yaml += luck.pick(pieces) }
      let parsed = Parsed(yaml)
      #expect(parsed.node != nil || parsed.bag.hasErrors)
      let end = yaml.utf8.count
      for item in parsed.bag.items { #expect(item.span.map { $0.end <= end } ?? true) }
      if let node = parsed.node { expectInside(node, end) }
    }
  }

  private func expectInside(_ node: DataNode, _ end: Int) {
    #expect(node.span.start <= node.span.end && node.span.end <= end)
    for child in node.elements + node.members.map(\.value) { expectInside(child, end) }
  }
}

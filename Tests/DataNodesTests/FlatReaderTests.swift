import DataNodes
import DefaultTheme
import Diagnostics
import Testing

/// The flat reader gives what Yams gives, or declines.
struct FlatReaderTests {
  /// Documents that the flat reader must take, or it would be of no use.
  @Test(arguments: [
    "title: Cold starts\n",
    "title: \"Cold starts: why\"\nweight: 3\ntags: [latency, scaling]\n",
    "# comment\n\ntitle: 'It is'   # why\n  \nlist: []\nempty:\nlast: a",
    "a: 1.5\nb: -3\nc: true\nd: ~\ne: null\nf: 2026-01-31\ng: 12:30\nh: http://a.b/c#d\n",
    "title: Kaltstart – größer\ntags: [é, \"ü\", 'x']\n",
    "alias: [a/b, \"c, d\" , 3 ,-1]\n",
    "a: \"step\\_{number}\"\nb: [\"\\_\", 'c\\_']\n",
  ])
  func takesFrontMatter(_ yaml: String) {
    var flat = FlatReader(SourceText(path: "a", yaml))
    #expect(flat.read() != nil)
    expectSame(yaml)
  }

  /// Documents that it must leave to Yams.
  @Test(arguments: [
    "a:\n  b: 1\n", "a:\n- b\n", "a: b\n  c\n", "a: \"x\\n\"\n", "a: 'it''s'\n", "a: [b,\n c]\n",
    "a: |\n  b\n", "a: &x b\n", "a: *x\n", "a: {b: c}\n", "a: b: c\n", "a: 1\na: 2\n", "a\tb: c\n",
    "---\na: b\n", "a: !t b\n", "a: [b: c]\n", "a: [[b]]\n", "- a\n", "a", "", "a: b\r\n",
    "a: \"b\" c\n", "a: [b] c\n", "a: [b, ]\n", "a:b\n", "a: @b\n", "\u{FEFF}a: b\n",
    "a: b\u{2028}c\n", "a: b\u{85}c\n", "a: b\u{7F}\n", "a: \"b\n", "a: [b\n", "a: [,]\n",
    "a: ? b\n", "a: - b\n", "a: --- b\n", "\"a\": b\n", "<<: b\n", "a: b\n...\n", "a: \"b\"#c\n",
  ])
  func leavesTheRest(_ yaml: String) {
    var flat = FlatReader(SourceText(path: "a", yaml))
    #expect(flat.read() == nil)
  }

  @Test func takesHundredsOfKeysAndLeavesARepeatedOne() {
    let words = (0..<300).map { "word\($0): number \($0)\n" }.joined()
    #expect(expectSame(words))
    var flat = FlatReader(SourceText(path: "a", words + "word7: again\n"))
    #expect(flat.read() == nil)
  }

  @Test func takesTheWordsOfTheTheme() throws {
    for language in ["en", "de"] {
      let file = EmbeddedTheme.files.first { $0.path == "strings/\(language).yaml" }
      #expect(expectSame(try #require(file).bytes), "\(language).yaml")
    }
  }

  @Test(arguments: 0..<40)
  func readsGeneratedDocumentsAsYamsDoes(_ seed: UInt64) {
    var luck = Luck(seed)
    var taken = 0
    for _ in 0..<50 {
      let yaml = document(&luck)
      taken += expectSame(yaml) ? 1 : 0
    }
    #expect(taken > 10)
  }

  @Test(arguments: 0..<60)
  func readsMutatedDocumentsAsYamsDoes(_ seed: UInt64) {
    var luck = Luck(seed &+ 1000)
    for _ in 0..<50 {
      var bytes = Array(document(&luck).utf8)
      for _ in 0...luck.next() % 3 where !bytes.isEmpty { mutate(&bytes, &luck) }
      expectSame(bytes)
    }
  }

  @Test func givesSpansInTheFileAroundAnInnerText() throws {
    let page = SourceText(path: "p.md", "---\ntitle: Äpfel\nx: [a]\n---\nbody\n")
    var bag = DiagnosticBag()
    let node = try #require(DataParser.parse(page.slice(4..<25), into: &bag))
    #expect(node["title"]?.span == SourceSpan(path: "p.md", start: 11, end: 17))
    #expect(node["x"]?.elements.first?.span == SourceSpan(path: "p.md", start: 22, end: 23))
  }

  @discardableResult
  private func expectSame(_ yaml: String) -> Bool {
    expectSame(Array(yaml.utf8))
  }

  /// True when the flat reader took the text.
  @discardableResult
  private func expectSame(_ bytes: [UInt8]) -> Bool {
    let text = SourceText(path: "a", bytes: bytes)
    var flat = FlatReader(text)
    guard let node = flat.read() else { return false }
    var bag = DiagnosticBag()
    let full = DataParser.parseFully(text, into: &bag)
    let yaml = String(decoding: bytes, as: UTF8.self)
    #expect(node == full, "\(yaml.debugDescription) \(rendered(bag, of: yaml))")
    #expect(bag.isEmpty)
    return true
  }

  private func document(_ luck: inout Luck) -> String {
    let keys = ["title", "weight", "tags", "draft", "a-b", "x_1", "no", "null", "Date"]
    let values = [
      "Cold starts", "3", "1.5e3", "true", "no", "\"a: b\"", "'a # b'", "[a, b]", "[ \"x\" ,y z]",
      "", "~", "2026-01-31", "größer – ja", "a:b", "a#b", "(c) \\d", "\"a\\_b\"", "'\\_'",
      "[1, -2, ~]", "[]", "-5",
      "x's", "50%", "a, b", "a]b", "+1", ".5", "\"\"", "''", "[\"\"]", "[a'b]", "12:30:00", "a?",
    ]
    var yaml = ""
    for index in 0...luck.next() % 6 {
      if luck.next() % 5 == 0 { yaml += luck.pick(["# note\n", "\n", "  \n", "#\n", "# ü: [\n"]) }
      let space = luck.pick([" ", " ", "  "])
      let tail = luck.pick(["", "", " ", " # c", "  #"])
      yaml += luck.pick(keys) + "\(index):" + space + luck.pick(values) + tail + "\n"
    }
    if luck.next() % 4 == 0 { yaml.removeLast() }
    return yaml
  }

  private func mutate(_ bytes: inout [UInt8], _ luck: inout Luck) {
    let alphabet = Array(" \n\t:#-[]{}\"'\\,?&*!|>%@`~ab1é\r".utf8)
    let index = Int(luck.next() % UInt64(bytes.count))
    switch luck.next() % 4 {
    case 0: bytes.remove(at: index)
    case 1: bytes[index] = luck.pick(alphabet)
    case 2: bytes.insert(luck.pick(alphabet), at: index)
    default: bytes.removeSubrange(index..<min(bytes.count, index + Int(luck.next() % 6)))
    }
  }
}

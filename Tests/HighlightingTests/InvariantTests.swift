import Foundation
import Highlighting
import TestSupport
import Testing

/// What must hold for every language and any bytes whatever.
@Suite struct HighlightingInvariantTests {
  @Test(arguments: Highlighter.languages.map(\.name))
  func keepsEveryByteOfMutatedCode(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    var random = Random(seed: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    let seeds = try Fixture.all().map { Array(try $0.text("code.txt").utf8) }
    for round in 0..<150 {
      var code = seeds[round % 3 == 0 ? random.below(seeds.count) : own(name)]
      for _ in 0..<random.below(6) { mutate(&code, &random) }
      expectKept(code, language)
    }
  }

  @Test(arguments: Highlighter.languages.map(\.name))
  func keepsEveryByteOfNoise(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    var random = Random(seed: 99)
    let signs = Array("\"'`\\/*#<>{}[]()$%@:;,.=-+!&|?~^_ \n\tafnrx019EO".utf8)
    for round in 0..<200 {
      let code = (0..<random.below(120)).map { _ in
        round % 4 == 0 ? UInt8(random.below(256)) : signs[random.below(signs.count)]
      }
      expectKept(code, language)
    }
  }

  @Test(arguments: Highlighter.languages.map(\.name))
  func keepsEveryByteOfShortCode(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    let signs = Array("\"'`\\/#<{}($@:=-!a1 \n".utf8)
    expectKept([], language)
    for first in signs {
      expectKept([first], language)
      for second in signs {
        expectKept([first, second], language)
        for third in signs { expectKept([first, second, third], language) }
      }
    }
  }

  /// A time that code of 20,000 bytes takes only when something is looked at again and again.
  @Test(arguments: Highlighter.languages.map(\.name))
  func staysLinear(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    let pieces = [
      "/", "a /* ", "${`", "`${", "\"${", "f\"{", "\\(\"", "<<A ", "a ", "{", "[!", "](", "` `` ",
      "$(", "${", "<!-- ", "<a b=\"", "&a", "/[", "# ", "- ", "? ", "k: |\n ", "a: \"", "'''", "\"",
      "\"\\", "<<E\n", "##\"", "@a.", "x   (", "=>", "1e+", "::: {", "\"a\"   ", "--",
      "<script>", "/a\\", "a:\n", "'", "$", "{a /* } ", "a\"b{", "```\n", "> ", ";a/*",
    ]
    for piece in pieces {
      let code = Array(String(repeating: piece, count: 20_000 / piece.utf8.count).utf8)
      var html: [UInt8] = []
      let elapsed = ContinuousClock().measure { language.write(code[...], into: &html) }
      #expect(elapsed < .seconds(2), "\(piece)")
      #expect(html.count >= code.count)
    }
  }

  private func own(_ name: String) -> Int {
    Fixture.all().firstIndex { $0.description == name } ?? 0
  }

  private func expectKept(
    _ code: [UInt8], _ language: Language, at location: SourceLocation = #_sourceLocation
  ) {
    var html: [UInt8] = []
    // A slice that does not begin at 0 must not matter.
    language.write(([0x7B] + code)[1...], into: &html)
    let shown = String(decoding: code, as: UTF8.self)
    #expect(
      plain(html) == code, "\(language.name): \(shown.debugDescription)", sourceLocation: location)
    #expect(
      isBalanced(html), "\(language.name): \(shown.debugDescription)", sourceLocation: location)
    let lines = language.lines(code[...])
    var joined: [UInt8] = []
    for (index, line) in lines.enumerated() {
      #expect(!line.contains(0x0A) && isBalanced(line), sourceLocation: location)
      joined += plain(line) + (index + 1 < lines.count || code.last == 0x0A ? [0x0A] : [])
    }
    #expect(joined == code, "\(language.name): \(shown.debugDescription)", sourceLocation: location)
  }

  private func mutate(_ code: inout [UInt8], _ random: inout Random) {
    let marks = [
      "\"", "'", "\"\"\"", "`", "${", "}", "/*", "*/", "<<EOF\n", "\\", "\n", "<", "\r\n",
    ]
    let at = random.below(code.count + 1)
    switch random.below(5) {
    case 0: code.insert(contentsOf: Array(marks[random.below(marks.count)].utf8), at: at)
    case 1: code.removeSubrange(at..<min(code.count, at + random.below(20)))
    case 2: code.insert(UInt8(random.below(256)), at: at)
    case 3: code.removeLast(random.below(code.count + 1))
    default: code.insert(contentsOf: code[at..<min(code.count, at + random.below(40))], at: 0)
    }
  }
}

/// Code back from its HTML: without tags, entities resolved.
private func plain(_ html: [UInt8]) -> [UInt8] {
  var plain: [UInt8] = []
  var index = 0
  let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
    (Array("&quot;".utf8), 0x22),
  ]
  while index < html.count {
    if html[index] == UInt8(ascii: "<") {
      while html[index] != UInt8(ascii: ">") { index += 1 }
      index += 1
    } else if html[index] == UInt8(ascii: "&"),
      let entity = entities.first(where: { html[index...].starts(with: $0.name) })
    {
      plain.append(entity.byte)
      index += entity.name.count
    } else {
      plain.append(html[index])
      index += 1
    }
  }
  return plain
}

/// Every span is opened, not empty, and closed before the next.
private func isBalanced(_ html: [UInt8]) -> Bool {
  var isOpen = false
  for index in html.indices where html[index] == UInt8(ascii: "<") {
    let isClosing = html[index + 1] == UInt8(ascii: "/")
    if isClosing != isOpen { return false }
    if isClosing, html[index - 1] == UInt8(ascii: ">") { return false }
    isOpen.toggle()
  }
  return !isOpen
}

/// A generator of our own, so that a failure can be repeated.
private struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return limit == 0 ? 0 : Int(state >> 33) % limit
  }
}

extension Language {
  static let javascript = Language(
    "javascript", aliases: ["js", "mjs", "cjs", "jsx", "node"], Grammar.javascript())

  static let typescript = Language(
    "typescript", aliases: ["ts", "tsx", "mts", "cts"],
    Grammar.javascript([
      .init(.keyword, "interface type enum namespace", introduces: .type),
      .init(
        .keyword,
        """
        abstract as asserts declare implements infer is keyof module override private protected
        public readonly satisfies unique
        """),
      .init(
        .type, "any bigint boolean never number object string symbol unknown void"),
    ]))
}

extension Grammar {
  /// JavaScript with some more words.
  static func javascript(_ more: [WordTable.Group] = []) -> Grammar {
    Grammar(
      comments: [.line("//"), .block("/*", "*/")],
      strings: [
        StringRule("\""), StringRule("'", apostropheBehindWords: true),
        StringRule("`", multiline: true, interpolations: [.init("${", closedBy: "}")]),
      ],
      words: more + [
        .init(.keyword, "function", introduces: .function),
        .init(.keyword, "class extends new", introduces: .type),
        .init(
          .keyword,
          """
          async await break case catch const continue debugger default delete do else export
          finally for from get if import in instanceof let of return set static switch throw try
          typeof var while with yield void
          """),
        .init(.constant, "true false null undefined NaN Infinity"),
        .init(.variable, "this super arguments"), .init(.type, "JSON URL"),
      ],
      wordStarts: "_$", wordParts: "_$", hooks: [("/", regularExpression), ("@#", prefixedName)],
      wordHook: name, capitals: .typesButMembers)
  }

  /// `/…/flags` where a value may stand; elsewhere a slash divides.
  private static let regularExpression: Hook = { scanner in
    guard !scanner.isAfterValue, scanner.position >= scanner.unclosedUntil else { return false }
    var index = scanner.position + 1
    var isInSet = false
    while index < scanner.end {
      let byte = scanner.code[index]
      if byte == 0x0A { break }
      if byte == UInt8(ascii: "\\") {
        // A line feed ends the search even behind a backslash.
        index += scanner.byte(at: index + 1) == 0x0A ? 1 : 2
        continue
      }
      if byte == UInt8(ascii: "[") { isInSet = true }
      if byte == UInt8(ascii: "]") { isInSet = false }
      if byte == UInt8(ascii: "/"), !isInSet {
        scanner.emit(.string, to: scanner.skip(from: index + 1) { $0.isLetter })
        scanner.isAfterValue = true
        return true
      }
      index += 1
    }
    scanner.unclosedUntil = index
    return false
  }

  /// Decorators are `@name`, private members `#name`.
  private static let prefixedName: Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1 else { return false }
    let isDecorator = scanner.byte() == UInt8(ascii: "@")
    scanner.emit(isDecorator ? .meta : .property, to: end)
    scanner.isAfterValue = true
    return true
  }

  /// A word before a colon is a member's name, whatever it means elsewhere; words that are
  /// keywords only in some places are keywords only there.
  private static let name: WordHook = { scanner, word, grammar in
    guard grammar.words.entry(scanner.code, word)?.kind == .keyword else { return nil }
    guard isContextual(word, scanner) else {
      let isKey = scanner.byte(at: word.upperBound) == UInt8(ascii: ":") && scanner.isAfterOpening
      return isKey && !scanner.has("default", at: word.lowerBound) ? .plain : nil
    }
    let after = scanner.byte(at: scanner.skip(from: word.upperBound, while: \.isBlank))
    let isName =
      after.isWordPart || after == UInt8(ascii: "\"") || after == UInt8(ascii: "'")
      || after == UInt8(ascii: "{") || after == UInt8(ascii: "[") || after == UInt8(ascii: "$")
      || after == UInt8(ascii: "*")
    return isName ? nil : after == UInt8(ascii: "(") ? .function : .plain
  }

  /// The words that are ordinary names where nothing follows them that they could rule.
  private static func isContextual(_ word: Range<Int>, _ scanner: Scanner) -> Bool {
    let words: [StaticString] = [
      "get", "set", "of", "from", "type", "is", "as", "module", "declare", "namespace", "static",
    ]
    guard word.count <= 9 else { return false }
    return words.contains {
      $0.utf8CodeUnitCount == word.count && scanner.has($0, at: word.lowerBound)
    }
  }
}

extension Scanner {
  /// True where a member of an object may begin: at the beginning of a line, behind `{`, `(`, `,`.
  var isAfterOpening: Bool {
    if isAtStart { return true }
    switch lastSign {
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ";"): return true
    default: return false
    }
  }

  /// The byte before the position, leaving out one space.
  private var lastSign: UInt8 {
    let before = byte(ahead: -1)
    return before == UInt8(ascii: " ") ? byte(ahead: -2) : before
  }
}

extension Language {
  static let python = Language(
    "python", aliases: ["py", "python3"],
    Grammar(
      comments: [.line("#")], strings: pythonStrings,
      words: [
        .init(.keyword, "def", introduces: .function),
        .init(.keyword, "class", introduces: .type),
        .init(
          .keyword,
          """
          and as assert async await break case continue del elif else except finally for from
          global if import in is lambda match nonlocal not or pass raise return try while with
          yield
          """),
        .init(.constant, "True False None NotImplemented Ellipsis __name__ __file__"),
        .init(.variable, "self cls"),
        .init(
          .type,
          "int float str bytes bool list dict set tuple frozenset object type complex range"),
      ],
      operators: "+-*/%=<>!&|^~@", hooks: [("@", decorator)], wordHook: softKeyword,
      capitals: .typesButMembers))

  /// Bare and prefixed, one line and three quotes, with code inside where an `f` says so.
  private static let pythonStrings: [StringRule] = {
    let code = StringRule.Interpolation("{", closedBy: "}", isEscapedByDoubling: true)
    var rules: [StringRule] = []
    for quote in ["\"\"\"", "'''", "\"", "'"] {
      let isMultiline = quote.count == 3
      rules.append(StringRule(quote, multiline: isMultiline))
      rules.append(
        StringRule(
          quote, prefixes: ["r", "u", "b", "br", "rb"], multiline: isMultiline))
      rules.append(
        StringRule(
          quote, prefixes: ["f", "fr", "rf", "t"], multiline: isMultiline,
          interpolations: [code]))
    }
    return rules
  }()

  /// `@name.name` at the beginning of a line.
  private static let decorator: Grammar.Hook = { scanner in
    guard scanner.isAtStart, scanner.byte(ahead: 1).isWordPart else { return false }
    let end = scanner.skip(from: scanner.position + 1) {
      $0.isWordPart || $0 == UInt8(ascii: ".")
    }
    scanner.emit(.meta, to: end)
    return true
  }

  /// `match` and `case` are keywords only where a statement begins and are no call or target.
  /// What `=` follows at once is the name of an argument.
  private static let softKeyword: Grammar.WordHook = { scanner, word, _ in
    if !scanner.isAtStart, scanner.byte(at: word.upperBound) == UInt8(ascii: "="),
      scanner.byte(at: word.upperBound + 1) != UInt8(ascii: "=")
    {
      return .plain
    }
    let isMatch = scanner.has("match", at: word.lowerBound) && word.count == 5
    let isCase = scanner.has("case", at: word.lowerBound) && word.count == 4
    guard isMatch || isCase else { return nil }
    let next = scanner.byte(at: word.upperBound)
    let after = scanner.byte(at: word.upperBound + 1)
    let isStatement =
      scanner.isAtStart && next == UInt8(ascii: " ") && after != UInt8(ascii: "=")
    return isStatement ? nil : .plain
  }
}

extension Language {
  static let kotlin = Language(
    "kotlin", aliases: ["kt", "kts"],
    Grammar(
      comments: [.line("//"), .block("/*", "*/", nests: true)],
      strings: [
        StringRule(
          "\"\"\"", escape: nil, multiline: true, interpolations: [.init("${", closedBy: "}")]),
        StringRule("\"", interpolations: [.init("${", closedBy: "}")]), StringRule("'"),
      ],
      words: [
        .init(.keyword, "fun", introduces: .function),
        .init(.keyword, "class interface object typealias", introduces: .type),
        .init(
          .keyword,
          """
          abstract actual annotation as break by catch companion const
          constructor continue crossinline
          data do else enum expect external final finally for get if import in infix init inline
          inner internal is lateinit noinline open operator out override package private protected
          public reified return sealed set suspend tailrec throw try val value var vararg when where
          while
          """),
        .init(.constant, "true false null"), .init(.variable, "this super it"),
      ],
      hooks: [("@", annotation)], capitals: .typesButMembers))

  private static let annotation: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) {
      $0.isWordPart || $0 == UInt8(ascii: ":")
    }
    guard end > scanner.position + 1 else { return false }
    scanner.emit(.meta, to: end)
    return true
  }
}

extension Language {
  static let php = Language(
    "php",
    Grammar(
      comments: [.line("//"), .line("#"), .block("/*", "*/")],
      strings: [
        StringRule("\"", multiline: true, interpolations: [.init("{", closedBy: "}")]),
        StringRule("'", multiline: true),
      ],
      words: [
        .init(.keyword, "function fn", introduces: .function),
        .init(.keyword, "class interface trait enum", introduces: .type),
        .init(
          .keyword,
          """
          abstract and as break case catch clone const continue declare default do echo else elseif
          empty extends final finally for foreach global goto if implements include include_once
          instanceof insteadof isset list match namespace new or print private protected public
          readonly require require_once return static switch throw try unset use var while xor yield
          php
          """),
        .init(.type, "array bool callable float int iterable mixed never object string void"),
        .init(.constant, "true false null"),
      ],
      hooks: [("$", variable)], capitals: .types))

  private static let variable: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1 else { return false }
    scanner.emit(.variable, to: end)
    scanner.isAfterValue = true
    return true
  }
}

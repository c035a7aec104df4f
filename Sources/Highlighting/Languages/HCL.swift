extension Language {
  /// Terraform and its relatives.
  static let hcl = Language(
    "hcl", aliases: ["terraform", "tf", "tofu", "opentofu"],
    Grammar(
      comments: [.line("#"), .line("//"), .block("/*", "*/")],
      strings: [
        StringRule(
          "\"",
          interpolations: [
            .init("${", closedBy: "}", isEscapedByDoubling: false),
            .init("%{", closedBy: "}", isEscapedByDoubling: false),
          ])
      ],
      words: [
        .init(
          .keyword,
          """
          resource variable module output provider terraform data locals for in if else endif
          endfor
          """),
        .init(.constant, "true false null"),
        .init(.type, "string number bool list map set object tuple any"),
      ],
      wordParts: "_-", hooks: [("<", { $0.announceHeredoc(.templates) })], wordHook: argument))

  /// A word before `=` is an argument's name, one before a block or its label the block's kind.
  private static let argument: Grammar.WordHook = { scanner, word, grammar in
    let next = scanner.skip(from: word.upperBound, while: \.isBlank)
    let isAssigned =
      scanner.byte(at: next) == UInt8(ascii: "=")
      && scanner.byte(at: next + 1) != UInt8(ascii: "=")
      && scanner.byte(at: next + 1) != UInt8(ascii: ">")
    if scanner.isAfterOpening, isAssigned { return .property }
    let opensBlock =
      scanner.byte(at: next) == UInt8(ascii: "{") || scanner.byte(at: next) == UInt8(ascii: "\"")
    if scanner.isAtStart, opensBlock { return .keyword }
    let isName = scanner.byte(at: word.upperBound) == UInt8(ascii: ".")
    return isName && grammar.words.entry(scanner.code, word)?.kind == .keyword ? .plain : nil
  }
}

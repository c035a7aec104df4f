extension Language {
  static let powershell = Language(
    "powershell", aliases: ["ps1", "pwsh"],
    Grammar(
      comments: [.block("<#", "#>"), .line("#")],
      strings: [
        StringRule(
          "\"", escape: "`", multiline: true, interpolations: [.init("$(", closedBy: ")")]),
        StringRule("'", escape: nil, multiline: true, doubling: true),
      ],
      words: [
        .init(.keyword, "function filter", introduces: .function),
        .init(.keyword, "class enum", introduces: .type),
        .init(
          .keyword,
          """
          begin break catch continue data do dynamicparam else elseif end exit finally for foreach
          from if in param process return switch throw trap try until using while
          """),
      ],
      foldsCase: true, wordParts: "_-", hooks: [("$", variable), ("-", flag)],
      callsAreFunctions: false))

  /// `$name`, `$env:NAME`.
  private static let variable: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) {
      $0.isWordPart || $0 == UInt8(ascii: ":")
    }
    guard end > scanner.position + 1 else { return false }
    scanner.emit(.variable, to: end)
    scanner.isAfterValue = true
    return true
  }

  /// `-Name` behind a space: a parameter or an operator in words.
  private static let flag: Grammar.Hook = { scanner in
    guard scanner.byte(ahead: -1) <= 0x20, scanner.byte(ahead: 1).isLetter else { return false }
    scanner.emit(.attribute, to: scanner.skip(from: scanner.position + 1) { $0.isWordPart })
    return true
  }
}

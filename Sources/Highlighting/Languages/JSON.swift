extension Language {
  /// With comments, which configuration files like.
  static let json = Language(
    "json", aliases: ["jsonc", "json5", "jsonl"],
    Grammar(
      comments: [.line("//"), .block("/*", "*/")],
      words: [.init(.constant, "true false null")],
      operators: "", hooks: [("\"", text), ("-", negative)], callsAreFunctions: false))

  /// A string; a name when a colon follows.
  private static let text: Grammar.Hook = { scanner in
    var index = scanner.position + 1
    while index < scanner.end, scanner.code[index] != UInt8(ascii: "\""),
      scanner.code[index] != 0x0A
    {
      index += scanner.code[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index, scanner.end)
    if scanner.byte(at: index) == UInt8(ascii: "\"") { index += 1 }
    let next = scanner.skip(from: index, while: \.isBlank)
    scanner.emit(scanner.byte(at: next) == UInt8(ascii: ":") ? .property : .string, to: index)
    return true
  }

  private static let negative: Grammar.Hook = { scanner in
    guard scanner.byte(ahead: 1).isDigit else { return false }
    scanner.emit(.number, to: scanner.position + 1)
    scanner.scanNumber()
    return true
  }
}

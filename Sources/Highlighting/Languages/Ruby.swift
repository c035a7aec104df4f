extension Language {
  static let ruby = Language(
    "ruby", aliases: ["rb", "gemfile"],
    Grammar(
      comments: [.line("#"), .block("=begin", "=end")],
      strings: [
        StringRule("\"", multiline: true, interpolations: [.init("#{", closedBy: "}")]),
        StringRule("'", multiline: true),
        StringRule("`", interpolations: [.init("#{", closedBy: "}")]),
      ],
      words: [
        .init(.keyword, "def", introduces: .function),
        .init(.keyword, "class module", introduces: .type),
        .init(
          .keyword,
          """
          BEGIN END alias and begin break case defined? do else elsif end ensure extend for if in
          include loop next not or private protected public raise redo require require_relative
          rescue retry return super then undef unless until when while yield
          attr_accessor attr_reader attr_writer
          """),
        .init(.constant, "true false nil __FILE__ __LINE__"), .init(.variable, "self"),
      ],
      wordParts: "_?!", hooks: [(":", symbol), ("@$", variable)], capitals: .types))

  /// `:name`, and no part of `A::B`.
  private static let symbol: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1, scanner.byte(ahead: -1) != UInt8(ascii: ":"),
      !scanner.byte(ahead: 1).isDigit
    else { return false }
    scanner.emit(.constant, to: end)
    return true
  }

  /// `@name`, `@@name`, `$name`.
  private static let variable: Grammar.Hook = { scanner in
    let isDouble = scanner.byte(ahead: 1) == UInt8(ascii: "@")
    let name = scanner.position + (isDouble ? 2 : 1)
    let end = scanner.skip(from: name) { $0.isWordPart }
    guard end > name else { return false }
    scanner.emit(.variable, to: end)
    scanner.isAfterValue = true
    return true
  }
}

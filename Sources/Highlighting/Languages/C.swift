extension Language {
  static let c = Language("c", aliases: ["h"], Grammar.c())

  static let cpp = Language(
    "cpp", aliases: ["c++", "cc", "cxx", "hpp"],
    Grammar.c([
      .init(.keyword, "class namespace", introduces: .type),
      .init(
        .keyword,
        """
        alignas alignof catch co_await co_return co_yield concept consteval constexpr constinit
        decltype delete explicit export final friend import module mutable new noexcept operator
        override private protected public requires static_assert template throw try typename
        using virtual
        """),
      .init(.type, "string string_view vector map set optional variant auto"),
      .init(.variable, "this"),
    ]))
}

extension Grammar {
  /// C with some more words.
  static func c(_ more: [WordTable.Group] = []) -> Grammar {
    Grammar(
      comments: [.line("//"), .block("/*", "*/")],
      strings: [StringRule("\""), StringRule("'")],
      words: more + [
        .init(.keyword, "enum struct union", introduces: .type),
        .init(
          .keyword,
          """
          asm break case const continue default do else extern for goto if inline register restrict
          return sizeof static switch typedef volatile while
          """),
        .init(
          .type,
          """
          bool char double float int int8_t int16_t int32_t int64_t long ptrdiff_t short signed
          size_t ssize_t uint8_t uint16_t uint32_t uint64_t unsigned void wchar_t
          """),
        .init(.constant, "true false NULL nullptr"),
      ],
      hooks: [("#", directive)], capitals: .types)
  }

  /// `#include` at the beginning of a line.
  private static let directive: Hook = { scanner in
    guard scanner.isAtStart else { return false }
    let name = scanner.skip(from: scanner.position + 1, while: \.isBlank)
    let end = scanner.skip(from: name) { $0.isWordPart }
    guard end > name else { return false }
    scanner.emit(.meta, to: end)
    return true
  }
}

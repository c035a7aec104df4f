extension Language {
  static let rust = Language(
    "rust", aliases: ["rs"],
    Grammar(
      comments: [.line("//"), .block("/*", "*/", nests: true)],
      strings: [
        StringRule("\"", multiline: true), StringRule("\"", prefixes: ["b", "c"], multiline: true),
        StringRule("#\"", "\"#", prefixes: ["r", "br"], escape: nil, multiline: true),
        StringRule("\"", prefixes: ["r", "br"], escape: nil, multiline: true),
      ],
      words: [
        .init(.keyword, "fn", introduces: .function),
        .init(.keyword, "enum struct trait type union", introduces: .type),
        .init(
          .keyword,
          """
          as async await break const continue crate dyn else extern for if impl in let loop match
          mod move mut pub ref return static super unsafe use where while
          """),
        .init(
          .type,
          """
          bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize
          """),
        .init(.constant, "true false"), .init(.variable, "self"),
      ],
      hooks: [("#", attribute), ("'", quoted)], capitals: .types))

  /// `#[derive(Debug)]`
  private static let attribute: Grammar.Hook = { scanner in
    let open = scanner.byte(ahead: 1) == UInt8(ascii: "!") ? 2 : 1
    guard scanner.byte(ahead: open) == UInt8(ascii: "[") else { return false }
    let end = scanner.skip(from: scanner.position) { $0 != UInt8(ascii: "]") && $0 != 0x0A }
    scanner.emit(.meta, to: min(scanner.end, end + 1))
    return true
  }

  /// `'a'` is a character, `'a` the name of a lifetime.
  private static let quoted: Grammar.Hook = { scanner in
    let quote = UInt8(ascii: "'")
    if scanner.byte(ahead: 1) == UInt8(ascii: "\\") {
      let end = scanner.skip(from: scanner.position + 3) { $0 != quote && $0 != 0x0A }
      scanner.emit(.string, to: min(scanner.end, end + 1))
      return true
    }
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    if scanner.byte(at: end) == quote, end > scanner.position + 1 {
      scanner.emit(.string, to: end + 1)
    } else if end > scanner.position + 1 {
      scanner.emit(.type, to: end)
    } else {
      return false
    }
    return true
  }
}

extension Language {
  static let graphql = Language(
    "graphql", aliases: ["gql"],
    Grammar(
      comments: [.line("#")],
      strings: [StringRule("\"\"\"", multiline: true), StringRule("\"")],
      words: [
        .init(.keyword, "enum input interface scalar type union", introduces: .type),
        .init(.keyword, "mutation query subscription fragment", introduces: .function),
        .init(.keyword, "directive extend implements on repeatable schema"),
        .init(.constant, "true false null"),
      ],
      operators: "=|&!", hooks: [("$@", prefixed)], capitals: .types))

  /// `$variable`, `@directive`.
  private static let prefixed: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1 else { return false }
    scanner.emit(scanner.byte() == UInt8(ascii: "$") ? .variable : .meta, to: end)
    return true
  }

  /// Protocol Buffers.
  static let proto = Language(
    "proto", aliases: ["protobuf", "proto3"],
    Grammar(
      comments: [.line("//"), .block("/*", "*/")], strings: [StringRule("\""), StringRule("'")],
      words: [
        .init(.keyword, "enum message service", introduces: .type),
        .init(.keyword, "rpc", introduces: .function),
        .init(
          .keyword,
          """
          extend extensions import map oneof option optional package public repeated required
          reserved returns stream syntax to
          """),
        .init(
          .type,
          """
          bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string
          uint32 uint64
          """),
        .init(.constant, "true false"),
      ],
      capitals: .types))
}

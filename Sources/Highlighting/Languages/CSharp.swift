extension Language {
  static let csharp = Language(
    "csharp", aliases: ["cs", "c#", "dotnet"],
    Grammar(
      comments: [.line("//"), .block("/*", "*/")],
      strings: [
        StringRule("\"\"\"", multiline: true), StringRule("\""), StringRule("'"),
        StringRule(
          "@\"", "\"", escape: nil, multiline: true, doubling: true),
        StringRule(
          "$\"", "\"",
          interpolations: [.init("{", closedBy: "}", isEscapedByDoubling: true)]),
      ],
      words: [
        .init(.keyword, "class interface enum record struct", introduces: .type),
        .init(
          .keyword,
          """
          abstract as async await base break case catch checked const continue default delegate do
          else event explicit extern finally fixed for foreach get goto if implicit in init internal
          is lock namespace new operator out override params partial private protected public
          readonly ref required return sealed set sizeof stackalloc static switch throw try typeof
          unchecked unsafe using virtual volatile when where while with yield
          """),
        .init(
          .type,
          """
          bool byte char decimal double dynamic float int long nint nuint object sbyte short string
          uint ulong ushort var void
          """),
        .init(.constant, "true false null"), .init(.variable, "this"),
      ],
      capitals: .typesButMembers))
}

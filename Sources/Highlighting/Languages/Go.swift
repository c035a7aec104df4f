extension Language {
  static let go = Language(
    "go", aliases: ["golang"],
    Grammar(
      comments: [.line("//"), .block("/*", "*/")],
      strings: [
        StringRule("\""), StringRule("'"), StringRule("`", escape: nil, multiline: true),
      ],
      words: [
        .init(.keyword, "func", introduces: .function),
        .init(.keyword, "type", introduces: .type),
        .init(
          .keyword,
          """
          break case chan const continue default defer else fallthrough for go goto if import
          interface map package range return select struct switch var
          """),
        .init(
          .type,
          """
          any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32
          int64 rune string uint uint8 uint16 uint32 uint64 uintptr
          """),
        .init(.constant, "true false nil iota"),
        .init(
          .function,
          """
          append cap clear close complex copy delete imag len make max min new panic print println
          real recover
          """),
      ]))
}
